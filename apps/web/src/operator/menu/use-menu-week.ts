import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import type { MenuWeek } from '../../api/contract.js';
import { request, type ApiRequest } from '../../api/request.js';

/** Seven days of menus and what can be done with them. */
export interface MenuWeekState {
  /** Null before the first answer. */
  readonly week: MenuWeek | null;
  readonly error: unknown;
  readonly busy: boolean;
  /** Sends a change, fetches the week again, and gives the change's answer. @throws what the server refuses */
  readonly change: <Answer>(path: string, ask: Pick<ApiRequest, 'method' | 'body'>) => Promise<Answer>;
  /** The same, for keys: what is refused is shown as `error`. */
  readonly press: (path: string, ask: Pick<ApiRequest, 'method' | 'body'>) => void;
  readonly fail: (reason: unknown) => void;
  readonly reload: () => void;
}

/** Fetches the own facility's menus of seven days. */
export function useMenuWeek(from: string, onExpired: () => void): MenuWeekState {
  const [week, setWeek] = useState<MenuWeek | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const fail = useCallback(
    (reason: unknown) => {
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    },
    [onExpired],
  );
  const show = useCallback((fetched: MenuWeek) => {
    setWeek(fetched);
    setError(null);
  }, []);
  useEffect(() => {
    const ender = new AbortController();
    const { signal } = ender;
    fetchWeek(from, signal).then(show, (reason: unknown) => !signal.aborted && fail(reason));
    return () => ender.abort();
  }, [from, show, fail]);
  const load = (): Promise<void> => fetchWeek(from).then(show, fail);

  const change = async <Answer>(path: string, ask: Pick<ApiRequest, 'method' | 'body'>): Promise<Answer> => {
    setBusy(true);
    try {
      const answer = await request<Answer>(path, ask);
      await load();
      return answer;
    } finally {
      setBusy(false);
    }
  };
  const press = (path: string, ask: Pick<ApiRequest, 'method' | 'body'>): void => {
    void change(path, ask).catch(fail);
  };
  return { week, error, busy, change, press, fail, reload: () => void load() };
}

function fetchWeek(from: string, signal?: AbortSignal): Promise<MenuWeek> {
  return request<MenuWeek>(`/v1/menu-days?from=${from}`, signal && { signal });
}
