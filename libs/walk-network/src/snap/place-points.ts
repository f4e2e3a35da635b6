import type { CoordinateSystem } from '../crs/coordinate-system.js';
import { toWgs84 } from '../crs/to-wgs84.js';
import { toE7 } from '../geometry/degrees.js';
import { UNITS_PER_METRE } from '../geometry/haversine.js';
import type { EdgeIndex } from './edge-index.js';
import { isSnapped, type Snaps } from './snaps.js';

/** What is wrong with a point; it is on no edge then, and counts as such. */
export const POINT_PROBLEMS = ['no_place', 'not_degrees', 'swapped', 'off_network'] as const;
export type PointProblem = (typeof POINT_PROBLEMS)[number];

/** Points in a declared coordinate system; NaN where there is no coordinate. */
export interface PointsToPlace {
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly coordinates: CoordinateSystem;
}

/** Points put onto a network, with what is wrong with whom. */
export interface PlacedPoints {
  readonly snaps: Snaps;
  readonly problems: readonly { readonly index: number; readonly problem: PointProblem }[];
  /** Of those on the network; NaN: there are none. */
  readonly medianAccessMetres: number;
  /** The median point is far from every way: as with a coordinate system that is taken for another. */
  readonly isShifted: boolean;
}

/** GCJ-02 taken for WGS-84 is some 500 m off, which in a town is 100 m and more from the nearest street. */
export const MOST_MEDIAN_ACCESS_METRES = 100;

/** Converts and snaps points; those that fall off are tried the other way round, to tell swapped coordinates from far ones. */
export function placePoints(index: EdgeIndex, points: PointsToPlace): PlacedPoints {
  const places = converted(points);
  const snaps = index.snap(places);
  const off = [...snaps.edge.keys()].filter((at) => !isSnapped(snaps, at));
  const turned = index.snap(
    converted({
      lon: Float64Array.from(off, (at) => points.lat[at]!),
      lat: Float64Array.from(off, (at) => points.lon[at]!),
      coordinates: points.coordinates,
    }),
  );
  const problems = off.map((at, row) => ({
    index: at,
    problem: problemOf(points.lon[at]!, points.lat[at]!, isSnapped(turned, row)),
  }));
  const known = snaps.access.filter((access) => !Number.isNaN(access)).sort();
  const medianAccessMetres = (known[(known.length - 1) >> 1] ?? Number.NaN) / UNITS_PER_METRE;
  const isShifted =
    medianAccessMetres > MOST_MEDIAN_ACCESS_METRES ||
    problems.filter(({ problem }) => problem === 'off_network').length > snaps.edge.length / 2;
  return { snaps, problems, medianAccessMetres, isShifted };
}

function problemOf(lon: number, lat: number, fitsSwapped: boolean): PointProblem {
  if (Number.isNaN(lon) || Number.isNaN(lat)) return 'no_place';
  if (fitsSwapped) return 'swapped';
  if (isDegrees(lon, lat)) return 'off_network';
  return isDegrees(lat, lon) ? 'swapped' : 'not_degrees';
}

function isDegrees(lon: number, lat: number): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function converted({ lon, lat, coordinates }: PointsToPlace): { lon: Float64Array; lat: Float64Array } {
  const places = {
    lon: new Float64Array(lon.length).fill(Number.NaN),
    lat: new Float64Array(lon.length).fill(Number.NaN),
  };
  for (let at = 0; at < lon.length; at += 1) {
    if (!isDegrees(lon[at]!, lat[at]!)) continue;
    const place = toWgs84({ lon: lon[at]!, lat: lat[at]! }, coordinates);
    places.lon[at] = toE7(place.lon);
    places.lat[at] = toE7(place.lat);
  }
  return places;
}
