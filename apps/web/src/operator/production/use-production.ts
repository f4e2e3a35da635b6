import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { Dish, ProductionDay, SampleReminder, SuppliedPoint } from '../../production/production-contract.js';
import { useKept, type Kept } from '../kept/use-kept.js';
import type { OutboxOwner } from '../outbox/outbox.js';

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
export interface Production extends Fetched, Kept {
  readonly error: unknown;
  /** Sends something that waits for its answer. @throws what the server refuses, NetworkLost */
  readonly send: (path: string, body: object) => Promise<void>;
}

/** Fetches the day, keeps entries, and sends them by and by. */
export function useProduction(owner: OutboxOwner, businessDate: string, onExpired: () => void): Production {
  const { fetched, error, reload } = useFetched(owner, businessDate, onExpired);
  const { keep, drop, waiting } = useKept(owner, { taps: false, onSent: reload, onExpired });
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

const keyOf = (facilityId: string): string => `nuancan.production.${facilityId}`;

function remember(facilityId: string, { dishes, points }: Known): void {
  localStorage.setItem(keyOf(facilityId), JSON.stringify({ dishes, points }));
}

function remembered(facilityId: string): Known {
  const stored = localStorage.getItem(keyOf(facilityId));
  return stored === null ? { dishes: [], points: [] } : (JSON.parse(stored) as Known);
}
