import { isSnapped, NO_FACILITY, whatIf, type Profile, type Snaps } from '@nuancan/walk-network';
import type { ChangeKind } from '../planning/planning-words.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import type { AreaCount } from '../world/count-areas.js';
import type { CoverageWorld } from '../world/coverage-world.js';
import { mostOf } from '../world/walkers.js';
import { isServing, LIMIT_MINUTES, type CoveredSlot, type WorldFacility } from '../world/world.js';
import { townAt } from './town-at.js';

/** One change of a scenario; what its kind has not is null. */
export interface ScenarioChange {
  readonly kind: ChangeKind;
  readonly facilityId: string | null;
  readonly name: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly seats: number | null;
  readonly slots: readonly CoveredSlot[] | null;
}

/** How an area stands before and after. */
export interface AreaChange {
  readonly before: AreaCount;
  readonly after: AreaCount;
  gained: number;
  lost: number;
  seatsBefore: number;
  seatsAfter: number;
  facilitiesBefore: number;
  facilitiesAfter: number;
}

/** A facility as a scenario has it: of the world, or new. */
interface Point {
  readonly index: number | null;
  readonly townIndex: number;
  seats: number;
  wasServing: boolean;
  serves: boolean;
  hasMoved: boolean;
  place: { readonly longitude: number; readonly latitude: number } | null;
  /** Of `changes`, the one that set the place. */
  changeAt: number;
}

/** What changes would do, of each town by the order of the world's. @throws PLANNING.FACILITY_UNKNOWN, CHANGE_OFF_NETWORK */
export function tryChanges(
  world: CoverageWorld,
  changes: readonly ScenarioChange[],
  { profile, slot }: { readonly profile: Profile; readonly slot: CoveredSlot | null },
): AreaChange[] {
  const walkers = world.of(profile);
  const base = walkers.base(slot);
  const points = changedPoints(world, changes, slot);
  const closed = points.filter(({ wasServing, serves, hasMoved }) => wasServing && (!serves || hasMoved));
  const added = points.filter(({ wasServing, serves, hasMoved }) => serves && (!wasServing || hasMoved));
  const trial = whatIf(
    base,
    {
      closed: [...base.idle, ...closed.map(({ index }) => index!)],
      added: snapsOf(world, added),
      most: mostOf(LIMIT_MINUTES),
    },
    walkers,
  );
  const areas = base.counts.towns.map((count) => startOf(count));
  countServing(world, points, { areas, slot });
  const { people } = world.parts;
  for (const { person, facility } of trial) {
    const wasReached = base.coverage.facility[person] !== NO_FACILITY;
    const isReached = facility !== NO_FACILITY;
    if (wasReached !== isReached) countPerson(areas[people.town[person]!]!, { people, person, isReached });
  }
  return areas;
}

function changedPoints({ parts }: CoverageWorld, changes: readonly ScenarioChange[], slot: CoveredSlot | null): Point[] {
  const known = new Map<string, Point>();
  const at = new Map(parts.facilities.map(({ id }, index) => [id, index]));
  const townIndex = new Map(parts.towns.map(({ code }, index) => [code, index]));
  const points: Point[] = [];
  const pointOf = (change: ScenarioChange, changeAt: number): Point => {
    const index = at.get(change.facilityId ?? '');
    if (index === undefined) throw PlanningErrors.FACILITY_UNKNOWN({ change: changeAt + 1 });
    const before = known.get(change.facilityId!);
    if (before !== undefined) return before;
    const facility = parts.facilities[index]!;
    const point = standingPoint(facility, { index, townIndex: townIndex.get(facility.townCode)!, slot });
    known.set(change.facilityId!, point);
    points.push(point);
    return point;
  };
  changes.forEach((change, changeAt) => {
    if (change.kind === 'add') points.push(newPoint(change, { changeAt, townIndex: townAt(parts, change), slot }));
    else apply(pointOf(change, changeAt), change, { changeAt, slot, facility: parts.facilities[at.get(change.facilityId!)!]! });
  });
  return points;
}

