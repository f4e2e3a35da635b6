import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Account } from '../../api/contract.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import { minutesOf, spanOf } from './countdown.js';
import { CASE_KINDS, FINDINGS, type CaseHistory, type WelfareCase } from './welfare-contract.js';
import { TownFilter, WelfareViews } from './welfare-views.js';

const MINUTE_MS = 60_000;

/** 办结记录: closed cases with what was found, the latest first. */
export function HistoryPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { params, choose, only } = useAddress();
  const search = only('townCode', 'kind', 'finding').toString();
  const query = usePages<CaseHistory>({
    path: `/v1/welfare-cases/history?limit=50&${search}`,
    key: ['welfare', 'history', search],
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const choice = (name: 'kind' | 'finding', options: readonly (readonly [value: string, label: string])[]) => (
    <label className="field">
      <span>{t(`welfare.${name}`)}</span>
      <select className="input" value={params.get(name) ?? ''} onChange={({ target }) => choose(name, target.value)}>
        <option value="">{t('welfare.any')}</option>
        {options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <PageHeader title={t('welfare.history')}>
        <WelfareViews />
      </PageHeader>
      <div className="facility-filters">
        <TownFilter account={account} />
        {choice(
          'kind',
          CASE_KINDS.map((kind) => [kind, t(`welfare.kindOf.${kind}`)] as const),
        )}
        {choice(
          'finding',
          FINDINGS.map((finding) => [finding, t(`welfare.findingOf.${finding}`)] as const),
        )}
      </div>
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {query.isPending && <p role="status">{t('district.loading')}</p>}
      {query.data !== undefined && (
        <section className="facts">
          <HistoryTable items={items} />
          {query.hasNextPage && (
            <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
              {t('welfare.moreRows')}
            </button>
          )}
        </section>
      )}
    </>
  );
}

function HistoryTable({ items }: { items: readonly WelfareCase[] }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('welfare.history')}
      captionHidden
      none={t('welfare.noHistory')}
      figures={[5]}
      head={[
        ...[t('welfare.name'), t('welfare.village'), t('welfare.kind'), t('welfare.finding')],
        ...[t('welfare.closedAt'), t('welfare.took'), t('welfare.closedBy')],
      ]}
      rows={items.map((one) => ({
        id: one.id,
        cells: [
          <Link to={`/welfare/${one.id}`}>{one.residentName ?? t('welfare.unnamed')}</Link>,
          `${one.townName} ${one.villageName ?? ''}`,
          t(`welfare.kindOf.${one.kind}`),
          t(`welfare.findingOf.${one.finding ?? 'other'}`),
          one.closedAt === null ? '' : moment(one.closedAt),
          one.closedAt === null ? '' : spanOf(minutesOf(one.openedAt, one.closedAt) * MINUTE_MS),
          one.closedByName ?? '',
        ],
      }))}
    />
  );
}
