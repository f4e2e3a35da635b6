import { businessDateAt, monthStartOf } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePages } from '../../shared/use-pages.js';
import { PageHeader } from '../shell/page-header.js';
import type { Statement } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { DaysSection } from './days-section.js';
import { LinesSection } from './lines-section.js';
import { useAddress } from './use-address.js';
import { useChart, usePlaces } from './use-books.js';

const PAGE = 200;

/** 明细账: an account over days, with its lines; each leads to its entry. */
export function StatementPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { params, choose, only } = useAddress();
  const today = businessDateAt(new Date());
  const from = params.get('from') ?? monthStartOf(today);
  const to = params.get('to') ?? today;
  const place = only('townCode', 'facilityId', 'organisationId');
  const asked = `from=${from}&to=${to}&${place}&limit=${PAGE}`;
  const query = usePages<Statement>({
    path: `/v1/ledger/accounts/${encodeURIComponent(id)}/statement?${asked}`,
    key: ['books', 'statement', id, asked],
    stays: true,
  });
  const { accountName } = useChart();
  const { nameOf } = usePlaces();
  const statement = query.data?.pages[0];
  const account = statement?.account;
  const name = account
    ? [accountName(account.kind, account), nameOf(account.facilityId) || nameOf(account.organisationId)]
        .filter(Boolean)
        .join(' · ')
    : '';
  return (
    <>
      <PageHeader title={name === '' ? t('books.statement') : t('books.statementOf', { name })}>
        <Link className="button" to={`/books?asOf=${to}&${place}`}>
          ← {t('books.back')}
        </Link>
      </PageHeader>
      <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="field">
            <span>{t(`books.${end}`)}</span>
            <input
              className="input"
              type="date"
              value={end === 'from' ? from : to}
              onChange={(event) => choose(end, event.target.value)}
            />
          </label>
        ))}
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!statement && query.error === null && <p role="status">{t('district.loading')}</p>}
      {statement && (
        <>
          <DaysSection statement={statement} busy={query.isFetching} />
          <LinesSection
            lines={query.data?.pages.flatMap((page) => page.lines) ?? []}
            busy={query.isFetching}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : null}
          />
        </>
      )}
    </>
  );
}
