import { isSnapped, NO_FACILITY, OFF_NETWORK, whatIf, type Snaps, type TrialChange } from '@nuancan/walk-network';
import type { CoverageWorld } from '../world/coverage-world.js';
import { mostOf, type SlotBase, type Walkers } from '../world/walkers.js';
import { LIMIT_MINUTES, servingFacilities, type CoveredSlot, type WorldParts } from '../world/world.js';
import type { AreaCount, CountedAreas } from '../world/count-areas.js';
import type { PlannedFacility } from './planned-facilities.js';
import { servesAfter } from './planned-facilities.js';

/** What a planned facility means to the people around it, afterwards. */
export interface PlannedCount {
  readonly planned: PlannedFacility;
  readonly serves: boolean;
  /** Farther than 300 m from every way: it reaches nobody. */
  readonly isOffNetwork: boolean;
  readonly reached: number;
  readonly seats: number | null;
}

/** Before and after, with what each planned facility reaches. */
export interface TriedChanges {
  readonly before: CountedAreas;
  readonly after: CountedAreas;
  /** People who are reached afterwards and were not, and the other way round. */
  readonly gained: number;
  readonly lost: number;
  /** Seats of all that serve. */
  readonly seatsBefore: number;
  readonly seatsAfter: number;
  readonly facilities: readonly PlannedCount[];
}

const E7 = 1e7;

/** What a list of changes would do to the people of one profile, within the usual limit. */
export function tryChanges(
  world: CoverageWorld,
  walkers: Walkers,
  { planned, slot }: { readonly planned: readonly PlannedFacility[]; readonly slot: CoveredSlot | null },
): TriedChanges {
  const base = walkers.base(slot);
  const most = mostOf(LIMIT_MINUTES);
  const serves = planned.map((one) => servesAfter(one, slot));
  const { snaps, isNew } = placed(world, base, planned, serves);
  const gone = planned.filter(({ facility }, at) => facility !== null && (!serves[at] || isNew[at])).map(({ facility }) => facility!);
  const trial = { closed: [...base.idle, ...gone], added: pick(snaps, isNew), most };
  const changes = whatIf(base, trial, walkers);
  return {
    before: base.counts,
    ...recounted(world.parts, base, changes),
    seatsBefore: seatsOf(world.parts, slot, []),
    seatsAfter: seatsOf(world.parts, slot, planned),
    facilities: planned.map((one, at) => ({
      planned: one,
      serves: serves[at]!,
      isOffNetwork: !isSnapped(snaps, at),
      reached: serves[at] ? reachedBy(walkers, snaps, at, most) : 0,
      seats: one.seats,
    })),
  };
}

/** Where each planned facility is, and whether it counts as opened: put elsewhere, or serving what it did not serve. */
function placed(world: CoverageWorld, base: SlotBase, planned: readonly PlannedFacility[], serves: readonly boolean[]) {
  const given = world.index.snap({
    lon: planned.map(({ place }) => (place === null ? Number.NaN : Math.round(place.longitude * E7))),
    lat: planned.map(({ place }) => (place === null ? Number.NaN : Math.round(place.latitude * E7))),
  });
  const { facilitySnaps } = world.parts;
  const idle = new Set(base.idle);
  planned.forEach(({ facility, place }, at) => {
    if (facility === null || place !== null) return;
    given.edge[at] = facilitySnaps.edge[facility]!;
    given.along[at] = facilitySnaps.along[facility]!;
    given.access[at] = facilitySnaps.access[facility]!;
  });
  const isNew = planned.map(
    ({ facility, place }, at) => serves[at]! && (facility === null || place !== null || idle.has(facility)),
  );
  return { snaps: given, isNew };
}

function pick(snaps: Snaps, wanted: readonly boolean[]): Snaps {
  const rows = [...wanted.keys()].filter((at) => wanted[at]);
  return {
    edge: Uint32Array.from(rows, (at) => snaps.edge[at] ?? OFF_NETWORK),
    along: Float64Array.from(rows, (at) => snaps.along[at]!),
    access: Float64Array.from(rows, (at) => snaps.access[at]!),
  };
}

function reachedBy({ search, reach }: Walkers, snaps: Snaps, at: number, most: number): number {
  search.fromSnaps(snaps, [at], most);
  reach.collect(search, most);
  return reach.count;
}

/** The counts of the base with only those counted anew who are changed. */
function recounted(parts: WorldParts, { coverage, counts }: SlotBase, changes: readonly TrialChange[]) {
  const { people, towns, villages } = parts;
  const villageCounts = counts.villages.slice();
  const townCounts = counts.towns.map((count) => ({ ...count }));
  const district = { ...counts.district };
  const copied = new Set<number>();
  const townAt = new Map(towns.map(({ code }, at) => [code, at]));
  let gained = 0;
  let lost = 0;
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
    if (by > 0) gained += 1;
    if (by < 0) lost += 1;
    const town = townCounts[townAt.get(villages[village]!.townCode)!]!;
    for (const count of [villageCounts[village]!, town, district]) shift(count, { by, walked, person }, parts);
  }
  return { after: { district, towns: townCounts, villages: villageCounts }, gained, lost };
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

function seatsOf(parts: WorldParts, slot: CoveredSlot | null, planned: readonly PlannedFacility[]): number {
  const named = new Set(planned.map(({ facility }) => facility));
  const kept = servingFacilities(parts, slot).filter((at) => !named.has(at));
  const after = planned.filter((one) => servesAfter(one, slot));
  return (
    kept.reduce((sum, at) => sum + (parts.facilities[at]!.seats ?? 0), 0) +
    after.reduce((sum, { seats }) => sum + (seats ?? 0), 0)
  );
}
