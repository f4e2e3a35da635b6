import { addDays, businessDateAt, monthOf, monthStartOf } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { FormKey } from '../../shared/form-key.js';
import { MoreKey } from '../../shared/more-key.js';
import { StateTag } from '../../shared/state-tag.js';
import { usePages } from '../../shared/use-pages.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { BookViews } from './book-views.js';
import type { Period, PeriodAction, PeriodList } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { stepsOf } from './steps-of.js';
import { useAddress } from './use-address.js';
import { usePlaces } from './use-books.js';

const PAGE = 200;
const TONES = { open: 'quiet', closing: 'warn', closed: 'good', reopening: 'warn' } as const;
const NEEDS_REASON: readonly PeriodAction[] = ['return_closing', 'request_reopening', 'decline_reopening'];

/** 月结: how each facility's books stand in a month; asked by one person, confirmed by another. */
export function MonthsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose, only } = useAddress();
  const { towns } = usePlaces();
  const lastMonth = monthOf(addDays(monthStartOf(businessDateAt(new Date())), -1));
  const month = params.get('month') ?? lastMonth;
  const asked = `month=${month}&${only('townCode')}&limit=${PAGE}`;
  const query = usePages<PeriodList>({
    path: `/v1/ledger/periods?${asked}`,
    key: ['books', 'periods', asked],
    stays: true,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('books.months')}>
        <BookViews />
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        <label className="field">
          <span>{t('books.month')}</span>
          <input
            className="input"
            type="month"
            value={month}
            onChange={(event) => choose('month', event.target.value)}
          />
        </label>
        {account.scope.townCode === null && (
          <label className="field">
            <span>{t('books.town')}</span>
            <select
              className="input"
              value={params.get('townCode') ?? ''}
              onChange={(event) => choose('townCode', event.target.value)}
            >
              <option value="">{t('facility.all')}</option>
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
      {query.data && items.length === 0 && (
        <EmptyState title={t('books.noFacilities')}>
          <p>{t('books.noFacilitiesText')}</p>
        </EmptyState>
      )}
      {items.length > 0 && <MonthTable account={account} items={items} month={month} busy={query.isFetching} />}
      <MoreKey query={query} label={t('books.more')} />
    </>
  );
}

interface MonthTableProps {
  readonly account: Account;
  readonly items: readonly Period[];
  readonly month: string;
  readonly busy: boolean;
}

function MonthTable({ account, items, month, busy }: MonthTableProps) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  return (
    <section className="facts" aria-busy={busy}>
      <FactTable
        caption={`${t('books.months')} ${month}`}
        none=""
        head={[t('books.facility'), t('books.town'), t('books.entries'), t('books.state'), '']}
        figures={[2]}
        rows={items.map((period) => ({
          id: period.facilityId,
          cells: [
            nameOf(period.facilityId),
            nameOf(period.townCode),
            period.entries,
            <StateTag tone={TONES[period.state]}>{t(`books.stateOf.${period.state}`)}</StateTag>,
            <StepKeys account={account} period={period} name={nameOf(period.facilityId)} />,
          ],
        }))}
      />
    </section>
  );
}

function StepKeys({ account, period, name }: { account: Account; period: Period; name: string }) {
  const { t } = useTranslation();
  const { actions, waitsForAnother } = stepsOf(period, account, businessDateAt(new Date()));
  return (
    <div className="month-steps">
      {waitsForAnother && <small>{t('books.otherPerson')}</small>}
      {actions.map((action) => (
        <FormKey
          key={action}
          label={t(`books.action.${action}`)}
          refresh={['books']}
          form={{
            title: `${t(`books.action.${action}`)} · ${name} ${period.month}`,
            note: t(`books.actionNote.${action}`),
            method: 'POST',
            path: `/v1/ledger/periods/${period.facilityId}/${period.month}/transitions`,
            fields: [
              {
                ...{ kind: 'text', name: 'reason', label: t('books.reason'), longest: 200 },
                optional: !NEEDS_REASON.includes(action),
              },
            ],
            body: (values) => ({ ...values, action }),
          }}
        />
      ))}
    </div>
  );
}
