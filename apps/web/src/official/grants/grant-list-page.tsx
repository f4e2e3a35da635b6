import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { GRANT_STATES, type Grant, type GrantList, type GrantRun } from '../../grants/grant-contract.js';
import { GrantTag } from '../../grants/grant-tag.js';
import { EmptyState } from '../../shared/empty-state.js';
import { Money } from '../../shared/money.js';
import { MoreKey } from '../../shared/more-key.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { usePlaces } from '../books/use-books.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import { GrantViews } from './grant-views.js';
import { RunKey } from './run-key.js';

const PAGE = 200;

/** The grants of a month and state with the figures behind them. */
export function GrantListPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { only } = useAddress();
  const [run, setRun] = useState<GrantRun | null>(null);
  const asked = only('state', 'month', 'townCode').toString();
  const query = usePages<GrantList>({
    path: `/v1/grants?limit=${PAGE}&${asked}`,
    key: ['grants', 'list', asked],
    stays: true,
  });
  const grants = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader title={t('grants.title')}>
        <GrantViews />
        <a className="button" href={`/v1/grants/export?${asked}`} download>
          {t('grantDesk.export')}
        </a>
        {account.role !== 'auditor' && <RunKey onRun={setRun} />}
      </PageHeader>
      <Filters account={account} />
      {run && <RunNotice run={run} />}
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('grants.loading')}</p>}
      {query.data && grants.length === 0 && (
        <EmptyState title={t('grants.none')}>
          <p>{t('grants.noneText')}</p>
        </EmptyState>
      )}
      {grants.length > 0 && <GrantTable grants={grants} busy={query.isFetching} />}
      <MoreKey query={query} label={t('grants.more')} />
    </>
  );
}

function RunNotice({ run: { proposed, before, openFacilities } }: { run: GrantRun }) {
  const { t } = useTranslation();
  return (
    <p className="claim-notice claim-notice-done" role="status">
      {t('grantDesk.ran', { proposed, before })}{' '}
      {openFacilities.length > 0 && t('grantDesk.ranOpen', { names: openFacilities.join('、') })}
    </p>
  );
}

function Filters({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const { towns } = usePlaces();
  return (
    <div className="facility-filters" role="group" aria-label={t('facility.filters')}>
      <label className="field">
        <span>{t('grants.state')}</span>
        <select
          className="input"
          value={params.get('state') ?? ''}
          onChange={({ target }) => choose('state', target.value)}
        >
          <option value="">{t('grantDesk.anyState')}</option>
          {GRANT_STATES.map((state) => (
            <option key={state} value={state}>
              {t(`grants.stateOf.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{t('grantDesk.month')}</span>
        <input
          className="input"
          type="month"
          value={params.get('month') ?? ''}
          onChange={({ target }) => choose('month', target.value)}
        />
      </label>
      {account.scope.townCode === null && (
        <label className="field">
          <span>{t('grantDesk.town')}</span>
          <select
            className="input"
            value={params.get('townCode') ?? ''}
            onChange={({ target }) => choose('townCode', target.value)}
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
  );
}

function GrantTable({ grants, busy }: { grants: readonly Grant[]; busy: boolean }) {
  const { t } = useTranslation();
  const standing = grants.filter(({ state }) => state !== 'rejected' && state !== 'reversed');
  const sumOf = (key: 'computedFen' | 'withheldFen' | 'amountFen' | 'paidFen') => (
    <Money amountFen={standing.reduce((sum, grant) => sum + grant[key], 0)} />
  );
  return (
    <section className="facts">
      <LazyTable
        caption={t('grants.title')}
        none={t('grants.none')}
        busy={busy}
        columns={[
          { title: t('grants.facility'), sortable: true },
          { title: t('grants.rule'), sortable: true },
          { title: t('grants.period'), sortable: true, whole: true },
          { title: t('grants.heads'), figure: true, sortable: true },
          { title: t('grants.grade'), whole: true },
          { title: t('grants.computed'), figure: true, sortable: true },
          { title: t('grants.withheld'), figure: true, sortable: true },
          { title: t('grants.amount'), figure: true, sortable: true },
          { title: t('grants.paid'), figure: true, sortable: true },
          { title: t('grants.state'), whole: true },
        ]}
        rows={grants.map((grant) => ({
          key: grant.id,
          order: [
            ...[grant.facilityName, grant.ruleName, grant.periodFrom, grant.heads, ''],
            ...[grant.computedFen, grant.withheldFen, grant.amountFen, grant.paidFen, ''],
          ],
          cells: [
            <div className="claim-cell">
              <Link to={`/grants/${grant.id}`}>{grant.facilityName}</Link>
              <small>{grant.organisationName}</small>
            </div>,
            grant.ruleName,
            <div className="claim-cell">
              <span>{grant.periodFrom}</span>
              <small>{grant.periodTo}</small>
            </div>,
            grant.heads,
            grant.grade ?? t('grants.noGrade'),
            <Money amountFen={grant.computedFen} />,
            <Money amountFen={grant.withheldFen} />,
            <Money amountFen={grant.amountFen} />,
            <Money amountFen={grant.paidFen} />,
            <GrantTag grant={grant} />,
          ],
        }))}
        total={[
          ...[t('grants.totalStanding'), '', '', standing.reduce((sum, { heads }) => sum + heads, 0), ''],
          ...[sumOf('computedFen'), sumOf('withheldFen'), sumOf('amountFen'), sumOf('paidFen'), ''],
        ]}
      />
    </section>
  );
}
