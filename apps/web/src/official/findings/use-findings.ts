import { useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import type { CheckCode, CheckList, Finding, FindingDetail, FindingList } from './finding-contract.js';

const PAGE = 500;
/** More than anybody decides one by one. */
const MOST_PAGES = 10;
const KEPT_MS = 3_600_000;

/** The findings of a facility's month; `more`: there are others than these. */
export function useFindings({ facilityId, month }: { readonly facilityId: string; readonly month: string }) {
  return useQuery({
    queryKey: ['claims', 'findings', facilityId, month],
    queryFn: async ({ signal }) => {
      const found: Finding[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const path = `/v1/findings?facilityId=${facilityId}&month=${month}&limit=${PAGE}${after}`;
        const answer: FindingList = await request<FindingList>(path, { signal });
        found.push(...answer.items);
        cursor = answer.nextCursor;
        if (cursor === null) break;
      }
      return { items: found, more: cursor !== null };
    },
  });
}

/** One finding with its evidence. */
export function useFinding(id: string) {
  return useQuery({
    queryKey: ['claims', 'finding', id],
    queryFn: ({ signal }) => request<FindingDetail>(`/v1/findings/${id}`, { signal }),
  });
}

/** Names of the checks, in the language shown. */
export function useCheckTitle(): (code: CheckCode) => string {
  const text = useBilingual();
  const { data } = useQuery({
    queryKey: ['checks'],
    queryFn: ({ signal }) => request<CheckList>('/v1/checks', { signal }),
    staleTime: KEPT_MS,
  });
  return (code) => {
    const check = data?.items.find((one) => one.code === code);
    return check ? text({ zh: check.titleZh, en: check.titleEn }) : code;
  };
}
