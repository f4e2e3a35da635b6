import { isServing, type CoveredSlot, type WorldParts } from '../world/world.js';
import { servesAfter, type PlannedFacility } from './planned-facilities.js';
import { townAt } from './town-at.js';

/** What serves in a town, before and after. */
export interface ServingCount {
  seatsBefore: number;
  seatsAfter: number;
  facilitiesBefore: number;
  facilitiesAfter: number;
}

/** Of each town by the order of the world's. A new point belongs to the town where it is put; one that moves stays with its own. */
export function countServing(
  parts: WorldParts,
  planned: readonly PlannedFacility[],
  slot: CoveredSlot | null,
): ServingCount[] {
  const townIndex = new Map(parts.towns.map(({ code }, index) => [code, index]));
  const towns = parts.towns.map((): ServingCount => ({
    seatsBefore: 0,
    seatsAfter: 0,
    facilitiesBefore: 0,
    facilitiesAfter: 0,
  }));
  const named = new Set(planned.map(({ facility }) => facility));
  const after = (town: number | undefined, seats: number | null): void => {
    const count = towns[town ?? -1];
    if (count === undefined) return;
    count.facilitiesAfter += 1;
    count.seatsAfter += seats ?? 0;
  };
  parts.facilities.forEach((facility, at) => {
    const count = towns[townIndex.get(facility.townCode) ?? -1];
    if (count === undefined || !isServing(facility, slot)) return;
    count.facilitiesBefore += 1;
    count.seatsBefore += facility.seats ?? 0;
    if (!named.has(at)) after(townIndex.get(facility.townCode), facility.seats);
  });
  for (const one of planned) {
    if (!servesAfter(one, slot)) continue;
    const { facility, place, seats } = one;
    const own = facility === null ? undefined : townIndex.get(parts.facilities[facility]!.townCode);
    after(facility !== null || place === null ? own : townAt(parts, place), seats);
  }
  return towns;
}
