import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { reachability } from '../../api/reachability.js';
import { request } from '../../api/request.js';
import { syncDay } from '../day/sync-day.js';
import type { FlushOutcome, OutboxFlusher } from '../outbox/outbox-flusher.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { syncTill } from '../store/sync-till.js';
import type { TillDatabase } from '../store/till-database.js';

interface TillToSync {
  readonly database: TillDatabase;
  readonly flusher: OutboxFlusher;
  readonly owner: OutboxOwner;
  readonly businessDate: string;
  /** Whether the server knows the session; without it nothing is asked. */
  readonly loggedIn: boolean;
  readonly onExpired: () => void;
}

/** How the till stands with the server. */
export interface TillSync {
  /** Null before the first attempt. */
  readonly outcome: FlushOutcome | null;
  /** Why the counter's day could not be fetched; null when it could, or when there is no network. */
  readonly failure: ApiProblem | null;
  /** Sends now what waits. */
  readonly flush: () => Promise<void>;
  /** Fetches the counter's day again. */
  readonly refetch: () => void;
}

/** The counter comes first; what side pages kept is fetched and sent when it stands. */
const AFTER_MEALS_LATER_MS = 10_000;
const loadAfterMeals = () => import('./after-meals.js');

const FLUSH_EVERY_MS = 15_000;
const DAY_EVERY_MS = 60_000;
const TILL_EVERY_MS = 10 * 60_000;

/** Keeps till and server in step: on start, when the network or the page comes back, by timers and by the button. */
export function useTillSync({ database, flusher, owner, businessDate, loggedIn, onExpired }: TillToSync): TillSync {
  const { facilityId } = owner;
  const [outcome, setOutcome] = useState<FlushOutcome | null>(null);
  const [failure, setFailure] = useState<ApiProblem | null>(null);

  const flush = useCallback(async () => {
    if (!loggedIn) return;
    if (!reachability.current()) await request<unknown>('/health/live', { timeoutMs: 5_000 }).catch(() => undefined);
    const ended = await flusher.flush();
    setOutcome(ended);
    if (ended === 'expired') return onExpired();
    if (performance.now() < AFTER_MEALS_LATER_MS && (await database.kept.count()) === 0) return;
    await loadAfterMeals()
      .then(({ sendAfterMeals }) => sendAfterMeals(database, owner))
      .catch(() => undefined);
  }, [database, owner, flusher, loggedIn, onExpired]);

  const fetchDay = useCallback(
    async (what: { till: boolean; newestOnly: boolean }) => {
      if (!loggedIn) return;
      try {
        if (what.till) await syncTill(database, { facilityId, businessDate });
        await syncDay(database, { facilityId, businessDate, newestOnly: what.newestOnly });
        setFailure(null);
      } catch (error) {
        if (ApiProblem.hasStatus(error, 401)) onExpired();
        else setFailure(error instanceof ApiProblem ? error : null);
      }
    },
    [database, facilityId, businessDate, loggedIn, onExpired],
  );

  useEffect(() => {
    const all = async (): Promise<void> => {
      // One after the other: what is fetched while a meal is being sent may hold it already, and it would count twice.
      await flush();
      await fetchDay({ till: true, newestOnly: false });
    };
    const whenReachable = (): void => {
      if (reachability.current()) void all();
    };
    const whenVisible = (): void => {
      if (document.visibilityState === 'visible') void flush();
      else
        void loadAfterMeals()
          .then(({ restTill }) => restTill())
          .catch(() => undefined);
    };
    void all();
    const unsubscribe = reachability.subscribe(whenReachable);
    document.addEventListener('visibilitychange', whenVisible);
    const timers = [
      setInterval(() => void flush(), FLUSH_EVERY_MS),
      setInterval(() => reachability.current() && void fetchDay({ till: false, newestOnly: true }), DAY_EVERY_MS),
      setInterval(() => reachability.current() && void fetchDay({ till: true, newestOnly: false }), TILL_EVERY_MS),
    ];
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', whenVisible);
      timers.forEach(clearInterval);
    };
  }, [flush, fetchDay]);

  useEffect(() => {
    // Asks the browser not to throw the records away when the disk gets full; refused, they are kept all the same.
    void navigator.storage?.persist?.();
  }, []);

  const refetch = useCallback(() => void fetchDay({ till: true, newestOnly: true }), [fetchDay]);

  return { outcome, failure, flush, refetch };
}
