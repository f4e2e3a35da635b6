import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem } from '../../api/api-problem.js';
import { request } from '../../api/request.js';
import type { Claim, ClaimAction } from './claims-contract.js';

/** What the last step came to: taken, or somebody else had taken one. */
export type Notice = { readonly kind: 'done'; readonly action: ClaimAction } | { readonly kind: 'faster' };

const FASTER = ['CLAIM.SOMEBODY_WAS_FASTER', 'CLAIM.WRONG_STATE'];

/** One claim and the steps that are taken with it. */
export function useClaim(claimId: string) {
  const client = useQueryClient();
  const [notice, setNotice] = useState<Notice | null>(null);
  const key = ['claims', 'one', claimId];
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<Claim>(`/v1/claims/${claimId}`, { signal }),
  });
  /** Sends what changes the claim as it was read. When somebody was faster, the claim is read again and says so. */
  const send = async (path: string, body: object): Promise<boolean> => {
    try {
      await request<unknown>(`/v1/claims/${claimId}/${path}`, { method: 'POST', body });
      return true;
    } catch (reason) {
      if (!(reason instanceof ApiProblem) || !FASTER.includes(reason.problem.code)) throw reason;
      setNotice({ kind: 'faster' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: ['claims'] });
    }
  };
  const take = async (action: ClaimAction, { step }: Claim, reason?: string): Promise<void> => {
    const taken = await send('steps', { action, step, ...(reason !== undefined && { reason }) });
    if (taken) setNotice({ kind: 'done', action });
  };
  return { query, notice, send, take };
}

export type ClaimDesk = ReturnType<typeof useClaim>;
