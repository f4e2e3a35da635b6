import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Account } from '../../api/contract.js';
import { request } from '../../api/request.js';
import { EmptyState } from '../../shared/empty-state.js';
import { BooksFailure } from '../books/books-failure.js';
import { PageHeader } from '../shell/page-header.js';
import { LazyTable } from '../table/lazy-table.js';
import type { Network, NetworkList } from './coverage-contract.js';
import { MapViews } from './map-views.js';
import { moment } from './moment.js';
import { NetworkForm } from './network-form.js';
import { NetworkTag } from './network-tag.js';
import { isUnderWay } from './under-way.js';

const LOOK_MS = 2_000;
const PAGE = 50;
const BYTES_PER_MEGABYTE = 1024 * 1024;

/** 步行路网: versions of the network, and a file for the next one. */
export function NetworksPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ['coverage', 'networks'],
    queryFn: ({ signal, pageParam }) =>
      request<NetworkList>(
        `/v1/coverage/networks?limit=${PAGE}${pageParam && `&cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(isUnderWay)) === true ? LOOK_MS : false,
  });
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t('coverage.network.title')}>
        <MapViews />
      </PageHeader>
      {account.role === 'district_official' && <NetworkForm />}
      <BooksFailure error={query.error} onRetry={() => void query.refetch()} />
      {!query.data && query.error === null && <p role="status">{t('coverage.loading')}</p>}
      {query.data && items.length === 0 && (
        <EmptyState title={t('coverage.network.none')}>
          <p>{t('coverage.network.noneText')}</p>
        </EmptyState>
      )}
      {items.length > 0 && (
        <section className="facts">
          <NetworkTable items={items} />
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

function NetworkTable({ items }: { items: readonly Network[] }) {
  const { t } = useTranslation();
  return (
    <LazyTable
      caption={t('coverage.network.title')}
      none={t('coverage.network.none')}
      columns={[
        { title: t('coverage.network.fileName') },
        { title: t('coverage.network.state'), whole: true },
        { title: t('coverage.network.coordinates'), whole: true },
        { title: t('coverage.network.size'), figure: true },
        { title: t('coverage.network.nodes'), figure: true },
        { title: t('coverage.network.edges'), figure: true },
        { title: t('coverage.network.uploadedAt'), whole: true },
        { title: t('coverage.network.activatedAt'), whole: true },
      ]}
      rows={items.map(({ id, fileName, state, coordinates, fileBytes, nodes, edges, uploadedAt, activatedAt }) => ({
        key: id,
        cells: [
          <Link to={`/meal-map/networks/${id}`}>{fileName}</Link>,
          <NetworkTag state={state} />,
          ...[coordinates, `${(fileBytes / BYTES_PER_MEGABYTE).toFixed(2)} MB`, nodes ?? t('coverage.none')],
          ...[edges ?? t('coverage.none'), moment(uploadedAt)],
          activatedAt === null ? t('coverage.none') : moment(activatedAt),
        ],
      }))}
    />
  );
}
