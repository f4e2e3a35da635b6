import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ListedResident, ResidentList } from '../../api/registry-contract.js';
import { request } from '../../api/request.js';

const PAGE_ROWS = 50;

/** Residents as they were found so far. */
export interface FoundResidents {
  readonly residents: readonly ListedResident[] | null;
  readonly error: Error | null;
  readonly fetching: boolean;
  /** Fetches another page; null: there is none. */
  readonly more: (() => void) | null;
}

/** Residents of the scope: those a text finds, or all by pinyin. The text never stands in an address. */
export function useResidents(text: string): FoundResidents {
  const wanted = text.trim();
  const query = useInfiniteQuery({
    queryKey: ['residents', wanted],
    queryFn: ({ pageParam, signal }) => fetchPage(wanted, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  return {
    residents: query.data?.pages.flatMap((page) => page.items) ?? null,
    error: query.error,
    fetching: query.isFetching,
    more: query.hasNextPage ? () => void query.fetchNextPage() : null,
  };
}

function fetchPage(text: string, cursor: string | null, signal: AbortSignal): Promise<ResidentList> {
  if (text !== '') {
    const body = { text, limit: PAGE_ROWS, ...(cursor !== null && { cursor }) };
    return request<ResidentList>('/v1/residents/search', { method: 'POST', body, signal });
  }
  const place = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  return request<ResidentList>(`/v1/residents?limit=${PAGE_ROWS}${place}`, { signal });
}
