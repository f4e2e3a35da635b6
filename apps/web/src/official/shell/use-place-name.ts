import { useQuery } from '@tanstack/react-query';
import type { Account, TownList } from '../../api/contract.js';
import { request } from '../../api/request.js';

/** Names change less often than anybody keeps a page open. */
const KEPT_MS = 3_600_000;

/** The name of the town the account belongs to, or of its district; empty until it is known. */
export function usePlaceName({ scope }: Account): string {
  const { data } = useQuery({
    queryKey: ['towns'],
    queryFn: ({ signal }) => request<TownList>('/v1/towns', { signal }),
    staleTime: KEPT_MS,
  });
  if (!data) return '';
  if (scope.townCode === null) return data.district.name;
  return data.items.find(({ code }) => code === scope.townCode)?.name ?? '';
}
