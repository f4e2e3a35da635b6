import { isSnapped, NO_FACILITY, OFF_NETWORK, whatIf, type Snaps, type TrialChange } from '@nuancan/walk-network';
import type { CoverageWorld } from '../world/coverage-world.js';
import { mostOf, type SlotBase, type Walkers } from '../world/walkers.js';
import { LIMIT_MINUTES, type CoveredSlot, type WorldParts } from '../world/world.js';
import type { AreaCount, CountedAreas } from '../world/count-areas.js';
import { countServing, type ServingCount } from './count-serving.js';
import { placePlanned } from './place-planned.js';
import { servesAfter, type PlannedFacility } from './planned-facilities.js';

/** What a planned facility means to the people around it, afterwards. */
export interface PlannedCount {
  readonly planned: PlannedFacility;
  readonly serves: boolean;
  /** Farther than 300 m from every way: it reaches nobody. */
  readonly isOffNetwork: boolean;
  /** Of the town that was asked about, or of the district. */
  readonly reached: number;
  readonly seats: number | null;
}

/** What changes in a town, or in the district as the sum of its towns. */
export interface TownChange extends ServingCount {
  /** People who are reached afterwards and were not, and the other way round. */
  gained: number;
  lost: number;
}

/** Before and after, with what each planned facility reaches. */
export interface TriedChanges {
  readonly before: CountedAreas;
  readonly after: CountedAreas;
  /** By the order of the world's towns. */
  readonly towns: readonly TownChange[];
  readonly district: TownChange;
  readonly facilities: readonly PlannedCount[];
}

/** What is tried. */
export interface TrialAsked {
  readonly planned: readonly PlannedFacility[];
  readonly slot: CoveredSlot | null;
  /** Of the world's towns: whose people `reached` counts; null: everybody. */
  readonly town: number | null;
}

/** What a list of changes would do to the people of one profile, within the usual limit. */
export function tryChanges(world: CoverageWorld, walkers: Walkers, { planned, slot, town }: TrialAsked): TriedChanges {
  const base = walkers.base(slot);
  const most = mostOf(LIMIT_MINUTES);
  const serves = planned.map((one) => servesAfter(one, slot));
  const { snaps, isNew } = placePlanned(world, base, planned, serves);
  const gone = planned
    .filter(({ facility }, at) => facility !== null && (!serves[at] || isNew[at]))
    .map(({ facility }) => facility!);
  const trial = { closed: [...base.idle, ...gone], added: pick(snaps, isNew), most };
  const changes = whatIf(base, trial, walkers);
  const towns = countServing(world.parts, planned, slot).map((count): TownChange => ({ ...count, gained: 0, lost: 0 }));
  const after = recounted(world.parts, base, { changes, towns });
  const isCounted = (person: number): boolean => town === null || world.parts.people.town[person] === town;
  return {
    before: base.counts,
    after,
    towns,
    district: sumOf(towns),
    facilities: planned.map((one, at) => ({
      planned: one,
      serves: serves[at]!,
      isOffNetwork: !isSnapped(snaps, at),
      reached: serves[at] ? reachedBy(walkers, snaps, { at, most, isCounted }) : 0,
      seats: one.seats,
    })),
  };
}

function pick(snaps: Snaps, wanted: readonly boolean[]): Snaps {
  const rows = [...wanted.keys()].filter((at) => wanted[at]);
  return {
    edge: Uint32Array.from(rows, (at) => snaps.edge[at] ?? OFF_NETWORK),
    along: Float64Array.from(rows, (at) => snaps.along[at]!),
    access: Float64Array.from(rows, (at) => snaps.access[at]!),
  };
}

function reachedBy(
  { search, reach }: Walkers,
  snaps: Snaps,
  {
    at,
    most,
    isCounted,
  }: { readonly at: number; readonly most: number; readonly isCounted: (person: number) => boolean },
): number {
  search.fromSnaps(snaps, [at], most);
  reach.collect(search, most);
  return reach.person.subarray(0, reach.count).reduce((sum, person) => sum + (isCounted(person) ? 1 : 0), 0);
}

/** The counts of the base with only those counted anew who are changed; who gains and loses is noted in `towns`. */
function recounted(
  parts: WorldParts,
  { coverage, counts }: SlotBase,
  { changes, towns }: { readonly changes: readonly TrialChange[]; readonly towns: readonly TownChange[] },
): CountedAreas {
  const { people } = parts;
  const villageCounts = counts.villages.slice();
  const townCounts = counts.towns.map((count) => ({ ...count }));
  const district = { ...counts.district };
  const copied = new Set<number>();
  for (const { person, cost, facility } of changes) {
    const village = people.village[person]!;
    if (!copied.has(village)) {
      villageCounts[village] = { ...villageCounts[village]! };
      copied.add(village);
    }
    const was = coverage.facility[person] !== NO_FACILITY;
    const is = facility !== NO_FACILITY;
    const walked = (is ? cost : 0) - (was ? coverage.cost[person]! : 0);
    const by = Number(is) - Number(was);
    const town = people.town[person]!;
    if (by > 0) towns[town]!.gained += 1;
    if (by < 0) towns[town]!.lost += 1;
    for (const count of [villageCounts[village]!, townCounts[town]!, district])
      shift(count, { by, walked, person }, parts);
  }
  return { district, towns: townCounts, villages: villageCounts };
}

function shift(
  count: AreaCount,
  { by, walked, person }: { readonly by: number; readonly walked: number; readonly person: number },
  { people }: WorldParts,
): void {
  count.walked += walked;
  count.reached += by;
  count[people.delivered[person] === 1 ? 'deliveryOnly' : 'notReached'] -= by;
  count.reachedOver80 += by * people.over80[person]!;
  count.reachedDependent += by * people.dependent[person]!;
  count.reachedLivesAlone += by * people.livesAlone[person]!;
}

function sumOf(towns: readonly TownChange[]): TownChange {
  const sum = { gained: 0, lost: 0, seatsBefore: 0, seatsAfter: 0, facilitiesBefore: 0, facilitiesAfter: 0 };
  for (const town of towns) for (const key of Object.keys(sum) as (keyof TownChange)[]) sum[key] += town[key];
  return sum;
}
