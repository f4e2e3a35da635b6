import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { request } from '../../api/request.js';
import type { Account } from '../../api/contract.js';
import { Money } from '../../shared/money.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import type { SitingDetail } from './coverage-contract.js';
import { PlanExports } from './map-exports.js';
import { MapViews } from './map-views.js';
import { OwnPlanKeys } from './own-plan-keys.js';
import { SharedNote } from './shared-note.js';
import { SitingTag } from './siting-tag.js';
import { headCount, percent, place } from './told-figures.js';

const LOOK_MS = 1_000;

/** One siting: what it chose, its bound, and how far the proof is; looked at again until that ends. */
export function SitingPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['coverage', 'sitings', id],
    queryFn: ({ signal }) => request<SitingDetail>(`/v1/coverage/sitings/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'proving' ? LOOK_MS : false),
    retry: false,
  });
  const mayChange = account.role !== 'auditor';
  return (
    <>
      <PageHeader title={data?.name ?? t('coverage.siting.title')}>
        <MapViews />
      </PageHeader>
      <BooksFailure error={error} onRetry={() => void refetch()} />
      {!data && error === null && <p role="status">{t('coverage.loading')}</p>}
      {data && (
        <section className="facts">
          <header>
            <h2>{t('coverage.siting.sites')}</h2>
            <SitingTag state={data.state} />
            {mayChange && data.sites.length > 0 && (
              <Link className="button button-main" to={`/meal-map?side=plan&siting=${data.id}&profile=${data.profile}`}>
                {t('coverage.siting.openMap')}
              </Link>
            )}
            {mayChange && data.isOwn && <OwnPlanKeys plan={data} kind="sitings" />}
          </header>
          <SharedNote {...data} />
          {data.isStale && <p className="claim-notice">{t('coverage.siting.stale')}</p>}
          <Proof siting={data} />
          <Sites siting={data} />
          <PlanExports kind="sitings" id={data.id} />
        </section>
      )}
    </>
  );
}

function Proof({ siting }: { siting: SitingDetail }) {
  const { t } = useTranslation();
  const { people, reached, newly, covered, bound, gap, progress, candidates, offNetwork, budgetFen, seats } = siting;
  const facts = [
    [t('coverage.siting.people'), headCount(t, people)],
    [t('coverage.siting.reached'), headCount(t, reached)],
    [t('coverage.siting.newly'), headCount(t, newly)],
    [t('coverage.siting.covered'), headCount(t, covered)],
    [t('coverage.siting.bound'), headCount(t, bound)],
    [t('coverage.siting.gap'), percent(t, gap)],
    [t('coverage.siting.weighting'), t(`coverage.weightingOf.${siting.weighting}`)],
    [t('coverage.siting.source'), t(`coverage.sourceOf.${siting.source}`)],
    ...(budgetFen === null
      ? []
      : [[t('coverage.siting.budget'), <Money key="budget" amountFen={budgetFen} />] as const]),
    ...(seats === null ? [] : [[t('coverage.siting.seats'), seats] as const]),
  ] as const;
  return (
    <>
      {progress && (
        <p role="status">
          <progress max={progress.mostSeconds} value={progress.seconds} aria-label={t('coverage.siting.state')} />{' '}
          {t('coverage.siting.provingFor', { seconds: Math.round(progress.seconds), most: progress.mostSeconds })}
        </p>
      )}
      <dl className="coverage-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="coverage-note">{t('coverage.siting.candidates', { count: candidates, off: offNetwork })}</p>
    </>
  );
}

function Sites({ siting: { sites } }: { siting: SitingDetail }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('coverage.siting.sites')}
      captionHidden
      none={t('coverage.siting.noSites')}
      figures={[2, 3, 4]}
      head={[
        ...[t('coverage.siting.site'), t('coverage.siting.place'), t('coverage.siting.alone')],
        ...[t('coverage.siting.siteCost'), t('coverage.siting.siteSeats')],
      ]}
      rows={sites.map(({ name, longitude, latitude, alone, costFen, seats }, at) => ({
        id: String(at),
        cells: [
          ...[name, place(t, longitude, latitude), headCount(t, alone)],
          costFen === null ? t('coverage.none') : <Money key="cost" amountFen={costFen} />,
          seats ?? t('coverage.none'),
        ],
      }))}
    />
  );
}
