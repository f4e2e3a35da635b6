import './serve.css';
import { businessDateAt } from '@nuancan/kernel';
import { lazy, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/contract.js';
import { rememberedAccount } from '../session/remembered-account.js';
import { useSession } from '../session/session-state.js';
import { ErrorState } from '../shared/error-state.js';
import { DinerMemory } from './diner/diner-memory.js';
import { LogOutButton } from '../session/log-out-button.js';
import { OutboxFlusher } from './outbox/outbox-flusher.js';
import { Outbox, type OutboxOwner } from './outbox/outbox.js';
import { ServeCounter } from './serve-counter.js';
import { tillDatabase } from './store/till-database.js';
import { TillNotReady } from './till/till-not-ready.js';
import { useClock } from './till/use-clock.js';
import { useTillRows } from './till/use-till-rows.js';
import { useTillSync } from './till/use-till-sync.js';
import { usePlace } from './use-place.js';

const SidePlace = lazy(async () => ({ default: (await import('./side-place.js')).SidePlace }));

/** 供餐: the operator's page. */
export function ServePage() {
  const { state } = useSession();
  const { t } = useTranslation();
  if (state.phase !== 'in') return null;
  const { account } = state;
  const { facilityId } = account.scope;
  if (facilityId === null) {
    return (
      <main className="face face-operator till-alone">
        <h1>{t('serve.title')}</h1>
        <ErrorState happened={t('noFacility.happened')} kept={t('noFacility.kept')} todo={t('noFacility.todo')}>
          <LogOutButton />
        </ErrorState>
      </main>
    );
  }
  return (
    <Till key={`${account.id}|${facilityId}`} account={account} facilityId={facilityId} standing={state.standing} />
  );
}

interface TillProps {
  readonly account: Account;
  readonly facilityId: string;
  readonly standing: 'confirmed' | 'unconfirmed' | 'expired';
}

/** What of the device belongs to this account and facility. */
function useTillParts({ id: accountId, displayName: accountName }: Account, facilityId: string) {
  return useMemo(() => {
    const owner: OutboxOwner = { accountId, accountName, facilityId };
    const outbox = new Outbox(tillDatabase, owner);
    const isOwnSession = (): boolean => rememberedAccount.read()?.id === accountId;
    return {
      owner,
      outbox,
      flusher: new OutboxFlusher(tillDatabase, outbox, isOwnSession),
      memory: new DinerMemory(tillDatabase, facilityId),
    };
  }, [accountId, accountName, facilityId]);
}

function Till({ account, facilityId, standing }: TillProps) {
  const session = useSession();
  const now = useClock();
  const place = usePlace();
  const businessDate = businessDateAt(now);
  const parts = useTillParts(account, facilityId);
  const rows = useTillRows(tillDatabase, parts.owner, businessDate);
  const sync = useTillSync({
    ...{ database: tillDatabase, flusher: parts.flusher, owner: parts.owner, businessDate },
    loggedIn: standing === 'confirmed',
    onExpired: session.expire,
  });
  if (!rows?.till) return <TillNotReady loading={rows === undefined} sync={sync} />;
  if (place !== 'counter') {
    return (
      <SidePlace
        {...{ place, rows, now }}
        owner={parts.owner}
        memory={parts.memory}
        loggedIn={standing === 'confirmed'}
        onExpired={session.expire}
        onChanged={sync.refetch}
      />
    );
  }
  return (
    <ServeCounter
      {...{ account, standing, now, businessDate, rows, sync }}
      till={rows.till}
      outbox={parts.outbox}
      memory={parts.memory}
    />
  );
}
