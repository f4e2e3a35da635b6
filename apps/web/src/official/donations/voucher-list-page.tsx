import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../shared/empty-state.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import type { VoucherIssueList } from './voucher-contract.js';
import { VoucherIssueTable } from './voucher-table.js';

const PAGE = 100;

/** 餐券: every issue in scope; a town's are those for it, or used there. */
export function VoucherListPage() {
  const { t } = useTranslation();
  const query = usePages<VoucherIssueList>({
    path: `/v1/voucher-issues?limit=${PAGE}`,
    key: ['donations', 'vouchers'],
  });
  const issues = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('mealVouchers.title')}>
        <Link className="button" to="/donations">
          ← {t('donations.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && issues.length === 0 && (
        <EmptyState title={t('mealVouchers.none')}>
          <p>{t('mealVouchers.noneText')}</p>
        </EmptyState>
      )}
      {issues.length > 0 && (
        <section className="facts">
          <VoucherIssueTable issues={issues} busy={query.isFetching} />
        </section>
      )}
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {t('mealVouchers.more')}
        </button>
      )}
    </>
  );
}
