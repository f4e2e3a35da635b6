import type { ReachSearch } from '../search/reach-search.js';
import type { Snaps } from '../snap/snaps.js';
import type { PeopleReach } from './people-reach.js';

/** Nobody reaches this person's door. */
export const NO_FACILITY = 0xffff_ffff;

/** Of each person the nearest facility within the limit and the walk to it. */
export interface PeopleCoverage {
  /** Infinity: no facility is within the limit, or the person is off the network. */
  readonly cost: Float64Array;
  /** An index of `facilities`, or `NO_FACILITY`. */
  readonly facility: Uint32Array;
}

/** What covers whom. */
export interface CoverOptions {
  readonly search: ReachSearch;
  readonly reach: PeopleReach;
  /** Places of the facilities; one off the network covers nobody. */
  readonly facilities: Snaps;
  /** Those that count, as indices of `facilities`; absent: all. */
  readonly open?: ArrayLike<number> | undefined;
  readonly most: number;
}

/** The coverage of `people` persons by the facilities that are open: one search from all of them at once. */
export function coverPeople(people: number, { search, reach, facilities, open, most }: CoverOptions): PeopleCoverage {
  const sources = open ?? Uint32Array.from({ length: facilities.edge.length }, (_, index) => index);
  search.fromSnaps(facilities, sources, most);
  reach.collect(search, most);
  const cost = new Float64Array(people).fill(Infinity);
  const facility = new Uint32Array(people).fill(NO_FACILITY);
  for (let row = 0; row < reach.count; row += 1) {
    const person = reach.person[row]!;
    cost[person] = reach.cost[row]!;
    facility[person] = sources[reach.owner[row]!]!;
  }
  return { cost, facility };
}
