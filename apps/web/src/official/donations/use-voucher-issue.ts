import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.js';
import type { VoucherIssueDetail } from './voucher-contract.js';

/** One issue with its vouchers. */
export function useVoucherIssue(id: string) {
  return useQuery({
    queryKey: ['donations', 'voucher-issue', id],
    queryFn: ({ signal }) => request<VoucherIssueDetail>(`/v1/voucher-issues/${id}`, { signal }),
  });
}
