import type { CoverageWorld } from '../world/coverage-world.js';
import type { SlotBase } from '../world/walkers.js';
import type { PlannedFacility } from './planned-facilities.js';

const E7 = 1e7;

/** Where each planned facility is, and whether it counts as opened: put elsewhere, or serving what it did not serve. */
export function placePlanned(
  world: CoverageWorld,
  base: SlotBase,
  planned: readonly PlannedFacility[],
  serves: readonly boolean[],
) {
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
