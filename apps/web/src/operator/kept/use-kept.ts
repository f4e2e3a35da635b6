import { useCallback, useEffect } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { reachability } from '../../api/reachability.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { tillDatabase, type KeptRow } from '../store/till-database.js';
import { useLive } from '../store/use-live.js';
import { keepEntry, sendKept, type KeptEntry } from './keep-entry.js';

const SEND_EVERY_MS = 15_000;

/** Entries of side pages that only this device has. */
export interface Kept {
  readonly waiting: readonly KeptRow[];
  /** Stores an entry on the device at once, and sends it as soon as there is a network. */
  readonly keep: (entry: KeptEntry) => Promise<void>;
  /** Removes an entry that the server refused. */
  readonly drop: (clientId: string) => Promise<void>;
}

/** Sends on start, when the network comes back, by a timer, and after each new entry. */
export function useKept(
  owner: OutboxOwner,
  { onSent, onExpired }: { readonly onSent: () => void; readonly onExpired: () => void },
): Kept {
  const { accountId, facilityId } = owner;
  const flush = useCallback(
    (): Promise<void> =>
      sendKept(tillDatabase, owner).then(
        (sent) => sent > 0 && onSent(),
        (reason: unknown) => ApiProblem.hasStatus(reason, 401) && onExpired(),
      ) as Promise<void>,
    [owner, onSent, onExpired],
  );
  useEffect(() => {
    const whenReachable = (): void => {
      if (reachability.current()) void flush().then(onSent);
    };
    void flush();
    const unsubscribe = reachability.subscribe(whenReachable);
    const timer = setInterval(() => void flush(), SEND_EVERY_MS);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  }, [flush, onSent]);
  const keep = useCallback(
    async (entry: KeptEntry): Promise<void> => {
      await keepEntry(tillDatabase, owner, entry);
      void flush();
    },
    [owner, flush],
  );
  const rows = useLive(
    useCallback(
      () => tillDatabase.kept.where('[accountId+facilityId]').equals([accountId, facilityId]).sortBy('clientId'),
      [accountId, facilityId],
    ),
  );
  const drop = useCallback((clientId: string) => tillDatabase.kept.delete(clientId), []);
  return { keep, drop, waiting: rows ?? [] };
}
