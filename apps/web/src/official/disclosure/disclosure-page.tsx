import '../facilities/facilities.css';
import '../facilities/facility-texts.js';
import '../claims/claims-texts.js';
import '../../shared/form-texts.js';
import './public-list-texts.js';
import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { useTowns } from '../../shared/use-towns.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import type { OfficialPageProps } from '../official-page.js';
import { useVillages } from '../residents/person-keys.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';

type PublicList = components['schemas']['VillageDisclosureDto'];
const FUNDERS = ['province', 'city', 'district', 'town'] as const;

/** 公示: a village's list of a month, to be looked at and printed. */
export function DisclosurePage({ account }: OfficialPageProps) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const town = account.scope.townCode ?? params.get('townCode');
  const villages = useVillages(town);
  const month = params.get('month') ?? monthOf(addDays(monthStartOf(businessDateAt(new Date())), -1));
  const chosen = params.get('villageCode');
  // Of another town nothing stays chosen.
  const village = town !== null && chosen?.startsWith(town) === true ? chosen : null;
  const asked = `month=${month}&villageCode=${village}`;
  const query = useQuery({
    queryKey: ['public-list', asked],
    queryFn: ({ signal }) => request<PublicList>(`/v1/disclosures?${asked}`, { signal }),
    enabled: village !== null,
    placeholderData: keepPreviousData,
  });
  const list = village === null ? undefined : query.data;
  return (
    <>
      <PageHeader title={t('publicList.title')}>
        {list && list.items.length > 0 && (
          <>
            <a className="button button-main" href={`/v1/disclosures?${asked}&format=pdf`} download>
              {t('publicList.print')}
            </a>
            <a className="button" href={`/v1/disclosures?${asked}&format=xlsx`} download>
              {t('publicList.xlsx')}
            </a>
          </>
        )}
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        <label className="field">
          <span>{t('publicList.month')}</span>
          <input
            className="input"
            type="month"
            required
            value={month}
            onChange={({ target }) => target.value !== '' && choose('month', target.value)}
          />
        </label>
        {account.scope.townCode === null && <TownField town={town} onChoose={(code) => choose('townCode', code)} />}
        <label className="field">
          <span>{t('publicList.village')}</span>
          <select
            className="input"
            value={village ?? ''}
            onChange={({ target }) => choose('villageCode', target.value)}
          >
            <option value="">{t('publicList.choose')}</option>
            {villages.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {village === null && <EmptyState title={t('publicList.chooseFirst')} />}
      {village !== null && query.isLoading && <p role="status">{t('district.loading')}</p>}
      {list && <ListSection list={list} busy={query.isFetching} />}
    </>
  );
}

function TownField({ town, onChoose }: { town: string | null; onChoose: (code: string) => void }) {
  const { t } = useTranslation();
  const towns = useTowns().data?.items ?? [];
  return (
    <label className="field">
      <span>{t('publicList.town')}</span>
      <select className="input" value={town ?? ''} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{t('publicList.choose')}</option>
        {towns.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ListSection({ list, busy }: { list: PublicList; busy: boolean }) {
  const { t } = useTranslation();
  const { items, total, villageName, month, approvedClaims, openFacilities, complaintContact } = list;
  const caption = t('publicList.caption', { village: villageName, month });
  const sharesOf = (row: PublicList['total']): React.ReactNode[] =>
    [...FUNDERS.map((funder) => row[`${funder}Fen`]), row.governmentFen].map((amountFen) => (
      <Money amountFen={amountFen} />
    ));
  return (
    <section className="facts" aria-label={caption}>
      <header>
        <h2>{caption}</h2>
        <small>{t('publicList.masked')}</small>
      </header>
      <LazyTable
        caption={caption}
        none={t('publicList.none')}
        busy={busy}
        columns={[
          { title: t('publicList.person') },
          { title: t('publicList.meals'), figure: true },
          ...FUNDERS.map((funder) => ({ title: t(`claims.funderOf.${funder}`), figure: true })),
          { title: t('publicList.government'), figure: true },
        ]}
        rows={items.map((row, at) => ({
          key: String(at),
          cells: [row.residentName, row.meals, ...sharesOf({ ...row, residents: 1 })],
        }))}
        {...(items.length > 0 && {
          total: [t('publicList.total', { count: total.residents }), total.meals, ...sharesOf(total)],
        })}
      />
      <p className="facts-none">
        {t('publicList.progress', { open: openFacilities, approved: approvedClaims })}{' '}
        {t('publicList.contact', { contact: complaintContact })}
      </p>
    </section>
  );
}
