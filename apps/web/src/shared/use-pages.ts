import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { request } from '../api/request.js';

interface AskedPages {
  /** With its question, and how many rows a page has. */
  readonly path: string;
  readonly key: readonly unknown[];
  /** Whether the rows shown stay until those of another question are there. */
  readonly stays?: boolean;
}

/** A list that is answered page by page. */
export function usePages<Page extends { readonly nextCursor: string | null }>({
  path,
  key,
  stays = false,
}: AskedPages) {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ signal, pageParam }) =>
      request<Page>(`${path}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`, { signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }: Page) => nextCursor,
    ...(stays && { placeholderData: keepPreviousData }),
  });
}
