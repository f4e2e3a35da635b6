import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import { request } from '../api/request.js';
import { useSession } from '../session/session-state.js';

/** What was fetched from a path; the former data stay while it is fetched again. */
export interface Loaded<Data> {
  readonly data: Data | null;
  readonly error: Error | null;
  readonly reload: () => void;
}

/** Fetches `path` when the page opens and again on `reload`, in every face: it needs no cache of the officials'. */
export function useLoaded<Data>(path: string): Loaded<Data> {
  const { expire } = useSession();
  const [state, setState] = useState<{ data: Data | null; error: Error | null }>({ data: null, error: null });
  const [round, setRound] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    request<Data>(path, { signal: ender.signal }).then(
      (data) => setState({ data, error: null }),
      (error: unknown) => {
        if (ender.signal.aborted) return;
        if (ApiProblem.hasStatus(error, 401)) expire();
        setState((now) => ({ ...now, error: error instanceof Error ? error : new Error(String(error)) }));
      },
    );
    return () => ender.abort();
  }, [path, round, expire]);
  const reload = useCallback(() => setRound((now) => now + 1), []);
  return { ...state, reload };
}
