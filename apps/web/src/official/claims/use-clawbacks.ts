import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.js';
import type { ClawbackList, ClawbackRow } from './claims-contract.js';

const PAGE = 500;
/** Of months of facilities with something that came late; whoever has more looks at one facility. */
const MOST_PAGES = 4;

/** What came to light of approved claims, of all in scope, of one facility or of its month. */
export function useClawbacks(of?: { readonly facilityId: string; readonly month?: string }) {
  const month = of?.month === undefined ? '' : `month=${of.month}&`;
  const where = of ? `facilityId=${of.facilityId}&${month}` : '';
  return useQuery({
    queryKey: ['claims', 'clawbacks', where],
    queryFn: async ({ signal }) => {
      const rows: ClawbackRow[] = [];
      let cursor: string | null = '';
      for (let page = 0; page < MOST_PAGES && cursor !== null; page += 1) {
        const after: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const answer: ClawbackList = await request(`/v1/clawbacks?${where}limit=${PAGE}${after}`, { signal });
        rows.push(...answer.items);
        cursor = answer.nextCursor;
      }
      return rows;
    },
  });
}
