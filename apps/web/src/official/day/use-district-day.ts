import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Facility, FiveOnesDay, Ones, TownList } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { completeGroups } from './complete-groups.js';
import type { DayRow } from './day-row.js';

/** A day as the page shows it: rows also for towns and places without any meal. */
export interface DistrictDay {
  readonly businessDate: string;
  readonly asOf: string;
  readonly total: Ones;
  readonly groups: readonly DayRow[];
  /** The town whose places the rows are; null when the rows are towns. */
  readonly townName: string | null;
}

const REFRESH_MS = 60_000;
const MOST_PLACES = 200;

interface DayToShow {
  readonly date: string;
  /** The town whose places are asked for; null for a row per town. */
  readonly townCode: string | null;
  /** The one town an account of a town sees; null for the whole district. */
  readonly ownTown: string | null;
}

/** Fetches the day by town, or by place of one town, and again every minute. */
export function useDistrictDay({ date, townCode, ownTown }: DayToShow): {
  readonly day: DistrictDay | null;
  readonly error: Error | null;
  readonly fetching: boolean;
  readonly refresh: () => void;
} {
  const query = useQuery({
    queryKey: ['five-ones', date, townCode, ownTown],
    queryFn: ({ signal }) =>
      townCode !== null ? fetchPlaces(date, townCode, signal) : fetchTowns(date, ownTown, signal),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const { data, error, isFetching, refetch } = query;
  return { day: data ?? null, error, fetching: isFetching, refresh: () => void refetch() };
}

async function fetchTowns(date: string, ownTown: string | null, signal: AbortSignal): Promise<DistrictDay> {
  const [day, towns] = await Promise.all([
    request<FiveOnesDay>(`/v1/five-ones?businessDate=${date}&groupBy=town`, { signal }),
    request<TownList>('/v1/towns', { signal }),
  ]);
  // Town names are known to all, but of others' meals this account knows nothing: a 0 would be untrue.
  const seen = towns.items.filter(({ code }) => ownTown === null || code === ownTown);
  const expected = seen.map(({ code, name }) => ({ code, name, tier: null }));
  return { ...day, groups: completeGroups(day.groups, expected), townName: null };
}

async function fetchPlaces(date: string, townCode: string, signal: AbortSignal): Promise<DistrictDay> {
  const [day, places, towns] = await Promise.all([
    request<FiveOnesDay>(
      `/v1/five-ones?businessDate=${date}&groupBy=facility&townCode=${encodeURIComponent(townCode)}`,
      { signal },
    ),
    request<{ items: Facility[] }>(`/v1/facilities?townCode=${encodeURIComponent(townCode)}&limit=${MOST_PLACES}`, {
      signal,
    }),
    request<TownList>('/v1/towns', { signal }),
  ]);
  const expected = places.items.map(({ id, name, tier }) => ({ code: id, name, tier }));
  const townName = towns.items.find(({ code }) => code === townCode)?.name ?? townCode;
  return { ...day, groups: completeGroups(day.groups, expected), townName };
}
