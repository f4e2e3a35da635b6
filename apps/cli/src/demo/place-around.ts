import type { SeededRandom } from './seeded-random.js';

const METRES_PER_DEGREE = 111_320;

/** WGS-84 degrees. */
export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** A place drawn evenly from the disc of `radiusMetres` around a centre, to about a decimetre. */
export function placeAround(
  random: SeededRandom,
  { centre, radiusMetres }: { centre: Place; radiusMetres: number },
): Place {
  const distance = radiusMetres * Math.sqrt(random.unit());
  const bearing = 2 * Math.PI * random.unit();
  const north = (distance * Math.cos(bearing)) / METRES_PER_DEGREE;
  const east = (distance * Math.sin(bearing)) / (METRES_PER_DEGREE * Math.cos((centre.latitude * Math.PI) / 180));
  return { longitude: rounded(centre.longitude + east), latitude: rounded(centre.latitude + north) };
}

/** Metres between two places a few kilometres apart (equirectangular). */
export function metresBetween(from: Place, to: Place): number {
  const north = (to.latitude - from.latitude) * METRES_PER_DEGREE;
  const east = (to.longitude - from.longitude) * METRES_PER_DEGREE * Math.cos((from.latitude * Math.PI) / 180);
  return Math.hypot(north, east);
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
