import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { request } from '../../api/request.js';
import type { Account } from '../../api/contract.js';
import { BooksFailure } from '../books/books-failure.js';
import { FactTable } from '../facilities/facts-section.js';
import { PageHeader } from '../shell/page-header.js';
import type { ScenarioDetail } from './coverage-contract.js';
import { PlanExports } from './map-exports.js';
import { MapViews } from './map-views.js';
import { OwnPlanKeys } from './own-plan-keys.js';
import { ScenarioTag } from './scenario-tag.js';
import { SharedNote } from './shared-note.js';
import { headCount, place } from './told-figures.js';

const PAIRS = ['reached', 'over80', 'dependent', 'livesAlone', 'notReached', 'seats', 'facilities'] as const;

/** One scenario: its changes, and how towns stand before and after. This is what a link opens. */
export function ScenarioPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const client = useQueryClient();
  const path = `/v1/coverage/scenarios/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useQuery({
    queryKey: ['coverage', 'scenarios', id],
    queryFn: ({ signal }) => request<ScenarioDetail>(path, { signal }),
    retry: false,
  });
  const counting = useMutation({
    mutationFn: () => request<ScenarioDetail>(`${path}/count`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['coverage', 'scenarios'] }),
  });
  const mayChange = account.role !== 'auditor';
  return (
    <>
      <PageHeader title={data?.name ?? t('coverage.scenario.title')}>
        <MapViews />
      </PageHeader>
      <BooksFailure error={error ?? counting.error} onRetry={() => void refetch()} />
      {!data && error === null && <p role="status">{t('coverage.loading')}</p>}
      {data && (
        <section className="facts">
          <header>
            <h2>{t('coverage.scenario.figures')}</h2>
            <ScenarioTag scenario={data} />
            {mayChange && (
              <>
                <Link
                  className="button button-main"
                  to={`/meal-map?side=plan&scenario=${data.id}&profile=${data.profile}`}
                >
                  {t('coverage.scenario.openMap')}
                </Link>
                <button
                  type="button"
                  className="button"
                  disabled={counting.isPending}
                  onClick={() => counting.mutate()}
                >
                  {t('coverage.scenario.recount')}
                </button>
              </>
            )}
            {mayChange && data.isOwn && <OwnPlanKeys plan={data} kind="scenarios" />}
          </header>
          <SharedNote {...data} />
          <Figures scenario={data} />
          <ChangeList scenario={data} />
          <PlanExports kind="scenarios" id={data.id} />
        </section>
      )}
    </>
  );
}

function Figures({ scenario: { figures, profile, businessDate } }: { scenario: ScenarioDetail }) {
  const { t } = useTranslation();
  const names = {
    ...{ reached: t('coverage.scenario.reached'), over80: t('coverage.scenario.over80') },
    ...{ dependent: t('coverage.scenario.dependent'), livesAlone: t('coverage.scenario.livesAlone') },
    ...{ notReached: t('coverage.scenario.notReached'), seats: t('coverage.scenario.seats') },
    facilities: t('coverage.scenario.points'),
  };
  return (
    <>
      <p className="coverage-note">
        {t('coverage.scenario.profile')}：{t(`mealMap.profile.${profile}`)}
        {businessDate !== null && ` · ${t('coverage.scenario.countedOn', { day: businessDate })}`}
      </p>
      <FactTable
        caption={t('coverage.scenario.figures')}
        captionHidden
        none={t('coverage.scenario.notCounted')}
        figures={[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}
        head={[
          ...[t('coverage.scenario.town'), t('coverage.scenario.people')],
          ...PAIRS.map((name) => names[name]),
          ...[t('coverage.scenario.gained'), t('coverage.scenario.lost')],
        ]}
        rows={figures.map((figure) => ({
          id: figure.code,
          cells: [
            ...[figure.level === 'district' ? t('coverage.area.whole') : figure.name, headCount(t, figure.people)],
            ...PAIRS.map((name) =>
              t('coverage.scenario.arrow', {
                before: headCount(t, figure[`${name}Before`]),
                after: headCount(t, figure[`${name}After`]),
              }),
            ),
            ...[headCount(t, figure.gained), headCount(t, figure.lost)],
          ],
        }))}
      />
    </>
  );
}

function ChangeList({ scenario: { changeList } }: { scenario: ScenarioDetail }) {
  const { t } = useTranslation();
  return (
    <FactTable
      caption={t('coverage.scenario.changeList')}
      none={t('coverage.plan.noChanges')}
      figures={[3]}
      head={[t('coverage.plan.what'), t('coverage.area.name'), t('coverage.cluster.place'), t('coverage.plan.seats')]}
      rows={changeList.map(({ kind, name, longitude, latitude, seats, slots }, at) => ({
        id: String(at),
        cells: [
          `${t(`coverage.kind.${kind}`)}${slots === null ? '' : ` · ${slots.map((slot) => t(`slot.${slot}`)).join('、')}`}`,
          name,
          longitude === null || latitude === null ? t('coverage.none') : place(t, longitude, latitude),
          seats ?? t('coverage.none'),
        ],
      }))}
    />
  );
}
