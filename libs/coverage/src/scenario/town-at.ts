import type { WorldArea, WorldParts } from '../world/world.js';

/** The town of a new point: that of the village, else of the town, whose middle is nearest. Outlines of towns are not known. */
export function townAt(
  { towns, villages }: WorldParts,
  place: { readonly longitude: number | null; readonly latitude: number | null },
): number {
  const nearest = nearestTo(villages, place) ?? nearestTo(towns, place) ?? towns[0];
  return towns.findIndex(({ code }) => code === nearest?.townCode);
}

function nearestTo(
  areas: readonly WorldArea[],
  { longitude, latitude }: { readonly longitude: number | null; readonly latitude: number | null },
): WorldArea | undefined {
  const squash = Math.cos(((latitude ?? 0) * Math.PI) / 180);
  let best: WorldArea | undefined;
  let least = Infinity;
  for (const area of areas) {
    if (area.longitude === null || area.latitude === null) continue;
    const distance = Math.hypot((area.longitude - (longitude ?? 0)) * squash, area.latitude - (latitude ?? 0));
    if (distance >= least) continue;
    least = distance;
    best = area;
  }
  return best;
}
