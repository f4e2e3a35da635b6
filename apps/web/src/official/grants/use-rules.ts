import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.js';
import type { GrantRuleList } from '../../grants/grant-contract.js';

/** The rules of the district with their versions. */
export function useRules() {
  return useQuery({
    queryKey: ['grants', 'rules'],
    queryFn: ({ signal }) => request<GrantRuleList>('/v1/grant-rules', { signal }),
  });
}
