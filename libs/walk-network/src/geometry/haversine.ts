import { E7 } from './degrees.js';

/** Mean radius of the earth (IUGG), as OSMnx and pgRouting's importers take it. */
export const EARTH_RADIUS_METRES = 6_371_008.8;

/** Costs of distance are whole hundredths of a millimetre: sums of them are exact and agree with a reference to 1 mm. */
export const UNITS_PER_METRE = 1e5;

const RADIANS = Math.PI / 180;

/** A place, in 1e-7 degrees. */
export interface PlaceE7 {
  readonly lon: number;
  readonly lat: number;
}

/** Great-circle distance in metres. */
export function haversineMetres(a: PlaceE7, b: PlaceE7): number {
  const latA = (a.lat / E7) * RADIANS;
  const latB = (b.lat / E7) * RADIANS;
  const sinLat = Math.sin((latB - latA) / 2);
  const sinLon = Math.sin(((b.lon / E7 - a.lon / E7) * RADIANS) / 2);
  const chord = sinLat * sinLat + Math.cos(latA) * Math.cos(latB) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
}
