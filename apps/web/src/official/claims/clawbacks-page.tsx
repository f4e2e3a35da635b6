import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { ClaimViews } from './claim-views.js';
import type { ClawbackRow } from './claims-contract.js';
import { sumClawbacks, waitingOf } from './sum-clawbacks.js';
import { useClawbacks } from './use-clawbacks.js';

/** 追缴: approved claims of which something came to light since, what is to be decided and booked, and what payees owe. */
export function ClawbacksPage() {
  const { t } = useTranslation();
  const query = useClawbacks();
  return (
    <>
      <PageHeader title={t('clawbacks.list')}>
        <ClaimViews />
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data?.length === 0 && (
        <EmptyState title={t('clawbacks.none')}>
          <p>{t('clawbacks.noneText')}</p>
        </EmptyState>
      )}
      {query.data && query.data.length > 0 && <ClawbackTable rows={query.data} busy={query.isFetching} />}
    </>
  );
}

function ClawbackTable({ rows, busy }: { rows: readonly ClawbackRow[]; busy: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const sums = sumClawbacks(rows);
  return (
    <section className="facts">
      <p className="facts-none">{t('clawbacks.intro')}</p>
      <LazyTable
        caption={t('clawbacks.list')}
        none={t('clawbacks.none')}
        busy={busy}
        columns={[
          { title: t('clawbacks.claim'), sortable: true },
          { title: t('legs.payee'), sortable: true },
          { title: t('clawbacks.undecided'), figure: true, sortable: true },
          { title: t('clawbacks.waiting'), figure: true, sortable: true },
          { title: t('clawbacks.withheld'), figure: true, sortable: true },
          { title: t('clawbacks.netted'), figure: true, sortable: true },
          { title: t('clawbacks.owed'), figure: true, sortable: true },
        ]}
        rows={rows.map((row) => ({
          key: row.claimId,
          order: [
            ...[`${row.month} ${row.facilityName}`, row.organisationName, row.undecided, waitingOf(row)],
            ...[row.withheldFen, row.nettedFen, row.owedFen],
          ],
          cells: [
            <div className="claim-cell">
              <Link to={`/claims/${row.claimId}`}>
                {row.facilityName} · {row.month}
              </Link>
              <small>{nameOf(row.townCode)}</small>
            </div>,
            row.organisationName,
            <Counted count={row.undecided} amountFen={row.undecidedFen} />,
            <Counted count={waitingOf(row)} amountFen={row.waitingFen} />,
            ...[row.withheldFen, row.nettedFen, row.owedFen].map((amountFen) => <Money amountFen={amountFen} />),
          ],
        }))}
        total={[
          ...[t('clawbacks.total'), ''],
          <Counted count={sums.undecided} amountFen={sums.undecidedFen} />,
          <Counted count={sums.waiting} amountFen={sums.waitingFen} />,
          ...[sums.withheldFen, sums.nettedFen, sums.owedFen].map((amountFen) => <Money amountFen={amountFen} />),
        ]}
      />
    </section>
  );
}

function Counted({ count, amountFen }: { count: number; amountFen: number }) {
  const { t } = useTranslation();
  if (count === 0) return <span className="facts-none">{t('clawbacks.nothing')}</span>;
  return (
    <div className="claim-cell">
      <span>{t('clawbacks.items', { count })}</span>
      <small>
        <Money amountFen={amountFen} />
      </small>
    </div>
  );
}
