import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { request } from '../../api/request.js';
import { Money } from '../../shared/money.js';
import { FactTable } from '../facilities/facts-section.js';
import { momentOf } from '../residents/moment-of.js';
import { PageHeader } from '../shell/page-header.js';
import type { Entry } from './books-contract.js';
import { BooksFailure } from './books-failure.js';
import { useChart, usePlaces } from './use-books.js';

/** One entry: what it records, where, and its lines by book. */
export function EntryPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { entryName } = useChart();
  const { data, error, refetch } = useQuery({
    queryKey: ['books', 'entry', id],
    queryFn: ({ signal }) => request<Entry>(`/v1/ledger/entries/${encodeURIComponent(id)}`, { signal }),
  });
  return (
    <>
      <PageHeader title={data ? `${entryName(data.kind)} · ${data.businessDate}` : t('books.entryTitle')}>
        <Link className="button" to="/books">
          ← {t('books.back')}
        </Link>
      </PageHeader>
      <BooksFailure error={error} onRetry={() => void refetch()} />
      {!data && error === null && <p role="status">{t('district.loading')}</p>}
      {data && <EntryFacts entry={data} />}
      {data && (['cash', 'in_kind'] as const).map((book) => <BookLines key={book} entry={data} book={book} />)}
    </>
  );
}

function EntryFacts({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const late = entry.bookedOn === entry.businessDate ? '' : ` · ${t('books.lateBooked')}`;
  const other = (id: string | null): ReactNode => id && <Link to={`/books/entries/${id}`}>{id.slice(-12)}</Link>;
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('books.facility'), nameOf(entry.facilityId)],
    [t('books.organisation'), nameOf(entry.organisationId)],
    [t('books.bookedMonth'), `${entry.bookedMonth}${late}`],
    [t('books.postedAt'), momentOf(entry.postedAt)],
    [t('books.note'), entry.note],
    [t('books.reverses'), other(entry.reverses)],
    [t('books.reversedBy'), other(entry.reversedBy)],
    [t('books.businessKey'), entry.businessKey],
  ];
  return (
    <section className="facts">
      <dl className="facility-facts">
        {facts
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function BookLines({ entry, book }: { entry: Entry; book: 'cash' | 'in_kind' }) {
  const { t } = useTranslation();
  const { accountName } = useChart();
  const { nameOf } = usePlaces();
  const lines = entry.lines.filter(({ account }) => account.book === book);
  if (lines.length === 0) return null;
  return (
    <section className="facts">
      <header>
        <h2>{t(`books.book.${book}`)}</h2>
      </header>
      <FactTable
        caption={`${t(`books.book.${book}`)} · ${t('books.unit')}`}
        captionHidden
        none=""
        head={[t('books.account'), t('books.debit'), t('books.credit')]}
        figures={[1, 2]}
        rows={lines.map(({ lineNo, account, amountFen }) => ({
          id: String(lineNo),
          cells: [
            <Link to={`/books/accounts/${account.id}?from=${entry.bookedMonth}-01&to=${entry.bookedOn}`}>
              {[accountName(account.kind, account), nameOf(account.townCode)].filter(Boolean).join(' · ')}
            </Link>,
            amountFen > 0 ? <Money amountFen={amountFen} /> : '',
            amountFen < 0 ? <Money amountFen={-amountFen} /> : '',
          ],
        }))}
      />
    </section>
  );
}
