import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { ClaimViews } from './claim-views.js';
import type { Leg, LegFunder, LegList } from './claims-contract.js';
import { LegTag } from './leg-tag.js';

const PAGE = 200;
const FUNDERS: readonly LegFunder[] = ['city', 'district', 'town', 'province'];

/** 应付款: what funders pay of approved claims, the longest waiting first. */
export function LegsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, only } = useAddress();
  const asked = `open=${params.get('which') !== 'all'}&${only('month', 'funder', 'townCode')}&limit=${PAGE}`;
  const query = usePages<LegList>({ path: `/v1/legs?${asked}`, key: ['claims', 'legs', asked], stays: true });
  const legs = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader title={t('legs.list')}>
        <ClaimViews />
      </PageHeader>
      <LegFilters account={account} />
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('district.loading')}</p>}
      {query.data && legs.length === 0 && <EmptyState title={t('legs.none')} />}
      {legs.length > 0 && <LegsTable legs={legs} busy={query.isFetching} />}
      <MoreKey query={query} label={t('claims.more')} />
    </>
  );
}

function LegFilters({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const { towns } = usePlaces();
  const choices = [
    { name: 'which', label: t('legs.which'), any: t('legs.open'), options: [['all', t('legs.all')] as const] },
    {
      ...{ name: 'funder', label: t('legs.funder'), any: t('legs.anyFunder') },
      options: FUNDERS.map((funder) => [funder, t(`claims.funderOf.${funder}`)] as const),
    },
    ...(account.scope.townCode === null
      ? [
          {
            ...{ name: 'townCode', label: t('claims.town'), any: t('facility.all') },
            options: towns.map(({ code, name }) => [code, name] as const),
          },
        ]
      : []),
  ];
  return (
    <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
      {choices.map(({ name, label, any, options }) => (
        <label key={name} className="field">
          <span>{label}</span>
          <select
            className="input"
            value={params.get(name) ?? ''}
            onChange={({ target }) => choose(name, target.value)}
          >
            <option value="">{any}</option>
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="field">
        <span>{t('legs.month')}</span>
        <input
          className="input"
          type="month"
          value={params.get('month') ?? ''}
          onChange={({ target }) => choose('month', target.value)}
        />
      </label>
    </div>
  );
}

function LegsTable({ legs, busy }: { legs: readonly Leg[]; busy: boolean }) {
  const { t } = useTranslation();
  const { nameOf } = usePlaces();
  const leftFen = legs.reduce((sum, leg) => sum + leg.amountFen - leg.settledFen, 0);
  const amountFen = legs.reduce((sum, leg) => sum + leg.amountFen, 0);
  return (
    <section className="facts">
      <LazyTable
        caption={t('legs.list')}
        none={t('legs.none')}
        busy={busy}
        columns={[
          { title: t('legs.code'), sortable: true, whole: true },
          { title: t('legs.payee'), sortable: true },
          { title: t('legs.funder'), sortable: true },
          { title: t('claims.state') },
          { title: t('legs.amount'), figure: true, sortable: true },
          { title: t('legs.left'), figure: true, sortable: true },
          { title: t('legs.waiting'), figure: true, sortable: true },
        ]}
        rows={legs.map((leg) => {
          const funder = nameOf(leg.fundingTown) || t(`claims.funderOf.${leg.funder}`);
          const left = leg.amountFen - leg.settledFen;
          return {
            key: leg.legId,
            order: [leg.code, leg.organisationName, funder, '', leg.amountFen, left, leg.daysWaiting],
            cells: [
              <Link to={`/claims/legs/${leg.legId}`}>{leg.code}</Link>,
              <div className="claim-cell">
                <span>{leg.organisationName}</span>
                <small>
                  {leg.facilityName ?? t('legs.otherTown')} · {leg.month}
                </small>
              </div>,
              funder,
              <LegTag leg={leg} />,
              <Money amountFen={leg.amountFen} />,
              <Money amountFen={left} />,
              left === 0 ? '' : t('legs.days', { count: leg.daysWaiting }),
            ],
          };
        })}
        total={[t('legs.total'), '', '', '', <Money amountFen={amountFen} />, <Money amountFen={leftFen} />, '']}
      />
    </section>
  );
}
