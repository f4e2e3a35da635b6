import { describe, expect, it } from 'vitest';
import { reachOutline, type OutlinePolygon } from './reach-outline.js';
import type { ReachedStretch } from './reached-streets.js';

const LON = 1_214_000_000;
const LAT = 296_500_000;
/** Metres of 1e-7 degrees at this latitude. */
const [EAST, NORTH] = [0.00966, 0.01112];

const street = (...places: (readonly [number, number])[]): ReachedStretch => ({
  edge: 0,
  owner: 0,
  fromCost: 0,
  toCost: 1,
  low: 0,
  high: 1,
  lon: places.map(([east]) => LON + Math.round(east / EAST)),
  lat: places.map(([, north]) => LAT + Math.round(north / NORTH)),
});

function isInside(east: number, north: number, polygons: readonly OutlinePolygon[]): boolean {
  const [x, y] = [(LON + east / EAST) / 1e7, (LAT + north / NORTH) / 1e7];
  return polygons.flat().reduce((inside, ring) => {
    const crossings = ring.slice(1).filter(([x2, y2], at) => {
      const [x1, y1] = ring[at]!;
      return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
    });
    return crossings.length % 2 === 1 ? !inside : inside;
  }, false);
}

describe('reachOutline', () => {
  it('goes around a street and what lies beside it', () => {
    const [polygon, ...others] = reachOutline([street([0, 0], [500, 0])]);
    expect(others).toEqual([]);
    expect(polygon).toHaveLength(1);
    expect(polygon![0]![0]).toEqual(polygon![0]!.at(-1));
    for (const [east, north, inside] of [
      [250, 0, true],
      [250, 30, true],
      [-30, 0, true],
      [250, 70, false],
      [570, 0, false],
    ] as const) {
      expect(isInside(east, north, [polygon!])).toBe(inside);
    }
  });

  it('has a hole in the middle of a block, and two polygons for two places', () => {
    const block = street([0, 0], [400, 0], [400, 400], [0, 400], [0, 0]);
    const polygons = reachOutline([block, street([1000, 0], [1100, 0])]);
    expect(polygons.map((polygon) => polygon.length)).toEqual([2, 1]);
    expect(isInside(200, 200, polygons)).toBe(false);
    expect(isInside(200, 0, polygons)).toBe(true);
    expect(isInside(1050, 0, polygons)).toBe(true);
    expect(isInside(700, 0, polygons)).toBe(false);
  });

  it('stays within its memory over a whole province', () => {
    const polygons = reachOutline([street([0, 0], [100, 0]), street([400_000, 400_000], [400_500, 400_000])]);
    expect(polygons).toHaveLength(2);
  });

  it('is nothing around nothing', () => expect(reachOutline([])).toEqual([]));
});
