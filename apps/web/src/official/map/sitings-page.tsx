import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { EmptyState } from '../../shared/empty-state.js';
import { usePages } from '../../shared/use-pages.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import type { Siting, SitingList } from './coverage-contract.js';
import { MapViews } from './map-views.js';
import { moment } from './moment.js';
import { SitingForm } from './siting-form.js';
import { SitingTag } from './siting-tag.js';
import { headCount, percent } from './told-figures.js';

/** 选址: where further points would reach most. */
export function SitingsPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const query = usePages<SitingList>({ path: '/v1/coverage/sitings?limit=100', key: ['coverage', 'sitings'] });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('coverage.siting.title')}>
        <MapViews />
      </PageHeader>
      {account.role !== 'auditor' && <SitingForm />}
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('coverage.loading')}</p>}
      {query.data && items.length === 0 && (
        <EmptyState title={t('coverage.siting.none')}>
          <p>{t('coverage.siting.noneText')}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <section className="facts">
          <header>
            <h2>{t('coverage.siting.recent')}</h2>
          </header>
          <SitingTable items={items} />
          {query.hasNextPage && (
            <button type="button" className="button" onClick={() => void query.fetchNextPage()}>
              {t('coverage.more')}
            </button>
          )}
        </section>
      )}
    </>
  );
}

function SitingTable({ items }: { items: readonly Siting[] }) {
  const { t } = useTranslation();
  return (
    <LazyTable
      caption={t('coverage.siting.recent')}
      none={t('coverage.siting.none')}
      columns={[
        { title: t('coverage.siting.name') },
        { title: t('coverage.siting.source'), whole: true },
        { title: t('coverage.siting.mostSites'), figure: true },
        { title: t('coverage.siting.newly'), figure: true },
        { title: t('coverage.siting.gap'), figure: true },
        { title: t('coverage.siting.state'), whole: true },
        { title: t('coverage.siting.asked'), whole: true },
      ]}
      rows={items.map(({ id, name, source, mostSites, newly, gap, state, askedAt }) => ({
        key: id,
        cells: [
          <Link to={`/meal-map/sitings/${id}`}>{name}</Link>,
          ...[t(`coverage.sourceOf.${source}`), mostSites, headCount(t, newly), percent(t, gap)],
          <SitingTag state={state} />,
          moment(askedAt),
        ],
      }))}
    />
  );
}
