import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../api/api-problem.js';

/** What was fetched, or why it was not. */
export interface Fetched<What> {
  /** Null before the first answer. */
  readonly data: What | null;
  readonly error: unknown;
  readonly reload: () => void;
}

/** Asks once, and again when told; `ask` must stay the same function. */
export function useFetched<What>(ask: (signal: AbortSignal) => Promise<What>, onExpired: () => void): Fetched<What> {
  const [data, setData] = useState<What | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [again, setAgain] = useState(0);
  useEffect(() => {
    const ender = new AbortController();
    const show = (answer: What): void => {
      if (ender.signal.aborted) return;
      setData(answer);
      setError(null);
    };
    ask(ender.signal).then(show, (reason: unknown) => {
      if (ender.signal.aborted) return;
      if (ApiProblem.hasStatus(reason, 401)) onExpired();
      setError(reason);
    });
    return () => ender.abort();
  }, [ask, onExpired, again]);
  const reload = useCallback(() => setAgain((times) => times + 1), []);
  return { data, error, reload };
}
