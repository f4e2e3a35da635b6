import { businessDateAt, monthStartOf, parseBusinessDate } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { Balance } from './balance.js';
import type { AccountBalanceList } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { useAddress } from './use-address.js';
import { useChart, usePlaces } from './use-books.js';

const PAGE = 200;

/** The accounts of one kind, behind a figure of the trial balance; each leads to its statement. */
export function KindPage() {
  const { t } = useTranslation();
  const { kind = '' } = useParams();
  const { params, only } = useAddress();
  const { accountName } = useChart();
  const { nameOf } = usePlaces();
  const asOf = params.get('asOf') ?? businessDateAt(new Date());
  const place = only('townCode', 'facilityId', 'organisationId');
  const asked = `kind=${encodeURIComponent(kind)}&asOf=${asOf}&${place}&limit=${PAGE}`;
  const { data, error, isFetching, refetch, hasNextPage, fetchNextPage } = usePages<AccountBalanceList>({
    path: `/v1/ledger/accounts?${asked}`,
    key: ['books', 'accounts', asked],
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const from = monthStartOf(parseBusinessDate(asOf));
  const title = t('books.accountsOf', { name: accountName(kind, { funder: null, method: null }) });
  return (
    <>
      <PageHeader title={title}>
        <Link className="button" to={`/books?asOf=${asOf}&${place}`}>
          ← {t('books.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={error} onRetry={() => void refetch()} />
      {!data && error === null && <p role="status">{t('district.loading')}</p>}
      {data && (
        <section className="facts" aria-busy={isFetching}>
          <FactTable
            caption={`${t('books.asOf')} ${asOf} · ${t('books.unit')}`}
            none={t('books.noAccounts')}
            head={[t('books.account'), t('books.debit'), t('books.credit'), t('books.balance')]}
            figures={[1, 2, 3]}
            rows={items.map((item) => ({
              id: item.id,
              cells: [
                <Link to={`/books/accounts/${item.id}?from=${from}&to=${asOf}&${place}`}>
                  {[
                    nameOf(item.facilityId) || nameOf(item.organisationId),
                    nameOf(item.townCode),
                    accountName(kind, item),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Link>,
                <Money amountFen={item.debitFen} />,
                <Money amountFen={item.creditFen} />,
                <Balance amountFen={item.balanceFen} />,
              ],
            }))}
          />
          <MoreKey query={{ hasNextPage, isFetching, fetchNextPage }} label={t('books.more')} />
        </section>
      )}
    </>
  );
}
