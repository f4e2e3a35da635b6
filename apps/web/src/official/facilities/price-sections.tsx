import { useQuery } from '@tanstack/react-query';
import { businessDateAt } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import type { CostCardHistory, FacilityOverview, MenuHistory } from './facility-contract.js';
import type { Rights } from './rights.js';
import { FactsSection, FactTable } from './facts-section.js';
import { FormKey } from './form-key.js';

const LINES = ['ingredientsFen', 'labourFen', 'energyFen', 'packagingFen', 'deliveryFen'] as const;

/** Dated cost cards and prices, with those that were corrected. */
export function PriceSections({ facility, rights }: { facility: FacilityOverview; rights: Rights }) {
  return (
    <>
      <CostCards {...{ facility, rights }} />
      <Prices facility={facility} />
    </>
  );
}

function CostCards({ facility, rights }: { facility: FacilityOverview; rights: Rights }) {
  const { t } = useTranslation();
  const cards = useQuery({
    queryKey: ['facilities', 'cost-cards', facility.id],
    queryFn: ({ signal }) => request<CostCardHistory>(`/v1/cost-cards?facilityId=${facility.id}`, { signal }),
  });
  return (
    <FactsSection
      title={t('facility.costCards')}
      query={cards}
      keys={rights.edits && <CostCardKey facilityId={facility.id} current={cards.data?.items.find(stands) ?? null} />}
    >
      {({ items }) => (
        <FactTable
          captionHidden
          caption={t('facility.costCards')}
          figures={[2, 3, 4, 5, 6]}
          none={t('facility.noCostCards')}
          head={[
            t('facility.from'),
            t('facility.to'),
            ...LINES.map((line) => t(`facility.cost.${line}`)),
            t('facility.note'),
          ]}
          rows={items.map((card) => ({
            id: card.id,
            quiet: !stands(card),
            cells: [
              card.validFrom,
              card.validTo ?? '—',
              ...LINES.map((line) => <Money key={line} amountFen={card[line]} />),
              <Standing row={card} />,
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function Prices({ facility }: { facility: FacilityOverview }) {
  const { t } = useTranslation();
  const prices = useQuery({
    queryKey: ['facilities', 'prices', facility.id],
    queryFn: ({ signal }) => request<MenuHistory>(`/v1/menu-items/history?facilityId=${facility.id}`, { signal }),
  });
  return (
    <FactsSection title={t('facility.prices')} query={prices}>
      {({ items }) => (
        <FactTable
          captionHidden
          caption={t('facility.prices')}
          figures={[2]}
          none={t('facility.noPrices')}
          head={[
            t('list.slot'),
            t('facility.line'),
            t('facility.price'),
            t('facility.from'),
            t('facility.to'),
            t('facility.note'),
          ]}
          rows={items.map((price) => ({
            id: price.id,
            quiet: !stands(price),
            cells: [
              t(`slot.${price.slot}`),
              `${price.name} · ${t(`facility.lineKind.${price.kind}`)}`,
              <Money amountFen={price.priceFen} />,
              price.validFrom,
              price.validTo ?? '—',
              <Standing row={price} />,
            ],
          }))}
        />
      )}
    </FactsSection>
  );
}

function stands({ supersededAt }: { supersededAt: string | null }): boolean {
  return supersededAt === null;
}

function Standing({ row }: { row: { supersededAt: string | null } }) {
  const { t } = useTranslation();
  return stands(row) ? <>—</> : <StateTag tone="quiet">{t('facility.corrected')}</StateTag>;
}

type Card = CostCardHistory['items'][number];

function CostCardKey({ facilityId, current }: { facilityId: string; current: Card | null }) {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  return (
    <FormKey
      label={t('facility.setCostCard')}
      form={{
        ...{
          title: t('facility.setCostCard'),
          note: t('facility.setCostCardNote'),
          method: 'POST',
          path: '/v1/cost-cards',
        },
        fields: [
          { kind: 'date', name: 'validFrom', label: t('facility.from'), start: today },
          ...LINES.map((line) => ({
            ...{ kind: 'money' as const, name: line, label: t(`facility.cost.${line}`) },
            start: current ? (current[line] / 100).toFixed(2) : '',
          })),
        ],
        body: (values) => ({ ...values, facilityId }),
      }}
    />
  );
}
