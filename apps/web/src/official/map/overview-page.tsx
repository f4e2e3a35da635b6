import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import type { Account } from '../../api/contract.js';
import { MapLegend } from '../../map/map-legend.js';
import { EmptyState } from '../../shared/empty-state.js';
import { BooksFailure } from '../books/books-failure.js';
import { useAddress } from '../books/use-address.js';
import { PageHeader } from '../shell/page-header.js';
import { PROFILES, type Profile, type PublicMap } from './coverage-contract.js';
import { MapExports } from './map-exports.js';
import { MapViews } from './map-views.js';
import { middleOf } from './middle-of.js';
import { OverviewSide } from './overview-side.js';
import { PlanLegend } from './plan-legend.js';
import { usePoints } from './use-coverage.js';
import { usePlan, type Plan } from './use-plan.js';

const MapCanvas = lazy(() => import('../../map/map-canvas.js'));

/** The map with its figures beside it, and what changes would do. */
export function OverviewPage({ account }: { account: Account }) {
  const { t } = useTranslation();
  const { data, error, refetch } = usePoints(account.scope.districtCode);
  const isMissing = ApiProblem.hasStatus(error, 404);
  return (
    <>
      <PageHeader title={t('mealMap.title')}>
        <MapViews />
      </PageHeader>
      {isMissing && <EmptyState title={t('mealMap.missing')} />}
      {!isMissing && <BooksFailure error={error} onRetry={() => void refetch()} />}
      {!data && error === null && <p role="status">{t('mealMap.loading')}</p>}
      {data && <Overview map={data} account={account} />}
    </>
  );
}

function Overview({ map, account }: { map: PublicMap; account: Account }) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const profile = PROFILES.find((one) => one === params.get('profile')) ?? 'older';
  const [centre, setCentre] = useState<readonly [number, number] | null>(null);
  const plan = usePlan({ profile, mayTry: account.role !== 'auditor', ofTown: account.scope.townCode !== null });
  const chosen = map.points.find(({ id }) => id === params.get('point')) ?? null;
  const [longitude, latitude] = centre ?? middleOf(map.points);
  const look = (east: number | null, north: number | null): void => {
    if (east !== null && north !== null) setCentre([east, north]);
  };
  const choosePoint = (id: string): void => {
    choose('point', id);
    const point = map.points.find((one) => one.id === id);
    look(point?.longitude ?? null, point?.latitude ?? null);
  };
  const move = (id: string, east: number, north: number): void => {
    const point = map.points.find((one) => one.id === id);
    if (point !== undefined)
      plan.put({ kind: 'move', facilityId: id, name: point.name, longitude: east, latitude: north });
  };
  const isPlanning = params.get('side') === 'plan' && plan.mayTry;
  return (
    <div className="meal-map-view">
      <ProfileChoice value={profile} onChange={(value) => choose('profile', value)} />
      <div className="meal-map-halves">
        <div>
          <div className="map-frame">
            <Suspense fallback={<p role="status">{t('mealMap.loading')}</p>}>
              <MapCanvas
                label={t('mealMap.map')}
                of={{
                  ...{ root: '/v1/tiles', profile, facilityId: chosen?.id ?? null, hasClusters: true },
                  streets: isPlanning ? plan.streets : undefined,
                }}
                centre={[longitude, latitude]}
                onPoint={choosePoint}
                plan={
                  isPlanning ? { pins: plan.pins, onPin: plan.movePin, onPointMoved: move, onPick: plan.onPick } : null
                }
              />
            </Suspense>
            {isPlanning && plan.trial && <LiveGain plan={plan} />}
          </div>
          <MapLegend hasClusters />
          {isPlanning && plan.changes.length > 0 && <PlanLegend />}
          <p className="map-note">{t('mealMap.source', { source: map.source })}</p>
          <MapExports profile={profile} />
        </div>
        <OverviewSide {...{ map, profile, plan, chosen }} onPoint={choosePoint} onLook={look} />
      </div>
    </div>
  );
}

/** What a drag does, where it is looked at; the panel says the same to a screen reader. */
function LiveGain({ plan: { trial } }: { plan: Plan }) {
  const { t } = useTranslation();
  if (trial === undefined) return null;
  return (
    <div className="map-live" aria-hidden="true">
      {t('coverage.plan.summary', { gained: trial.gained, lost: trial.lost })}
    </div>
  );
}

function ProfileChoice({ value, onChange }: { value: Profile; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className="meal-map-tools">
      <label className="field">
        <span>{t('mealMap.who')}</span>
        <select className="input" value={value} onChange={({ target }) => onChange(target.value)}>
          {PROFILES.map((one) => (
            <option key={one} value={one}>
              {t(`mealMap.profile.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
