import { useQuery } from '@tanstack/react-query';
import type { components } from '../../api/schema.js';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import { tellApart } from '../../shared/tell-apart.js';
import { useTowns } from '../../shared/use-towns.js';
import type { Chart, LedgerAccount } from './books-contract.js';

const MOST = 500;
const KEPT_MS = 3_600_000;

type FacilityList = components['schemas']['FacilityListDto'];
type OrganisationList = components['schemas']['OrganisationListDto'];

/** Facilities of the account's scope and the district's organisations, as choices and by their ids. */
export function usePlaces() {
  const facilities = useQuery({
    queryKey: ['books', 'facilities'],
    queryFn: ({ signal }) => request<FacilityList>(`/v1/facilities?limit=${MOST}`, { signal }),
    staleTime: KEPT_MS,
  });
  const organisations = useQuery({
    queryKey: ['books', 'organisations'],
    queryFn: ({ signal }) => request<OrganisationList>(`/v1/organisations?limit=${MOST}`, { signal }),
    staleTime: KEPT_MS,
  });
  const towns = useTowns();
  const townNames = new Map((towns.data?.items ?? []).map(({ code, name }) => [code, name]));
  const apart = tellApart(facilities.data?.items ?? [], (code) => townNames.get(code) ?? '');
  const names = new Map<string, string>([
    ...apart.map(({ id, name }) => [id, name] as const),
    ...(organisations.data?.items ?? []).map(({ id, name }) => [id, name] as const),
    ...townNames,
  ]);
  return {
    facilities: apart,
    organisations: organisations.data?.items ?? [],
    towns: towns.data?.items ?? [],
    /** The name of a facility, organisation or town; '' while it is unknown. */
    nameOf: (id: string | null): string => (id === null ? '' : (names.get(id) ?? '')),
  };
}

/** What tells an account apart within its kind. */
type Dimensions = Partial<Pick<LedgerAccount, 'facilityId' | 'organisationId' | 'townCode'>> &
  Pick<LedgerAccount, 'funder' | 'method'>;

/** Names of kinds of accounts and entries, in the language shown. */
export function useChart() {
  const { t } = useTranslation();
  const text = useBilingual();
  const { data } = useQuery({
    queryKey: ['books', 'chart'],
    queryFn: ({ signal }) => request<Chart>('/v1/ledger/chart', { signal }),
    staleTime: KEPT_MS,
  });
  const accounts = new Map<string, string>((data?.accounts ?? []).map((kind) => [kind.kind, text(kind)]));
  const entries = new Map<string, string>((data?.entries ?? []).map((kind) => [kind.kind, text(kind)]));
  return {
    entryName: (kind: string): string => entries.get(kind) ?? kind,
    /** The kind, then funder or method in brackets. */
    accountName: (kind: string, { funder, method }: Dimensions): string => {
      const apart = [funder && t(`books.funder.${funder}`), method && method !== 'cash' && t(`books.method.${method}`)];
      const words = apart.filter(Boolean).join(' ');
      return `${accounts.get(kind) ?? kind}${words && `（${words}）`}`;
    },
  };
}
