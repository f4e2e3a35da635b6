import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { Field } from '../../shared/form-values.js';
import type { OrganisationList } from './facility-contract.js';
import { FormKey } from './form-key.js';
import { useTowns } from '../../shared/use-towns.js';

const TIERS = ['central_kitchen', 'elder_canteen', 'meal_point'] as const;

/** Plans a facility; it opens after its acceptance. A town plans in itself only. */
export function PlanKey({ account }: { account: Account }) {
  const { t } = useTranslation();
  const towns = useTowns();
  const organisations = useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => request<OrganisationList>('/v1/organisations?limit=500', { signal }),
  });
  const { townCode } = account.scope;
  const ofTowns = (towns.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }));
  const ofTiers = TIERS.map((value) => ({ value, label: t(`tier.${value}`) }));
  const ofOrganisations = (organisations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const town: Field = { kind: 'choice', name: 'townCode', label: t('district.town'), options: ofTowns };
  const fields: Field[] = [
    { kind: 'text', name: 'name', label: t('facility.name'), longest: 60 },
    { kind: 'text', name: 'code', label: t('facility.code'), longest: 32 },
    ...(townCode === null ? [town] : []),
    { kind: 'choice', name: 'tier', label: t('district.tier'), options: ofTiers },
    { kind: 'choice', name: 'organisationId', label: t('facility.organisation'), options: ofOrganisations },
    { kind: 'text', name: 'address', label: t('facility.address'), longest: 200, optional: true },
    { kind: 'integer', name: 'seats', label: t('facility.seats'), most: 10_000, optional: true },
    { kind: 'date', name: 'openedOn', label: t('facility.plannedOpening'), start: businessDateAt(new Date()) },
  ];
  if (!towns.data || !organisations.data) return null;
  return (
    <FormKey
      main
      label={t('facility.plan')}
      form={{
        ...{ title: t('facility.plan'), note: t('facility.planNote'), fields, method: 'POST', path: '/v1/facilities' },
        body: (values) => (townCode === null ? values : { ...values, townCode }),
      }}
    />
  );
}
