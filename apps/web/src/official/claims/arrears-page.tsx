import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { yuan } from '../../shared/yuan.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { ClaimViews } from './claim-views.js';
import type { Arrears, ArrearsRow } from './claims-contract.js';
import { sumClawbacks } from './sum-clawbacks.js';
import { useClawbacks } from './use-clawbacks.js';

const AGES = ['to30', 'to60', 'to90', 'over90'] as const;

/** 拖欠账龄: what waits to be paid, by payee and funder, by how long it has been waiting. */
export function ArrearsPage() {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['claims', 'arrears'],
    queryFn: ({ signal }) => request<Arrears>('/v1/arrears', { signal }),
  });
  return (
    <>
      <PageHeader title={t('legs.arrears')}>
        <ClaimViews />
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data?.items.length === 0 && (
        <EmptyState title={t('legs.noArrears')}>
          <p>{t('legs.noArrearsText')}</p>
        </EmptyState>
      )}
      <OwedNote />
      {query.data && query.data.items.length > 0 && <ArrearsTable arrears={query.data} busy={query.isFetching} />}
    </>
  );
}

/** What payees owe after a clawback stands in no leg before their next claim. */
function OwedNote() {
  const { t } = useTranslation();
  const { data } = useClawbacks();
  const { owedFen } = sumClawbacks(data ?? []);
  if (owedFen === 0) return null;
  return (
    <p className="claim-notice">
      {t('clawbacks.owedNote', { amount: yuan(owedFen) })} <Link to="/claims/clawbacks">{t('clawbacks.see')}</Link>
    </p>
  );
}

function ArrearsTable({ arrears: { asOf, items }, busy }: { arrears: Arrears; busy: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const amount = (row: ArrearsRow, age: (typeof AGES)[number]): number => row[`${age}Fen`];
  const sum = (of: (row: ArrearsRow) => number): number => items.reduce((total, row) => total + of(row), 0);
  const longest = Math.max(...items.map(({ longestDays }) => longestDays));
  return (
    <section className="facts">
      <p className="facts-none">
        {t('legs.over')} · {t('legs.asOf', { day: asOf })}
      </p>
      <LazyTable
        caption={t('legs.arrears')}
        none={t('legs.noArrears')}
        busy={busy}
        columns={[
          { title: t('legs.payee'), sortable: true },
          { title: t('legs.funder'), sortable: true },
          { title: t('legs.count'), figure: true, sortable: true },
          ...AGES.map((age) => ({ title: t(`legs.${age}`), figure: true, sortable: true })),
          { title: t('legs.owedBack'), figure: true },
          { title: t('legs.longest'), figure: true, sortable: true },
        ]}
        rows={items.map((row) => {
          const funder = nameOf(row.fundingTown) || t(`claims.funderOf.${row.funder}`);
          return {
            key: `${row.townCode} ${row.organisationId} ${row.funder} ${row.fundingTown}`,
            order: [
              ...[row.organisationName, funder, row.legs],
              ...AGES.map((age) => amount(row, age)),
              ...[row.owedBackFen, row.longestDays],
            ],
            cells: [
              <div className="claim-cell">
                <span>{row.organisationName}</span>
                <small>{nameOf(row.townCode)}</small>
              </div>,
              funder,
              row.legs,
              ...AGES.map((age) => <Money amountFen={amount(row, age)} />),
              <Money amountFen={row.owedBackFen} />,
              t('legs.days', { count: row.longestDays }),
            ],
          };
        })}
        total={[
          ...[t('legs.total'), '', sum(({ legs }) => legs)],
          ...AGES.map((age) => <Money amountFen={sum((row) => amount(row, age))} />),
          <Money amountFen={sum(({ owedBackFen }) => owedBackFen)} />,
          t('legs.days', { count: longest }),
        ]}
      />
    </section>
  );
}
