import { coverPeople, NO_FACILITY, PeopleReach, placePeople, ReachSearch, walkCosts } from '@nuancan/walk-network';
import type { CoverageWorld } from './coverage-world.js';
import { servingFacilities } from './world.js';

/** The facility nearest along the ways to a place. */
export interface NearestOnFoot {
  /** Of `World.facilities`. */
  readonly facility: number;
  readonly metres: number;
}

/** Farther nobody is told to go on foot. */
const MOST_METRES = 20_000;
const UNITS_PER_METRE = 1e5;
const E7 = 1e7;

/** Of each place, in degrees, however fast anybody walks; null: it is on no way, or nothing that serves is within 20 km. */
export function nearestOnFoot(
  world: CoverageWorld,
  places: readonly { readonly lon: number; readonly lat: number }[],
): (NearestOnFoot | null)[] {
  const costs = walkCosts(world.parts.network, { by: 'distance' });
  const snaps = world.index.snap({
    lon: places.map(({ lon }) => Math.round(lon * E7)),
    lat: places.map(({ lat }) => Math.round(lat * E7)),
  });
  const { facility, cost } = coverPeople(places.length, {
    search: new ReachSearch(costs),
    reach: new PeopleReach(placePeople(costs, snaps)),
    facilities: world.parts.facilitySnaps,
    open: servingFacilities(world.parts, null),
    most: MOST_METRES * UNITS_PER_METRE,
  });
  return places.map((_, at) =>
    facility[at] === NO_FACILITY ? null : { facility: facility[at]!, metres: Math.round(cost[at]! / UNITS_PER_METRE) },
  );
}
