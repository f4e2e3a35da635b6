import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { DayState } from './close-contract.js';

/** One day of the own facility. */
export interface Day {
  /** Null before the first answer. */
  readonly state: DayState | null;
  readonly error: unknown;
  readonly reload: () => void;
  /** Sends something that changes the day, and shows the day anew. @throws what the server refuses, NetworkLost */
  readonly send: <Answer>(path: string, body: object) => Promise<Answer>;
}

/** Fetches a day. */
export function useDay(businessDate: string, onExpired: () => void): Day {
  const [state, setState] = useState<DayState | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = useCallback((day: DayState) => {
    setState(day);
    setError(null);
  }, []);
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
    request<DayState>(`/v1/days/${businessDate}`, { signal }).then(show, (reason: unknown) => {
      if (!signal.aborted) fail(reason);
    });
    return () => ender.abort();
  }, [businessDate, show, fail]);
  const reload = useCallback(
    () => void request<DayState>(`/v1/days/${businessDate}`).then(show, fail),
    [businessDate, show, fail],
  );
  const send = useCallback(
    async <Answer>(path: string, body: object): Promise<Answer> => {
      try {
        return await request<Answer>(path, { method: 'POST', body });
      } catch (reason) {
        if (ApiProblem.hasStatus(reason, 401)) onExpired();
        throw reason;
      } finally {
        reload();
      }
    },
    [onExpired, reload],
  );
  return { state, error, reload, send };
}
