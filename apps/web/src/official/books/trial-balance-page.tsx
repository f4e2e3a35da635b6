import { businessDateAt } from '@nuancan/kernel';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { Balance } from './balance.js';
import { BookViews } from './book-views.js';
import type { TrialBalance, TrialBalanceBook } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { PlaceFilters } from './place-filters.js';
import { useAddress } from './use-address.js';
import { useChart } from './use-books.js';

/** 余额表: both books as of a day, apart; every figure leads to its accounts. */
export function TrialBalancePage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose, only } = useAddress();
  const asOf = params.get('asOf') ?? businessDateAt(new Date());
  const place = only('townCode', 'facilityId', 'organisationId');
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['books', 'trial-balance', asOf, place.toString()],
    queryFn: ({ signal }) => request<TrialBalance>(`/v1/ledger/trial-balance?asOf=${asOf}&${place}`, { signal }),
    placeholderData: keepPreviousData,
  });
  const isEmpty = data?.books.every(({ rows }) => rows.length === 0) ?? false;
  return (
    <>
      <PageHeader title={t('books.title')}>
        <BookViews />
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        <label className="field">
          <span>{t('books.asOf')}</span>
          <input className="input" type="date" value={asOf} onChange={(event) => choose('asOf', event.target.value)} />
        </label>
        <PlaceFilters account={account} params={params} onChoose={choose} />
      </div>
      <BooksFailure error={error} onRetry={() => void refetch()} />
      {!data && error === null && <p role="status">{t('district.loading')}</p>}
      {isEmpty && (
        <EmptyState title={t('books.none')}>
          <p>{t('books.noneText')}</p>
        </EmptyState>
      )}
      {data &&
        !isEmpty &&
        data.books.map((book) => (
          <BookSection key={book.book} book={book} busy={isFetching} query={`asOf=${asOf}&${place}`} />
        ))}
    </>
  );
}

interface BookSectionProps {
  readonly book: TrialBalanceBook;
  readonly busy: boolean;
  /** Day and place, for the accounts behind a figure. */
  readonly query: string;
}

function BookSection({ book: { book, rows, debitFen, creditFen }, busy, query }: BookSectionProps) {
  const { t } = useTranslation();
  const { accountName } = useChart();
  const title = t(`books.book.${book}`);
  const isBalanced = debitFen === creditFen;
  const figures = rows.map((row) => ({
    id: `${row.kind}/${row.funder}/${row.method}`,
    cells: [
      <Link to={`kinds/${row.kind}?${query}`}>{accountName(row.kind, row)}</Link>,
      row.accounts,
      <Money amountFen={row.debitFen} />,
      <Money amountFen={row.creditFen} />,
      <Balance amountFen={row.balanceFen} />,
    ],
  }));
  const total = {
    id: 'total',
    cells: [
      <strong>{t('books.total')}</strong>,
      '',
      <Money amountFen={debitFen} />,
      <Money amountFen={creditFen} />,
      <Balance amountFen={debitFen - creditFen} />,
    ],
  };
  return (
    <section className="facts" aria-busy={busy}>
      <header>
        <h2>{title}</h2>
        <StateTag tone={isBalanced ? 'good' : 'danger'}>
          {t(isBalanced ? 'books.balanced' : 'books.unbalanced')}
        </StateTag>
      </header>
      {book === 'in_kind' && <p>{t('books.inKindNote')}</p>}
      <FactTable
        caption={`${title} · ${t('books.unit')}`}
        none={t('books.noneText')}
        head={[t('books.account'), t('books.accounts'), t('books.debit'), t('books.credit'), t('books.balance')]}
        figures={[1, 2, 3, 4]}
        rows={rows.length === 0 ? [] : [...figures, total]}
      />
    </section>
  );
}
