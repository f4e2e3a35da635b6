import { addDays, businessDateAt, parseBusinessDate } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { FormKey } from '../../shared/form-key.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';

type PriceList = components['schemas']['ProducePriceListDto'];

const KINDS = ['garden', 'goods'] as const;

/** 参考价: what holds, what held and what will. */
export function PricesSection({ maySet }: { maySet: boolean }) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['garden', 'prices'],
    queryFn: ({ signal }) => request<PriceList>('/v1/produce-prices', { signal }),
  });
  const today = businessDateAt(new Date());
  return (
    <section className="facts">
      <header>
        <h2>{t('produce.prices')}</h2>
        {maySet && <PriceKey today={today} />}
      </header>
      <p>{t('produce.pricesText')}</p>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <FactTable
          caption={t('produce.prices')}
          captionHidden
          none={t('produce.noPrices')}
          head={[
            ...[
              t('produce.kindLabel'),
              t('produce.crop'),
              t('produce.validFrom'),
              t('produce.perKg'),
              t('produce.state'),
            ],
          ]}
          figures={[3]}
          rows={query.data.items.map((price) => ({
            id: price.id,
            quiet: !price.holds && price.validFrom <= today,
            cells: [
              ...[t(`produce.kind.${price.kind}`), price.crop, price.validFrom],
              <Money amountFen={price.fenPerKg} />,
              <PriceState holds={price.holds} planned={price.validFrom > today} />,
            ],
          }))}
        />
      )}
    </section>
  );
}

function PriceState({ holds, planned }: { holds: boolean; planned: boolean }) {
  const { t } = useTranslation();
  if (holds) return <StateTag tone="good">{t('produce.holds')}</StateTag>;
  return <StateTag tone="quiet">{planned ? t('produce.planned') : t('produce.past')}</StateTag>;
}

/** Sets a price of a day to come. */
function PriceKey({ today }: { today: string }) {
  const { t } = useTranslation();
  return (
    <FormKey
      label={t('produce.set')}
      refresh={['garden']}
      form={{
        title: t('produce.set'),
        method: 'POST',
        path: '/v1/produce-prices',
        fields: [
          {
            kind: 'choice',
            name: 'kind',
            label: t('produce.kindLabel'),
            options: KINDS.map((value) => ({ value, label: t(`produce.kind.${value}`) })),
          },
          { kind: 'text', name: 'crop', label: t('produce.crop'), longest: 60 },
          { kind: 'money', name: 'fenPerKg', label: t('produce.perKg') },
          {
            kind: 'date',
            name: 'validFrom',
            label: t('produce.validFrom'),
            start: addDays(parseBusinessDate(today), 1),
          },
        ],
      }}
    />
  );
}
