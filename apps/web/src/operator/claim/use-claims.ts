import { addDays, businessDateAt, monthOf, monthStartOf, type BusinessDate } from '@nuancan/kernel';
import { useCallback } from 'react';
import { request } from '../../api/request.js';
import { useFetched, type Fetched } from '../use-fetched.js';
import type { Claim, ClaimList, ClaimRow, ClawbackList, ClawbackRow, LateMeals } from './claim-contract.js';

const MOST_LATE = 500;

/** The own claims of so many months, this one the first. */
export function useClaimRows(facilityId: string, months: number, onExpired: () => void): Fetched<readonly ClaimRow[]> {
  const fetchRows = useCallback(
    async (signal: AbortSignal): Promise<readonly ClaimRow[]> => {
      const answers = await Promise.all(
        lastMonths(businessDateAt(new Date()), months).map((month) =>
          request<ClaimList>(`/v1/claims?month=${month}&facilityId=${facilityId}`, { signal }),
        ),
      );
      return answers.flatMap(({ items }) => items);
    },
    [facilityId, months],
  );
  return useFetched(fetchRows, onExpired);
}

/** One claim whole. */
export function useOwnClaim(claimId: string, onExpired: () => void): Fetched<Claim> {
  const fetchClaim = useCallback(
    (signal: AbortSignal) => request<Claim>(`/v1/claims/${claimId}`, { signal }),
    [claimId],
  );
  return useFetched(fetchClaim, onExpired);
}

/** What came too late to be in a claim; as many as one page has. */
export function useLateMeals(claimId: string, onExpired: () => void): Fetched<LateMeals> {
  const fetchMeals = useCallback(
    (signal: AbortSignal) => request<LateMeals>(`/v1/claims/${claimId}/late-meals?limit=${MOST_LATE}`, { signal }),
    [claimId],
  );
  return useFetched(fetchMeals, onExpired);
}

/** What was taken back of an approved month; null while nothing was. */
export function useTakenBack({ facilityId, month }: ClaimRow, onExpired: () => void): Fetched<ClawbackRow | null> {
  const fetchRow = useCallback(
    async (signal: AbortSignal) => {
      const { items } = await request<ClawbackList>(`/v1/clawbacks?facilityId=${facilityId}&month=${month}`, {
        signal,
      });
      return items[0] ?? null;
    },
    [facilityId, month],
  );
  return useFetched(fetchRow, onExpired);
}

function lastMonths(today: BusinessDate, count: number): string[] {
  const months: string[] = [];
  let first = monthStartOf(today);
  for (let back = 0; back < count; back += 1) {
    months.push(monthOf(first));
    first = monthStartOf(addDays(first, -1));
  }
  return months;
}
