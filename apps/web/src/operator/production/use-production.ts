import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { reachability } from '../../api/reachability.js';
import { request } from '../../api/request.js';
import type { Dish, ProductionDay, SampleReminder, SuppliedPoint } from '../../production/production-contract.js';
import { keepEntry, sendKept, type KeptEntry } from '../kept/keep-entry.js';
import type { OutboxOwner } from '../outbox/outbox.js';
import { tillDatabase, type KeptRow } from '../store/till-database.js';
import { useLive } from '../store/use-live.js';

const SEND_EVERY_MS = 15_000;
const MOST_DISHES = 500;

/** What forms need, also before a network comes back. */
interface Known {
  readonly dishes: readonly Dish[];
  readonly points: readonly SuppliedPoint[];
}

/** What the server says of a day. */
interface Fetched extends Known {
  /** Null before the first answer. */
  readonly day: ProductionDay | null;
  readonly reminders: readonly SampleReminder[];
}

/** A facility's day of production, and what of it only this device has. */
export interface Production extends Fetched {
  readonly error: unknown;
  readonly waiting: readonly KeptRow[];
  /** Stores an entry on the device at once, and sends it as soon as there is a network. */
  readonly keep: (entry: KeptEntry) => Promise<void>;
  /** Removes an entry that the server refused. */
  readonly drop: (clientId: string) => Promise<void>;
  /** Sends something that waits for its answer. @throws what the server refuses, NetworkLost */
  readonly send: (path: string, body: object) => Promise<void>;
}

/** Fetches the day, keeps entries, and sends them by and by. */
export function useProduction(owner: OutboxOwner, businessDate: string, onExpired: () => void): Production {
  const { fetched, error, reload } = useFetched(owner, businessDate, onExpired);
  const { keep, drop, waiting } = useKept(owner, { onSent: reload, onExpired });
  const send = useCallback(
    async (path: string, body: object): Promise<void> => {
      try {
        await request<unknown>(path, { method: 'POST', body });
      } catch (reason) {
        if (ApiProblem.hasStatus(reason, 401)) onExpired();
        throw reason;
      } finally {
        reload();
      }
    },
    [reload, onExpired],
  );
  const day = fetched.day?.businessDate === businessDate ? fetched.day : null;
  return { ...fetched, day, error, waiting, keep, drop, send };
}

interface FetchedDay {
  readonly fetched: Fetched;
  readonly error: unknown;
  readonly reload: () => void;
}

function useFetched({ facilityId }: OutboxOwner, businessDate: string, onExpired: () => void): FetchedDay {
  const [fetched, setFetched] = useState<Fetched>(() => ({ day: null, reminders: [], ...remembered(facilityId) }));
  const [error, setError] = useState<unknown>(null);
  const show = useCallback(
    (next: Fetched) => {
      setFetched(next);
      remember(facilityId, next);
      setError(null);
    },
    [facilityId],
  );
  const fail = useCallback(
    (reason: unknown) => {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    },
    [onExpired],
  );
  useEffect(() => {
    const ender = new AbortController();
    const { signal } = ender;
    ask(businessDate, signal).then(
      (next) => !signal.aborted && show(next),
      (reason: unknown) => !signal.aborted && fail(reason),
    );
    return () => ender.abort();
  }, [businessDate, show, fail]);
  const reload = useCallback(() => void ask(businessDate).then(show, fail), [businessDate, show, fail]);
  return { fetched, error, reload };
}

async function ask(businessDate: string, signal?: AbortSignal): Promise<Fetched> {
  const [day, { items: dishes }, { items: reminders }] = await Promise.all([
    request<ProductionDay>(`/v1/production-days/${businessDate}`, { signal }),
    request<{ items: Dish[] }>(`/v1/dishes?limit=${MOST_DISHES}`, { signal }),
    request<{ items: SampleReminder[] }>('/v1/food-sample-reminders', { signal }),
  ]);
  return { day, dishes, reminders, points: day.points };
}

type Kept = Pick<Production, 'keep' | 'drop' | 'waiting'>;

/** Sends on start, when the network comes back, by a timer, and after each new entry. */
function useKept(
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

const keyOf = (facilityId: string): string => `nuancan.production.${facilityId}`;

function remember(facilityId: string, { dishes, points }: Known): void {
  localStorage.setItem(keyOf(facilityId), JSON.stringify({ dishes, points }));
}

function remembered(facilityId: string): Known {
  const stored = localStorage.getItem(keyOf(facilityId));
  return stored === null ? { dishes: [], points: [] } : (JSON.parse(stored) as Known);
}
