import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Facility } from '../../api/contract.js';
import { request } from '../../api/request.js';
import type { FacilityOverview, SupplyList } from './facility-contract.js';
import type { Rights } from './rights.js';
import { FactsSection, FactTable } from './facts-section.js';
import { FormKey } from './form-key.js';

const SLOTS = ['breakfast', 'lunch', 'dinner'] as const;
const MOST = 200;

/** Which kitchen feeds a meal point, or which points a kitchen feeds. */
export function SupplySection({ facility, rights }: { facility: FacilityOverview; rights: Rights }) {
  const { t } = useTranslation();
  const isPoint = facility.tier === 'meal_point';
  const query = useQuery({
    queryKey: ['facilities', 'supplies', facility.id],
    queryFn: ({ signal }) =>
      request<SupplyList>(`/v1/supplies?${isPoint ? 'facilityId' : 'supplierId'}=${facility.id}&limit=${MOST}`, {
        signal,
      }),
  });
  const today = businessDateAt(new Date());
  return (
    <FactsSection
      title={t('facility.supply')}
      query={query}
      keys={rights.edits && isPoint && <SupplierKey facility={facility} />}
    >
      {({ items }) => (
        <FactTable
          captionHidden
          caption={t('facility.supply')}
          none={t(isPoint ? 'facility.noSupplier' : 'facility.feedsNone')}
          head={[
            t(isPoint ? 'facility.supplier' : 'facility.fed'),
            ...[t('list.slot'), t('facility.from'), t('facility.to'), ''],
          ]}
          rows={items.map((row) => ({
            id: row.id,
            quiet: row.validTo !== null && row.validTo < today,
            cells: [
              <Link to={`/facilities/${isPoint ? row.supplierId : row.facilityId}`}>
                {isPoint ? row.supplierName : row.facilityName}
              </Link>,
              t(`slot.${row.slot}`),
              row.validFrom,
              row.validTo ?? '—',
              rights.edits && isPoint && (row.validTo === null || row.validTo >= today) && (
                <FormKey
                  label={t('facility.end')}
                  form={{
                    ...{ title: t('facility.endSupply'), method: 'PATCH', path: `/v1/supplies/${row.id}` },
                    fields: [{ kind: 'date', name: 'validTo', label: t('facility.lastDay'), start: today }],
                  }}
                />
              ),
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function SupplierKey({ facility }: { facility: FacilityOverview }) {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['facilities', 'kitchens'],
    queryFn: async ({ signal }) => {
      const of = (tier: string) => request<{ items: Facility[] }>(`/v1/facilities?tier=${tier}&limit=500`, { signal });
      const [kitchens, canteens] = await Promise.all([of('central_kitchen'), of('elder_canteen')]);
      return [...kitchens.items, ...canteens.items];
    },
  });
  if (!data) return null;
  const kitchens = data.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormKey
      label={t('facility.setSupplier')}
      form={{
        ...{
          title: t('facility.setSupplier'),
          note: t('facility.setSupplierNote'),
          method: 'POST',
          path: '/v1/supplies',
        },
        fields: [
          { kind: 'choice', name: 'supplierId', label: t('facility.supplier'), options: kitchens },
          {
            ...{ kind: 'several', name: 'slots', label: t('list.slot'), start: ['lunch'] },
            options: SLOTS.map((value) => ({ value, label: t(`slot.${value}`) })),
          },
          { kind: 'date', name: 'validFrom', label: t('facility.from'), start: businessDateAt(new Date()) },
        ],
        body: (values) => ({ ...values, facilityId: facility.id }),
      }}
    />
  );
}
