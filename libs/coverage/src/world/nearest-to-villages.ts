import { coverPeople, NO_FACILITY, PeopleReach, placePeople } from '@nuancan/walk-network';
import type { CoverageWorld } from './coverage-world.js';
import { mostOf, type Walkers } from './walkers.js';
import { servingFacilities } from './world.js';

/** The facility nearest to the middle of a village, however far. */
export interface NearestFacility {
  /** Of `World.facilities`. */
  readonly facility: number;
  readonly seconds: number;
}

/** Nobody walks farther. */
const MOST_MINUTES = 120;
const E7 = 1e7;
const MICROSECONDS = 1e6;

/** Of each village; null: its middle is not known or off the network, or nothing is within two hours. */
export function nearestToVillages(world: CoverageWorld, { costs, search }: Walkers): (NearestFacility | null)[] {
  const { villages, facilitySnaps } = world.parts;
  const middles = world.index.snap({
    lon: villages.map(({ longitude }) => Math.round((longitude ?? Number.NaN) * E7)),
    lat: villages.map(({ latitude }) => Math.round((latitude ?? Number.NaN) * E7)),
  });
  const { facility, cost } = coverPeople(villages.length, {
    search,
    reach: new PeopleReach(placePeople(costs, middles)),
    facilities: facilitySnaps,
    open: servingFacilities(world.parts, null),
    most: mostOf(MOST_MINUTES),
  });
  return villages.map((_, at) =>
    facility[at] === NO_FACILITY ? null : { facility: facility[at]!, seconds: Math.round(cost[at]! / MICROSECONDS) },
  );
}
