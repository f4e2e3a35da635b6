import { businessDateAt } from '@nuancan/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import type { components } from '../../api/schema.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { usePlaces } from '../books/use-books.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { RuleSection } from './rule-section.js';

type PortionMonth = components['schemas']['PortionMonthDto'];
type PortionFacility = components['schemas']['PortionFacilityDto'];
type PortionDay = components['schemas']['PortionDayDto'];

const OWNERS = ['kitchen', 'transport', 'point'] as const;

/** Facilities × days, with what does not match and whose it is. */
export function PortionMonthPage({ account }: { readonly account: Account }) {
  const { t } = useTranslation();
  const { params, choose, only } = useAddress();
  const { towns } = usePlaces();
  const month = params.get('month') ?? businessDateAt(new Date()).slice(0, 7);
  const query = useQuery({
    queryKey: ['portions', month, params.get('townCode')],
    queryFn: ({ signal }) =>
      request<PortionMonth>(`/v1/portion-matches?month=${month}&${only('townCode')}`, { signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t('portions.title')} />
      <div className="facility-filters" role="group" aria-label={t('portions.month')}>
        <label className="field">
          <span>{t('portions.month')}</span>
          <input
            className="input"
            type="month"
            required
            value={month}
            onChange={({ target }) => target.value !== '' && choose('month', target.value)}
          />
        </label>
        {account.scope.townCode === null && (
          <label className="field">
            <span>{t('portions.town')}</span>
            <select
              className="input"
              value={params.get('townCode') ?? ''}
              onChange={({ target }) => choose('townCode', target.value)}
            >
              <option value="">{t('portions.allTowns')}</option>
              {towns.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data?.items.length === 0 && <EmptyState title={t('portions.none')} />}
      {query.data && query.data.items.length > 0 && (
        <>
          <Totals items={query.data.items} />
          <Days month={query.data.month} items={query.data.items} />
        </>
      )}
      <RuleSection maySet={account.role === 'district_official'} />
    </>
  );
}

function Totals({ items }: { items: readonly PortionFacility[] }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <h2>{t('portions.byFacility')}</h2>
      <FactTable
        caption={t('portions.byFacility')}
        captionHidden
        none={t('portions.none')}
        head={[
          ...[t('portions.facility'), t('portions.cooked'), t('portions.dispatched'), t('portions.received')],
          ...[t('portions.served'), t('portions.otherUse')],
          ...OWNERS.map((owner) => t(`portions.owedBy.${owner}`)),
        ]}
        figures={[1, 2, 3, 4, 5, 6, 7, 8]}
        rows={items.map((row) => ({
          id: row.facilityId,
          cells: [
            ...[row.facilityName, row.cooked, row.dispatched, row.received, row.served, row.otherUse],
            ...OWNERS.map((owner) => row[owner]),
          ],
        }))}
      />
    </section>
  );
}

function Days({ month, items }: { month: string; items: readonly PortionFacility[] }) {
  const { t } = useTranslation();
  const days = [...new Set(items.flatMap((row) => row.days.map(({ businessDate }) => businessDate)))].toSorted();
  return (
    <section className="facts">
      <h2>{t('portions.byDay')}</h2>
      <p>{t('portions.byDayText')}</p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('portions.byDay')}>
        <table className="fact-table portion-days">
          <caption className="sr-only">
            {t('portions.byDay')} {month}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('portions.facility')}</th>
              {days.map((day) => (
                <th key={day} scope="col">
                  {Number(day.slice(8))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.facilityId}>
                <th scope="row">{row.facilityName}</th>
                {days.map((day) => (
                  <td key={day}>
                    <DayCell facility={row} day={row.days.find(({ businessDate }) => businessDate === day)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function DayCell({ facility, day }: { facility: PortionFacility; day: PortionDay | undefined }) {
  const { t } = useTranslation();
  if (day === undefined) return null;
  const differs = day.kitchen + day.transport + day.point;
  const words = !day.logged ? t('portions.notLogged') : differs === 0 ? t('portions.even') : String(differs);
  const name = t('portions.dayOf', { name: facility.facilityName, day: day.businessDate });
  return (
    <Link
      to={`/portions/${facility.facilityId}/${day.businessDate}`}
      className={differs > 0 ? 'state-danger' : day.logged ? undefined : 'state-warn'}
      aria-label={`${name}: ${words}`}
    >
      {day.logged && differs === 0 ? '·' : words}
    </Link>
  );
}
