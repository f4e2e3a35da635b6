import './wallet.css';
import './wallet-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner, Slot } from '../../api/contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { useDinerSearch } from '../diner/use-diner-search.js';
import type { DinerRow } from '../store/till-database.js';
import { useReachable } from '../till/use-reachable.js';
import { useFragment, WALLET_ADDRESS } from '../use-place.js';
import { ReceiptPage } from './receipt-page.js';
import { WalletView } from './wallet-view.js';

interface WalletPageProps {
  readonly rows: readonly DinerRow[];
  readonly slot: Slot;
  readonly businessDate: string;
  readonly memory: DinerMemory;
  readonly loggedIn: boolean;
  readonly onExpired: () => void;
}

const RECEIPT = `${WALLET_ADDRESS}/receipt/`;

/** 钱包: who has how much, top-ups, refunds, statements and receipts. */
export function WalletPage({ rows, slot, businessDate, memory, loggedIn, onExpired }: WalletPageProps) {
  const { t } = useTranslation();
  const fragment = useFragment();
  const reachable = useReachable();
  const [text, setText] = useState('');
  const [person, setPerson] = useState<Diner | null>(null);
  const askServer = reachable && loggedIn;
  const { diners, settled } = useDinerSearch({ text, slot, businessDate, rows, memory, askServer });
  const nameOf = (residentId: string): string | null => {
    if (person?.residentId === residentId) return person.name;
    return rows.find((row) => row.residentId === residentId)?.diner.name ?? null;
  };
  if (fragment.startsWith(RECEIPT)) {
    return <ReceiptPage id={fragment.slice(RECEIPT.length)} nameOf={nameOf} onExpired={onExpired} />;
  }
  const asked = text.trim() !== '';
  return (
    <main className="wallet-main">
      <h1>{t('wallet.title')}</h1>
      <label className="field wallet-search">
        <span>{t('wallet.search')}</span>
        <input
          className="input"
          type="text"
          autoComplete="off"
          autoFocus
          maxLength={64}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPerson(null);
          }}
        />
        <small>{t('wallet.searchHint')}</small>
      </label>
      {asked && !person && <FoundPeople diners={diners} settled={settled} onPick={setPerson} />}
      {person && (
        <WalletView
          key={person.residentId}
          person={person}
          memory={memory}
          receiptAddress={RECEIPT}
          onExpired={onExpired}
        />
      )}
      {!asked && !person && (
        <EmptyState title={t('wallet.start')}>
          <p>{t('wallet.startText')}</p>
        </EmptyState>
      )}
    </main>
  );
}

interface FoundPeopleProps {
  readonly diners: readonly Diner[];
  readonly settled: boolean;
  readonly onPick: (diner: Diner) => void;
}

function FoundPeople({ diners, settled, onPick }: FoundPeopleProps) {
  const { t } = useTranslation();
  if (diners.length === 0) {
    if (!settled) return <p role="status">{t('wallet.loading')}</p>;
    return (
      <EmptyState title={t('wallet.nobody')}>
        <p>{t('wallet.nobodyText')}</p>
      </EmptyState>
    );
  }
  return (
    <ul className="wallet-people" aria-label={t('wallet.found')}>
      {diners.map((diner) => (
        <li key={diner.residentId}>
          <button type="button" className="button" onClick={() => onPick(diner)}>
            <strong>{diner.name}</strong> <span>{t('serve.age', { age: diner.age })}</span>{' '}
            <span>{diner.villageName}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
