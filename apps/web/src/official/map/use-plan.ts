import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { MapPin } from '../../map/map-pins.js';
import type { StreetsOfPlan } from '../../map/meal-map.js';
import { useAddress } from '../books/use-address.js';
import type { Profile, ScenarioDetail, SitingDetail, TriedChanges } from './coverage-contract.js';
import { fromSaved, wholeDegrees, withChange, type PlanChange } from './plan-changes.js';
import { useTrial } from './use-coverage.js';

/** Changes that are tried on the map, with what they do. */
export interface Plan {
  readonly mayTry: boolean;
  readonly changes: readonly PlanChange[];
  readonly put: (change: Omit<PlanChange, 'key'>) => void;
  readonly remove: (key: string) => void;
  readonly clear: () => void;
  readonly pins: readonly MapPin[];
  readonly movePin: (key: string, longitude: number, latitude: number) => void;
  /** Asks for a place by a click on the map. */
  readonly pick: (then: (longitude: number, latitude: number) => void) => void;
  readonly onPick: ((longitude: number, latitude: number) => void) | null;
  readonly trial: TriedChanges | undefined;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly retry: () => void;
  readonly shown: StreetsOfPlan['shown'];
  readonly show: (shown: StreetsOfPlan['shown']) => void;
  readonly streets: StreetsOfPlan | undefined;
  /** Siting that they come from. */
  readonly sitingId: string | null;
  /** Whoever tries them is a town's. */
  readonly ofTown: boolean;
}

interface Asked {
  readonly profile: Profile;
  readonly mayTry: boolean;
  readonly ofTown: boolean;
}

/** Holds the changes; they begin with those of the scenario or siting of the address. */
export function usePlan({ profile, mayTry, ofTown }: Asked): Plan {
  const { t } = useTranslation();
  const { changes, setChanges, sitingId } = useStartedChanges();
  const [picker, setPicker] = useState<{ readonly then: (longitude: number, latitude: number) => void } | null>(null);
  const [shown, show] = useState<StreetsOfPlan['shown']>('compare');
  const lastKey = useRef(0);
  const isTried = mayTry && changes.length > 0;
  const { figures, streets } = useTrial(mayTry ? changes : [], profile);
  const drawn = isTried ? streets.data : undefined;
  const put = (change: Omit<PlanChange, 'key'>): void => {
    lastKey.current += 1;
    const key = `change-${lastKey.current}`;
    setChanges((before) => withChange(before, { ...rounded(change), key }));
  };
  const pins = useMemo(
    () =>
      changes.flatMap(({ key, name, longitude, latitude }) =>
        longitude === undefined || latitude === undefined
          ? []
          : [{ key, name, label: t('coverage.plan.pinOf', { name }), longitude, latitude }],
      ),
    [changes, t],
  );
  return {
    ...{ mayTry, ofTown, changes, put, pins, shown, show, sitingId },
    remove: (gone) => setChanges((before) => before.filter(({ key }) => key !== gone)),
    clear: () => setChanges([]),
    movePin: (moved, longitude, latitude) =>
      setChanges((before) =>
        before.map((change) => (change.key === moved ? rounded({ ...change, longitude, latitude }) : change)),
      ),
    pick: (then) => setPicker({ then }),
    onPick:
      picker === null
        ? null
        : (longitude, latitude) => {
            setPicker(null);
            picker.then(wholeDegrees(longitude), wholeDegrees(latitude));
          },
    trial: isTried ? figures.data : undefined,
    error: isTried ? figures.error : null,
    isBusy: isTried && figures.isFetching,
    retry: () => void figures.refetch(),
    streets: useMemo(() => drawn && { ...drawn, shown }, [drawn, shown]),
  };
}

function rounded<Change extends Omit<PlanChange, 'key'>>(change: Change): Change {
  const { longitude, latitude } = change;
  if (longitude === undefined || latitude === undefined) return change;
  return { ...change, longitude: wholeDegrees(longitude), latitude: wholeDegrees(latitude) };
}

function useStartedChanges() {
  const { params } = useAddress();
  const scenarioId = params.get('scenario');
  const sitingId = params.get('siting');
  const [changes, setChanges] = useState<readonly PlanChange[]>([]);
  const { data: scenario } = useQuery({
    queryKey: ['coverage', 'scenarios', scenarioId],
    queryFn: ({ signal }) => request<ScenarioDetail>(`/v1/coverage/scenarios/${scenarioId ?? ''}`, { signal }),
    enabled: scenarioId !== null,
  });
  const { data: siting } = useQuery({
    queryKey: ['coverage', 'sitings', sitingId],
    queryFn: ({ signal }) => request<SitingDetail>(`/v1/coverage/sitings/${sitingId ?? ''}`, { signal }),
    enabled: sitingId !== null,
  });
  const started = useRef<string | null>(null);
  const begin = useCallback((id: string, first: readonly PlanChange[]): void => {
    // Once: what was changed since stays when the answer is fetched anew.
    if (started.current === id) return;
    started.current = id;
    setChanges(first);
  }, []);
  useEffect(() => {
    if (scenario !== undefined) begin(scenario.id, fromSaved(scenario.changeList));
  }, [scenario, begin]);
  useEffect(() => {
    if (siting !== undefined) begin(siting.id, sitesOf(siting));
  }, [siting, begin]);
  return { changes, setChanges, sitingId: siting?.id ?? null };
}

function sitesOf({ sites }: SitingDetail): PlanChange[] {
  return sites.map(({ name, longitude, latitude, seats }, at) => ({
    ...{ key: `site-${at}`, kind: 'add', name, longitude, latitude },
    ...(seats !== null && { seats }),
  }));
}
