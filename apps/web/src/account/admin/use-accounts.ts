import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Facility, ListedAccount } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { tellApart } from '../../shared/tell-apart.js';
import { useTowns } from '../../shared/use-towns.js';

const PAGE = 500;
const MOST_PAGES = 20;
const KEPT_MS = 3_600_000;

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** Every account of the district, and a way to fetch them again after a change. */
export function useAccounts() {
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => all<ListedAccount>('/v1/accounts', signal),
  });
  return { accounts: data ?? null, error, reload: () => client.invalidateQueries({ queryKey: ['accounts'] }) };
}

/** The places an account may belong to, by name. */
export function usePlaces() {
  const towns = useTowns();
  const facilities = useQuery({
    queryKey: ['facilities', 'all'],
    queryFn: ({ signal }) => all<Facility>('/v1/facilities', signal),
    staleTime: KEPT_MS,
  });
  const known = towns.data?.items ?? [];
  const townName = (of: string): string => known.find(({ code }) => code === of)?.name ?? '';
  return { towns: known, facilities: tellApart(facilities.data ?? [], townName) };
}

/** All pages of a list that is short enough to be looked through at once. */
async function all<Item>(path: string, signal: AbortSignal): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const from: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: Page<Item> = await request<Page<Item>>(`${path}?limit=${PAGE}${from}`, { signal });
    items.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return items;
}
