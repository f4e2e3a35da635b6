import '../facilities/facilities.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './produce-texts.js';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { kilograms } from '../../operator/garden/kilograms.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import type { OfficialPageProps } from '../official-page.js';
import { PageHeader } from '../shell/page-header.js';
import { PricesSection } from './prices-section.js';

type TownGardens = components['schemas']['TownGardensDto'];

const DAYS_SHOWN = 30;

/** 菜园与物资: what lies in the towns' gardens and stores, what came and went, and the district's reference prices. */
export function GardensPage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('produce.title')} />
      <TownsSection />
      <PricesSection maySet={account.role === 'district_official'} />
    </>
  );
}

function TownsSection() {
  const { t } = useTranslation();
  const today = businessDateAt(new Date());
  const [from, setFrom] = useState<string>(addDays(today, -DAYS_SHOWN));
  const [to, setTo] = useState<string>(today);
  const query = useQuery({
    queryKey: ['garden', 'towns', from, to],
    queryFn: ({ signal }) => request<TownGardens>(`/v1/garden/towns?from=${from}&to=${to}`, { signal }),
    placeholderData: (before) => before,
  });
  const rows = (query.data?.items ?? []).flatMap((town) =>
    town.crops.map((crop, at) => ({
      id: `${town.townCode} ${crop.kind} ${crop.crop}`,
      cells: [
        at === 0 ? (
          <>
            {town.townName}
            {town.areaM2 > 0 && <small> {t('produce.area', { area: town.areaM2 })}</small>}
          </>
        ) : (
          ''
        ),
        t(`produce.kind.${crop.kind}`),
        crop.crop,
        ...[crop.stockGrams].map(kilograms),
        <Money amountFen={crop.stockFen} />,
        ...[crop.harvestedGrams, crop.issuedGrams].map(kilograms),
        <Money amountFen={crop.issuedFen} />,
        kilograms(crop.spoiledGrams),
      ],
    })),
  );
  return (
    <section className="facts" aria-busy={query.isFetching}>
      <div className="facility-filters" role="group" aria-label={t('produce.days')}>
        <DayField label={t('produce.from')} value={from} max={to} onChange={setFrom} />
        <DayField label={t('produce.to')} value={to} max={today} onChange={setTo} />
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && (
        <FactTable
          caption={t('produce.towns')}
          none={t('produce.none')}
          head={[
            ...[
              t('produce.town'),
              t('produce.kindLabel'),
              t('produce.crop'),
              t('produce.stock'),
              t('produce.stockFen'),
            ],
            ...[t('produce.harvested'), t('produce.issued'), t('produce.issuedFen'), t('produce.spoiled')],
          ]}
          figures={[3, 4, 5, 6, 7, 8]}
          rows={rows}
        />
      )}
    </section>
  );
}

interface DayFieldProps {
  readonly label: string;
  readonly value: string;
  readonly max: string;
  readonly onChange: (day: string) => void;
}

function DayField({ label, value, max, onChange }: DayFieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type="date"
        required
        max={max}
        value={value}
        onChange={({ target }) => target.value !== '' && target.value <= max && onChange(target.value)}
      />
    </label>
  );
}
