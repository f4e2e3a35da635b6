import type { WorldArea, WorldParts } from '../world/world.js';

/** The town of a new point: that of the village, else of the town, whose middle is nearest. Outlines of towns are not known. */
export function townAt(
  { towns, villages }: WorldParts,
  place: { readonly longitude: number; readonly latitude: number },
): number {
  const nearest = nearestTo(villages, place) ?? nearestTo(towns, place) ?? towns[0];
  return towns.findIndex(({ code }) => code === nearest?.townCode);
}

function nearestTo(
  areas: readonly WorldArea[],
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
): WorldArea | undefined {
  const squash = Math.cos((latitude * Math.PI) / 180);
  let best: WorldArea | undefined;
  let least = Infinity;
  for (const area of areas) {
    if (area.longitude === null || area.latitude === null) continue;
    const distance = Math.hypot((area.longitude - longitude) * squash, area.latitude - latitude);
    if (distance >= least) continue;
    least = distance;
    best = area;
  }
  return best;
}
