import {
  coverPeople,
  listsByPerson,
  PeopleReach,
  placePeople,
  PROFILES,
  reachLists,
  ReachSearch,
  walkCosts,
  type CoverageBase,
  type ListsByPerson,
  type PeopleCoverage,
  type Profile,
  type ReachLists,
  type WalkCosts,
} from '@nuancan/walk-network';
import { countAreas, type CountedAreas } from './count-areas.js';
import { LIMIT_MINUTES, servingFacilities, type CoveredSlot, type WorldParts } from './world.js';

/** What stands for one profile and slot. */
export interface SlotBase extends CoverageBase {
  /** Facilities that do not serve it. */
  readonly idle: readonly number[];
  readonly counts: CountedAreas;
}

const MICROSECONDS_PER_MINUTE = 60e6;

/** Most of a search, in microseconds. */
export function mostOf(minutes: number): number {
  return Math.round(minutes * MICROSECONDS_PER_MINUTE);
}

/** Everybody walking at one speed. One search at a time: they share their arrays. */
export class Walkers {
  readonly costs: WalkCosts;
  readonly search: ReachSearch;
  readonly reach: PeopleReach;
  private lists: ReachLists | undefined;
  private byPerson: ListsByPerson | undefined;
  private readonly bases = new Map<CoveredSlot | null, SlotBase>();

  constructor(
    private readonly parts: WorldParts,
    readonly profile: Profile,
  ) {
    const { network, people } = parts;
    this.costs = walkCosts(network, { by: 'time', metresPerSecond: PROFILES[profile] });
    this.search = new ReachSearch(this.costs);
    this.reach = new PeopleReach(placePeople(this.costs, people.snaps));
  }

  /** Whom each facility reaches within the usual limit, whether it serves or not. */
  reachOfEach(): ReachLists {
    this.lists ??= reachLists(this.parts.facilitySnaps, {
      search: this.search,
      reach: this.reach,
      most: mostOf(LIMIT_MINUTES),
    });
    return this.lists;
  }

  /** The same by person. */
  facilitiesOfEach(): ListsByPerson {
    this.byPerson ??= listsByPerson(this.reachOfEach(), this.parts.people.count);
    return this.byPerson;
  }

  /** Who is covered by whom, computed anew. */
  cover(slot: CoveredSlot | null, minutes: number): PeopleCoverage {
    const { people, facilitySnaps } = this.parts;
    return coverPeople(people.count, {
      search: this.search,
      reach: this.reach,
      facilities: facilitySnaps,
      open: servingFacilities(this.parts, slot),
      most: mostOf(minutes),
    });
  }

  /** What stands within the usual limit, computed once. */
  base(slot: CoveredSlot | null): SlotBase {
    const known = this.bases.get(slot);
    if (known !== undefined) return known;
    const serving = new Set(servingFacilities(this.parts, slot));
    const coverage = this.cover(slot, LIMIT_MINUTES);
    const base = {
      coverage,
      lists: this.reachOfEach(),
      byPerson: this.facilitiesOfEach(),
      idle: [...this.parts.facilities.keys()].filter((at) => !serving.has(at)),
      counts: countAreas(this.parts, coverage),
    };
    this.bases.set(slot, base);
    return base;
  }
}