function standingPoint(
  facility: WorldFacility,
  { index, townIndex, slot }: { readonly index: number; readonly townIndex: number; readonly slot: CoveredSlot | null },
): Point {
  const { longitude, latitude } = facility;
  const serves = isServing(facility, slot);
  return {
    ...{ index, townIndex, serves, wasServing: serves, hasMoved: false, changeAt: -1, seats: facility.seats ?? 0 },
    place: longitude === null || latitude === null ? null : { longitude, latitude },
  };
}

function newPoint(
  { longitude, latitude, seats, slots }: ScenarioChange,
  { changeAt, townIndex, slot }: { readonly changeAt: number; readonly townIndex: number; readonly slot: CoveredSlot | null },
): Point {
  return {
    ...{ index: null, townIndex, wasServing: false, hasMoved: false, changeAt, seats: seats ?? 0 },
    serves: isServing({ isOpen: true, slots }, slot),
    place: { longitude: longitude!, latitude: latitude! },
  };
}

function apply(
  point: Point,
  change: ScenarioChange,
  { changeAt, slot, facility }: { readonly changeAt: number; readonly slot: CoveredSlot | null; readonly facility: WorldFacility },
): void {
  if (change.kind === 'close') point.serves = false;
  if (change.kind === 'hours') point.serves = isServing({ isOpen: facility.isOpen, slots: change.slots }, slot);
  if (change.kind === 'capacity') point.seats = change.seats!;
  if (change.kind !== 'move') return;
  point.hasMoved = true;
  point.changeAt = changeAt;
  point.place = { longitude: change.longitude!, latitude: change.latitude! };
}

/** @throws PLANNING.CHANGE_OFF_NETWORK for a place that somebody gave; a facility without one serves nobody */
function snapsOf({ index }: CoverageWorld, points: readonly Point[]): Snaps {
  const E7 = 1e7;
  const e7 = (degrees: number | undefined): number => Math.round((degrees ?? Number.NaN) * E7);
  const snaps = index.snap({
    lon: points.map(({ place }) => e7(place?.longitude)),
    lat: points.map(({ place }) => e7(place?.latitude)),
  });
  points.forEach(({ changeAt }, at) => {
    if (changeAt >= 0 && !isSnapped(snaps, at)) throw PlanningErrors.CHANGE_OFF_NETWORK({ change: changeAt + 1 });
  });
  return snaps;
}

function startOf(before: AreaCount): AreaChange {
  return {
    ...{ before, after: { ...before }, gained: 0, lost: 0 },
    ...{ seatsBefore: 0, seatsAfter: 0, facilitiesBefore: 0, facilitiesAfter: 0 },
  };
}

/** Seats and facilities that serve, before and after. */
function countServing(
  { parts }: CoverageWorld,
  points: readonly Point[],
  { areas, slot }: { readonly areas: readonly AreaChange[]; readonly slot: CoveredSlot | null },
): void {
  const townIndex = new Map(parts.towns.map(({ code }, index) => [code, index]));
  for (const facility of parts.facilities) {
    if (!isServing(facility, slot)) continue;
    const area = areas[townIndex.get(facility.townCode)!]!;
    area.facilitiesBefore += 1;
    area.facilitiesAfter += 1;
    area.seatsBefore += facility.seats ?? 0;
    area.seatsAfter += facility.seats ?? 0;
  }
  for (const { index, townIndex: town, wasServing, serves, seats } of points) {
    const area = areas[town]!;
    if (wasServing) {
      area.facilitiesAfter -= 1;
      area.seatsAfter -= parts.facilities[index!]!.seats ?? 0;
    }
    if (!serves) continue;
    area.facilitiesAfter += 1;
    area.seatsAfter += seats;
  }
}

function countPerson(
  area: AreaChange,
  { people, person, isReached }: { readonly people: CoverageWorld['parts']['people']; readonly person: number; readonly isReached: boolean },
): void {
  const { after } = area;
  const step = isReached ? 1 : -1;
  if (isReached) area.gained += 1;
  else area.lost += 1;
  after.reached += step;
  if (people.delivered[person] === 1) after.deliveryOnly -= step;
  else after.notReached -= step;
  if (people.over80[person] === 1) after.reachedOver80 += step;
  if (people.dependent[person] === 1) after.reachedDependent += step;
  if (people.livesAlone[person] === 1) after.reachedLivesAlone += step;
}
