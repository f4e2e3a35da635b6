import type { Run, RunRoute } from './runs-contract.js';

/** A door that somebody else comes to. */
export interface MovedStop {
  readonly stopId: string;
  readonly labelNo: number;
  readonly residentName: string | null;
  /** Null: nobody. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What a plan that was made again changed of the one before. */
export interface RunDifference {
  readonly moved: readonly MovedStop[];
  /** Doors that the same volunteer comes to. */
  readonly kept: number;
}

/** Which doors have another volunteer. Pure. */
export function differenceOf(before: Run, after: Run): RunDifference {
  const was = carriersOf(before);
  const is = carriersOf(after);
  const moved = after.stops
    .filter(({ stopId }) => was.get(stopId)?.volunteerId !== is.get(stopId)?.volunteerId)
    .map(({ stopId, labelNo, residentName }) => ({
      ...{ stopId, labelNo, residentName },
      from: nameOf(was.get(stopId)),
      to: nameOf(is.get(stopId)),
    }));
  const kept = after.stops.filter(
    ({ stopId }) => is.has(stopId) && was.get(stopId)?.volunteerId === is.get(stopId)?.volunteerId,
  );
  return { moved, kept: kept.length };
}

function carriersOf({ stops, routes }: Run): ReadonlyMap<string, RunRoute> {
  const byId = new Map(routes.map((route) => [route.routeId, route]));
  return new Map(
    stops.flatMap(({ stopId, routeId }) => {
      const route = routeId === null ? undefined : byId.get(routeId);
      return route === undefined ? [] : [[stopId, route] as const];
    }),
  );
}

function nameOf(route: RunRoute | undefined): string | null {
  return route === undefined ? null : (route.volunteerName ?? '—');
}
