import { useCallback } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import { useFetched } from '../use-fetched.js';
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
  const ask = useCallback(
    (signal: AbortSignal) => request<DayState>(`/v1/days/${businessDate}`, { signal }),
    [businessDate],
  );
  const { data, error, reload } = useFetched(ask, onExpired);
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
  return { state: data, error, reload, send };
}
