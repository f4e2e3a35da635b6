import { useTranslation } from 'react-i18next';
import { useAddress } from '../books/use-address.js';
import { AreaTable } from './area-table.js';
import { ChosenPoint } from './chosen-point.js';
import { clusterName, ClusterTable } from './cluster-table.js';
import { Counted } from './counted.js';
import type { Profile, PublicMap } from './coverage-contract.js';
import { FacilityTable } from './facility-table.js';
import { middleOf } from './middle-of.js';
import { PlanPanel } from './plan-panel.js';
import { useAreas, useClusters, useFacilityFigures } from './use-coverage.js';
import type { Plan } from './use-plan.js';

const TABS = ['areas', 'points', 'clusters', 'plan'] as const;

interface OverviewSideProps {
  readonly map: PublicMap;
  readonly profile: Profile;
  readonly plan: Plan;
  readonly chosen: PublicMap['points'][number] | null;
  readonly onPoint: (id: string) => void;
  readonly onLook: (longitude: number | null, latitude: number | null) => void;
}

/** Beside the map: the same in figures, and what is tried. Which of it stands in the address. */
export function OverviewSide(props: OverviewSideProps) {
  const { t } = useTranslation();
  const { params, choose } = useAddress();
  const { map, profile, plan, chosen, onPoint, onLook } = props;
  const tabs = TABS.filter((tab) => tab !== 'plan' || plan.mayTry);
  const side = tabs.find((tab) => tab === params.get('side')) ?? 'areas';
  return (
    <div className="coverage-side">
      <div className="coverage-tabs" role="group" aria-label={t('coverage.side')}>
        {tabs.map((tab) => (
          <button
            key={tab}
            type="button"
            className="button"
            aria-pressed={tab === side}
            onClick={() => choose('side', tab)}
          >
            {t(`coverage.tab.${tab}`)}
          </button>
        ))}
      </div>
      {chosen !== null && <Chosen {...props} point={chosen} />}
      {side === 'areas' && (
        <Areas
          profile={profile}
          onTown={(name) => onLook(...middleOf(map.points.filter(({ townName }) => townName === name)))}
        />
      )}
      {side === 'points' && <Points {...{ map, profile, chosen, onPoint }} />}
      {side === 'clusters' && <Clusters {...{ profile, plan, onLook }} />}
      {side === 'plan' && <PlanPanel plan={plan} points={map.points} profile={profile} onLook={onLook} />}
    </div>
  );
}

function Areas({ profile, onTown }: { profile: Profile; onTown: (name: string) => void }) {
  const { data, error } = useAreas(profile);
  return (
    <>
      <Counted error={error} isThere={data !== undefined} />
      {data && <AreaTable figures={data} onTown={onTown} />}
    </>
  );
}

function Points({ map, profile, chosen, onPoint }: Pick<OverviewSideProps, 'map' | 'profile' | 'chosen' | 'onPoint'>) {
  const { data, error } = useFacilityFigures(profile);
  return (
    <>
      <Counted error={error} isThere={data !== undefined} />
      <FacilityTable points={map.points} figures={data?.items ?? []} chosen={chosen?.id ?? null} onChoose={onPoint} />
    </>
  );
}

function Clusters({ profile, plan, onLook }: Pick<OverviewSideProps, 'profile' | 'plan' | 'onLook'>) {
  const { t } = useTranslation();
  const { choose } = useAddress();
  const { data, error } = useClusters(profile);
  return (
    <>
      <Counted error={error} isThere={data !== undefined} />
      {data && (
        <ClusterTable
          clusters={data.items}
          onShow={({ longitude, latitude }) => onLook(longitude, latitude)}
          onAdd={
            plan.mayTry
              ? ({ longitude, latitude, villages }) => {
                  const name = t('coverage.plan.newNameAt', { where: clusterName({ villages }) });
                  plan.put({ kind: 'add', name, longitude, latitude });
                  onLook(longitude, latitude);
                  choose('side', 'plan');
                }
              : null
          }
        />
      )}
    </>
  );
}

function Chosen({ point, profile, plan }: OverviewSideProps & { point: PublicMap['points'][number] }) {
  const { choose } = useAddress();
  const { data } = useFacilityFigures(profile);
  const { id, name, longitude, latitude } = point;
  const tryOut = (kind: 'move' | 'close'): void => {
    const where = kind === 'move' && longitude !== null && latitude !== null ? { longitude, latitude } : {};
    plan.put({ kind, facilityId: id, name, ...where });
    choose('side', 'plan');
  };
  return (
    <ChosenPoint
      point={point}
      figure={data?.items.find(({ facilityId }) => facilityId === id)}
      onTry={plan.mayTry && longitude !== null ? tryOut : null}
      onLeave={() => choose('point', '')}
    />
  );
}
