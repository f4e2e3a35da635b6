import { useCallback, useEffect, useMemo, useRef } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { reachability } from '../../api/reachability.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { tillDatabase, type KeptRow } from '../store/till-database.js';
import { useLive } from '../store/use-live.js';
import { reportTill } from '../till/report-till.js';
import { keepEntry, type KeptEntry } from './keep-entry.js';
import { keptRows } from './kept-rows.js';
import { sendKept } from './send-kept.js';
import { dropKept } from './settle-kept.js';

const SEND_EVERY_MS = 15_000;

/** Entries of a side page that only this device has. */
export interface Kept {
  readonly waiting: readonly KeptRow[];
  /** Stores an entry on the device at once, and sends it as soon as there is a network. @throws when there is no room for it */
  readonly keep: (entry: KeptEntry) => Promise<void>;
  /** Removes an entry that the server refused. */
  readonly drop: (clientId: string) => Promise<void>;
}

interface KeptOf {
  /** Whether the page shows sign-ins and sign-outs, or everything else. */
  readonly taps: boolean;
  /** Something has left the device. */
  readonly onSent: () => void;
  readonly onExpired: () => void;
}

/** Sends on start, when the network comes back, by a timer, and after each new entry. */
export function useKept(owner: OutboxOwner, { taps, onSent, onExpired }: KeptOf): Kept {
  const { accountId, facilityId } = owner;
  const flush = useCallback(async (): Promise<void> => {
    try {
      await sendKept(tillDatabase, owner);
    } catch (reason) {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
    }
    // Also when it was not taken: where anything gets through at all, nobody else closes the day over it.
    await reportTill(tillDatabase, facilityId).catch(() => undefined);
  }, [owner, facilityId, onExpired]);
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
  const rows = useLive(useCallback(() => keptRows(tillDatabase, { accountId, facilityId }), [accountId, facilityId]));
  const waiting = useMemo(() => (rows ?? []).filter(({ tap }) => (tap !== undefined) === taps), [rows, taps]);
  useWhenFewer(waiting.length, onSent);
  const drop = useCallback((clientId: string) => dropKept(tillDatabase, clientId), []);
  return { keep, drop, waiting };
}

/** Whoever sent it, this page or the counter behind it. */
function useWhenFewer(count: number, then: () => void): void {
  const before = useRef(0);
  useEffect(() => {
    if (count < before.current) then();
    before.current = count;
  }, [count, then]);
}
