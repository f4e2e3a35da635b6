import { fen, formatYuan } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Diner } from '../../api/contract.js';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import type { FormBody } from '../../shared/form-values.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { MoneyDialog } from './money-dialog.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { StatementTable } from './statement-table.js';
import { useWallet, type Booking } from './use-wallet.js';

interface WalletViewProps {
  readonly person: Diner;
  readonly memory: DinerMemory;
  /** Where a receipt is shown, without its id. */
  readonly receiptAddress: string;
  readonly onExpired: () => void;
}

/** One resident's wallet: what it holds, what moved it, and the two keys that do. */
export function WalletView({ person, memory, receiptAddress, onExpired }: WalletViewProps) {
  const { t, i18n } = useTranslation();
  const state = useWallet(person.residentId, onExpired);
  const [booking, setBooking] = useState<Booking | null>(null);
  const { shown, error, book } = state;
  const wallet = shown?.wallet ?? null;
  const submit = async (values: FormBody): Promise<void> => {
    if (!booking) return;
    const receipt = await book(booking, values);
    await memory.moveWallet(receipt.residentId, receipt.amountFen);
    location.hash = receiptAddress + receipt.id;
  };
  return (
    <section className="wallet-view" aria-label={person.name}>
      <div className="wallet-head">
        <h2>
          {person.name} <small>{t('serve.age', { age: person.age })}</small> <small>{person.villageName}</small>
        </h2>
        {wallet && (
          <p className="wallet-balance">
            {t('wallet.balance')} <Money amountFen={wallet.balanceFen} heading />
          </p>
        )}
        {wallet && wallet.arrearsFen > 0 && (
          <StateTag tone="warn">{t('wallet.arrears', { amount: formatYuan(fen(wallet.arrearsFen)) })}</StateTag>
        )}
        {shown && !wallet && <p>{t('wallet.none')}</p>}
        <div className="wallet-keys">
          <button type="button" className="button button-main" disabled={!shown} onClick={() => setBooking('top-ups')}>
            {t('wallet.topUp')}
          </button>
          <button
            type="button"
            className="button"
            disabled={!wallet || wallet.balanceFen === 0}
            onClick={() => setBooking('refunds')}
          >
            {t('wallet.refund')}
          </button>
        </div>
      </div>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('wallet.failedKept')}
          todo={t('wallet.failedTodo')}
        >
          <button type="button" className="button" onClick={state.reload}>
            {t('tillFailed.retry')}
          </button>
        </ErrorState>
      )}
      {!shown && error === null && <p role="status">{t('wallet.loading')}</p>}
      {shown && <StatementTable {...{ shown, receiptAddress }} onMore={state.more} />}
      {booking && shown && (
        <MoneyDialog {...{ booking, shown }} name={person.name} onSubmit={submit} onClose={() => setBooking(null)} />
      )}
    </section>
  );
}
