import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from '../../api/request.js';
import { changeBodies, type PlanChange } from './plan-changes.js';
import type {
  AreaFigures,
  Clusters,
  FacilityFigures,
  FacilityMonthList,
  MonthList,
  Profile,
  PublicMap,
  StreetChanges,
  TriedChanges,
} from './coverage-contract.js';

/** Figures are counted by the worker; a look every minute finds them. */
const KEPT_MS = 60_000;

/** Figures of one kind for those who walk so. */
function useFigures<Figures>(kind: 'areas' | 'facilities' | 'clusters', profile: Profile) {
  return useQuery({
    queryKey: ['coverage', kind, profile],
    queryFn: ({ signal }) => request<Figures>(`/v1/coverage/${kind}?profile=${profile}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
    retry: false,
  });
}

/** Towns and villages of one's scope. */
export const useAreas = (profile: Profile) => useFigures<AreaFigures>('areas', profile);
/** Whom each facility reaches. */
export const useFacilityFigures = (profile: Profile) => useFigures<FacilityFigures>('facilities', profile);
/** Where people live whom nothing reaches. */
export const useClusters = (profile: Profile) => useFigures<Clusters>('clusters', profile);

function useMonthly<List>(path: string) {
  return useQuery({
    queryKey: ['coverage', 'months', path],
    queryFn: ({ signal }) => request<List>(`/v1/coverage/months${path}`, { signal }),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
    retry: false,
  });
}

/** The district with its towns, or a town with its villages, month by month. */
export const useAreaMonths = (profile: Profile, town: string | null) =>
  useMonthly<MonthList>(`?profile=${profile}${town === null ? '' : `&town=${town}`}`);
/** Facilities month by month. */
export const useFacilityMonths = (profile: Profile) => useMonthly<FacilityMonthList>(`/facilities?profile=${profile}`);

/** Points of the district with their places and hours. */
export function usePoints(districtCode: string) {
  return useQuery({
    queryKey: ['meal-map', districtCode],
    queryFn: ({ signal }) => request<PublicMap>(`/v1/public-maps/${districtCode}`, { signal }),
    retry: false,
  });
}

/** What a list of changes would do, in figures and in streets; asked again as it changes. */
export function useTrial(changes: readonly PlanChange[], profile: Profile) {
  const body = { profile, changes: changeBodies(changes) };
  const asked = {
    enabled: changes.length > 0,
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
    gcTime: KEPT_MS,
    retry: false,
  };
  const figures = useQuery({
    ...asked,
    queryKey: ['coverage', 'trial', body],
    queryFn: ({ signal }) => request<TriedChanges>('/v1/coverage/what-ifs', { method: 'POST', body, signal }),
  });
  const streets = useQuery({
    ...asked,
    queryKey: ['coverage', 'trial-streets', body],
    queryFn: ({ signal }) => request<StreetChanges>('/v1/coverage/what-ifs/streets', { method: 'POST', body, signal }),
  });
  return { figures, streets };
}
