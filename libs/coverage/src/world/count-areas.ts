import { countByArea, type AreaCoverage, type PeopleCoverage } from '@nuancan/walk-network';
import type { WorldParts } from './world.js';

/** How people of an area stand; each is in exactly one of `reached` to `withoutPlace`. */
export interface AreaCount {
  people: number;
  over80: number;
  dependent: number;
  livesAlone: number;
  reached: number;
  reachedOver80: number;
  reachedDependent: number;
  reachedLivesAlone: number;
  deliveryOnly: number;
  notReached: number;
  offNetwork: number;
  withoutPlace: number;
  /** Whose place is known to the door and near a way. */
  trusted: number;
  /** Sum of the walks of those reached, in microseconds. */
  walked: number;
}

/** Counts of the whole, of its towns and of its villages, by the order of the world's. */
export interface CountedAreas {
  readonly district: AreaCount;
  readonly towns: readonly AreaCount[];
  readonly villages: readonly AreaCount[];
}

/** Counts everybody once, by village, and adds up towns and district. */
export function countAreas(parts: WorldParts, coverage: PeopleCoverage): CountedAreas {
  const { people, villages, towns } = parts;
  const counted = countByArea(coverage, people.snaps, {
    area: people.village,
    areas: villages.length,
    hasPlace: people.hasPlace,
    isDoor: people.isDoor,
    delivered: people.delivered,
    groups: [people.over80, people.dependent, people.livesAlone],
  }).map(countOf);
  const townAt = new Map(towns.map(({ code }, at) => [code, at]));
  const byTown = towns.map(() => noCount());
  const district = noCount();
  counted.forEach((count, at) => {
    add(byTown[townAt.get(villages[at]!.townCode)!]!, count);
    add(district, count);
  });
  return { district, towns: byTown, villages: counted };
}

/** Nobody. */
export function noCount(): AreaCount {
  return {
    ...{ people: 0, over80: 0, dependent: 0, livesAlone: 0, reached: 0 },
    ...{ reachedOver80: 0, reachedDependent: 0, reachedLivesAlone: 0, deliveryOnly: 0 },
    ...{ notReached: 0, offNetwork: 0, withoutPlace: 0, trusted: 0, walked: 0 },
  };
}

/** Adds `other` to `sum`, which changes. */
export function add(sum: AreaCount, other: AreaCount): void {
  for (const key of Object.keys(sum) as (keyof AreaCount)[]) sum[key] += other[key];
}

function countOf({ groups, completeness, walkedCost, ...rest }: AreaCoverage): AreaCount {
  const [over80, dependent, livesAlone] = groups;
  return {
    people: rest.people,
    over80: over80!.people,
    dependent: dependent!.people,
    livesAlone: livesAlone!.people,
    reached: rest.reached,
    reachedOver80: over80!.reached,
    reachedDependent: dependent!.reached,
    reachedLivesAlone: livesAlone!.reached,
    deliveryOnly: rest.deliveryOnly,
    notReached: rest.notReached,
    offNetwork: rest.offNetwork,
    withoutPlace: rest.withoutPlace,
    // Of nobody everything is known: none of them is counted as trusted.
    trusted: Math.round(completeness * rest.people),
    walked: walkedCost,
  };
}
