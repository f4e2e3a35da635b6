import { useSyncExternalStore } from 'react';
import { reachability } from '../../api/reachability.js';

/** Whether the server answers, as far as the last request tells. */
export function useReachable(): boolean {
  return useSyncExternalStore(reachability.subscribe, reachability.current);
}
