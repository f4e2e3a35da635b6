import { UNITS_PER_METRE } from '../geometry/haversine.js';
import { OFF_NETWORK, type Snaps } from '../snap/snaps.js';
import { NO_FACILITY, type PeopleCoverage } from './cover-people.js';

/** People of one group (over 80, dependent, living alone) in an area. */
export interface GroupCount {
  readonly people: number;
  readonly reached: number;
}

/** How an area is covered. Every person is in exactly one of `reached` to `withoutPlace`. */
export interface AreaCoverage {
  readonly people: number;
  /** Within the limit of a facility. */
  readonly reached: number;
  /** Not reached on foot, but meals are brought. */
  readonly deliveryOnly: number;
  readonly notReached: number;
  /** Farther than 300 m from every way: told apart, never counted as not reached. */
  readonly offNetwork: number;
  /** No coordinates. */
  readonly withoutPlace: number;
  /** Sum of the walks of those reached. */
  readonly walkedCost: number;
  /** Share, 0 to 1, of people whose place is trusted: a door, on the network and at most 100 m from a way. 1 without people. */
  readonly completeness: number;
  readonly groups: readonly GroupCount[];
}

/** Who lives where. */
export interface PeopleByArea {
  /** Of each person the index of the area. */
  readonly area: ArrayLike<number>;
  readonly areas: number;
  /** 1: has coordinates. */
  readonly hasPlace: ArrayLike<number>;
  /** 1: meals are delivered to this person; absent: to nobody. */
  readonly delivered?: ArrayLike<number> | undefined;
  /** 1: the place is the door itself, not the middle of a village; absent: everybody's is. */
  readonly isDoor?: ArrayLike<number> | undefined;
  /** 1: belongs to the group; one array for each group. */
  readonly groups?: readonly ArrayLike<number>[];
}

/** A place farther from every way is likely wrong by more than a front garden. */
export const TRUSTED_ACCESS_METRES = 100;
const TRUSTED_ACCESS = TRUSTED_ACCESS_METRES * UNITS_PER_METRE;

/** How each area is covered, in one pass over the people. */
export function countByArea(coverage: PeopleCoverage, snaps: Snaps, people: PeopleByArea): AreaCoverage[] {
  const tally = (): Float64Array => new Float64Array(people.areas);
  const [all, reached, delivery, off, unplaced, walked, trusted] = Array.from({ length: 7 }, tally) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const { area, hasPlace, delivered, isDoor } = people;
  for (let person = 0; person < coverage.facility.length; person += 1) {
    const at = area[person]!;
    all[at]! += 1;
    if (snaps.edge[person] === OFF_NETWORK) {
      if (hasPlace[person] === 1) off[at]! += 1;
      else unplaced[at]! += 1;
      continue;
    }
    if (snaps.access[person]! <= TRUSTED_ACCESS && isDoor?.[person] !== 0) trusted[at]! += 1;
    if (coverage.facility[person] !== NO_FACILITY) {
      reached[at]! += 1;
      walked[at]! += coverage.cost[person]!;
    } else if (delivered?.[person] === 1) delivery[at]! += 1;
  }
  const groups = (people.groups ?? []).map((members) => countGroup(coverage, people, members));
  return Array.from(all, (count, at) => ({
    people: count,
    reached: reached[at]!,
    deliveryOnly: delivery[at]!,
    notReached: count - reached[at]! - delivery[at]! - off[at]! - unplaced[at]!,
    offNetwork: off[at]!,
    withoutPlace: unplaced[at]!,
    walkedCost: walked[at]!,
    completeness: count === 0 ? 1 : trusted[at]! / count,
    groups: groups.map((group) => ({ people: group.people[at]!, reached: group.reached[at]! })),
  }));
}

function countGroup(
  coverage: PeopleCoverage,
  { area, areas }: PeopleByArea,
  members: ArrayLike<number>,
): { readonly people: Float64Array; readonly reached: Float64Array } {
  const count = { people: new Float64Array(areas), reached: new Float64Array(areas) };
  for (let person = 0; person < coverage.facility.length; person += 1) {
    if (members[person] !== 1) continue;
    count.people[area[person]!]! += 1;
    if (coverage.facility[person] !== NO_FACILITY) count.reached[area[person]!]! += 1;
  }
  return count;
}
