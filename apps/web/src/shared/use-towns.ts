import { useQuery } from '@tanstack/react-query';
import type { TownList } from '../api/contract.js';
import { request } from '../api/request.js';

const KEPT_MS = 3_600_000;

/** The towns of the district and its name: known to everybody who is logged in, and hardly ever changed. */
export function useTowns() {
  return useQuery({
    queryKey: ['towns'],
    queryFn: ({ signal }) => request<TownList>('/v1/towns', { signal }),
    staleTime: KEPT_MS,
  });
}
