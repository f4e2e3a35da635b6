import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';

/**
 * The rows a query reads, again after every change of them in any tab; undefined until the first answer.
 * `query` must keep its identity as long as it asks the same (useCallback).
 */
export function useLive<Rows>(query: () => Promise<Rows>): Rows | undefined {
  const [live, setLive] = useState<{ query: () => Promise<Rows>; rows: Rows } | null>(null);
  useEffect(() => {
    const subscription = liveQuery(query).subscribe((rows) => setLive({ query, rows }));
    return () => subscription.unsubscribe();
  }, [query]);
  return live?.query === query ? live.rows : undefined;
}
