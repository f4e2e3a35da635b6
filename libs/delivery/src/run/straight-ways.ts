import { Injectable } from '@nestjs/common';
import { WaysOfRun, type GeoPoint, type WayMeasure } from './ways-of-run.js';

const METRES_A_DEGREE = 111_320;
/** Ways between villages are so much longer than the straight line. */
const DETOUR = 1.4;

/** Straight lines times 1.4: where there is no network, and it is said so. */
@Injectable()
export class StraightWays extends WaysOfRun {
  of(): Promise<WayMeasure> {
    return Promise.resolve({
      version: 'straight',
      between: (points) => Promise.resolve({ kind: 'straight', metres: straightMetres(points) }),
    });
  }
}

/** Metres between all points, row by row. */
export function straightMetres(points: readonly GeoPoint[]): Int32Array {
  const count = points.length;
  const metres = new Int32Array(count * count);
  points.forEach((from, row) => {
    points.forEach((to, column) => (metres[row * count + column] = straightWay(from, to)));
  });
  return metres;
}

function straightWay(from: GeoPoint, to: GeoPoint): number {
  const shrink = Math.cos((((from.latitude + to.latitude) / 2) * Math.PI) / 180);
  const east = (to.longitude - from.longitude) * METRES_A_DEGREE * shrink;
  const north = (to.latitude - from.latitude) * METRES_A_DEGREE;
  return Math.round(Math.hypot(east, north) * DETOUR);
}
