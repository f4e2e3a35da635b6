import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { StateTag } from '../../shared/state-tag.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { receiptNumber, type Donation, type DonationList } from './donation-contract.js';
import { EnterGoodsKey, EnterMoneyKey } from './entry-keys.js';

const PAGE = 100;
const OPEN = ['unreceived', 'unallotted', 'unspent', 'undecided'] as const;
const KINDS = ['money', 'goods'] as const;

/** What is asked for; names stay out of the address. */
interface Asked {
  readonly text: string;
  readonly open: string;
  readonly kind: string;
}

/** 捐赠: what was given, what came in of it, and what it became. */
export function DonationListPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked>({ text: '', open: '', kind: '' });
  const query = useInfiniteQuery({
    queryKey: ['donations', 'list', asked],
    queryFn: ({ signal, pageParam }) =>
      request<DonationList>('/v1/donations/search', { method: 'POST', body: bodyOf(asked, pageParam), signal }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('donations.list')}>
        <Link className="button" to="/donations/vouchers">
          {t('mealVouchers.all')}
        </Link>
        {account.role === 'district_official' && (
          <>
            <EnterMoneyKey />
            <EnterGoodsKey />
          </>
        )}
      </PageHeader>
      <Filters asked={asked} onAsk={setAsked} />
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && items.length === 0 && (
        <EmptyState title={t('donations.none')}>
          <p>{t('donations.noneText')}</p>
        </EmptyState>
      )}
      {items.length > 0 && <DonationTable items={items} busy={query.isFetching} />}
      {query.hasNextPage && (
        <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
          {t('donations.more')}
        </button>
      )}
    </>
  );
}

function Filters({ asked, onAsk }: { asked: Asked; onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(asked.text);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ ...asked, text: text.trim() });
  };
  const choices = [
    {
      name: 'open',
      label: t('donations.show'),
      options: OPEN.map((one) => [one, t(`donations.open.${one}`)] as const),
    },
    {
      name: 'kind',
      label: t('donations.kind'),
      options: KINDS.map((one) => [one, t(`donations.kindOf.${one}`)] as const),
    },
  ] as const;
  return (
    <form className="facility-filters" role="search" aria-label={t('donations.find')} onSubmit={find}>
      <label className="field">
        <span>{t('donations.search')}</span>
        <input
          className="input"
          type="search"
          maxLength={100}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      {choices.map(({ name, label, options }) => (
        <label key={name} className="field">
          <span>{label}</span>
          <select
            className="input"
            value={asked[name]}
            onChange={({ target }) => onAsk({ ...asked, [name]: target.value })}
          >
            <option value="">{t('donations.all')}</option>
            {options.map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </select>
        </label>
      ))}
      <button type="submit" className="button">
        {t('donations.find')}
      </button>
    </form>
  );
}

function DonationTable({ items, busy }: { items: readonly Donation[]; busy: boolean }) {
  const { t } = useTranslation();
  return (
    <section className="facts">
      <LazyTable
        caption={t('donations.list')}
        none={t('donations.none')}
        busy={busy}
        columns={[
          { title: t('donations.donor') },
          { title: t('donations.kind') },
          { title: t('donations.pledgedOn'), whole: true },
          { title: t('donations.pledged'), figure: true },
          { title: t('donations.received'), figure: true },
          { title: t('donations.spent'), figure: true },
          { title: t('donations.refunded'), figure: true },
          { title: t('donations.became') },
          { title: t('donations.receipt'), whole: true },
        ]}
        rows={items.map((item) => ({
          key: item.id,
          cells: [
            <>
              <Link to={`/donations/${item.id}`}>{item.donorName}</Link>
              {item.waiting > 0 && <StateTag tone="warn">{t('donations.waiting', { count: item.waiting })}</StateTag>}
            </>,
            t(`donations.kindOf.${item.kind}`),
            item.pledgedOn,
            <Money amountFen={item.pledgedFen} />,
            <Money amountFen={item.receivedFen} />,
            <Money amountFen={item.spentFen} />,
            <Money amountFen={item.refundedFen} />,
            item.kind === 'goods' ? (item.campaign ?? '') : t('donations.becameOf', traceOf(item)),
            item.receiptYear === null || item.receiptNo === null
              ? ''
              : receiptNumber({ year: item.receiptYear, no: item.receiptNo }),
          ],
        }))}
      />
    </section>
  );
}

function traceOf({ meals, facilities, days }: Donation) {
  return { meals, facilities, days };
}

function bodyOf({ text, open, kind }: Asked, cursor: string): object {
  const given = Object.entries({ text, open, kind, cursor }).filter(([, value]) => value !== '');
  return { limit: PAGE, ...Object.fromEntries(given) };
}
