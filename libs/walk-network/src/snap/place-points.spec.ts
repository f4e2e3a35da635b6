import { describe, expect, it } from 'vitest';
import { fromWgs84 } from '../crs/to-wgs84.js';
import { buildNetwork } from '../network/build-network.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { EdgeIndex } from './edge-index.js';
import { placePoints } from './place-points.js';

/** A street of 2 km through Fenghua, from west to east. */
function index(): EdgeIndex {
  const roads = new RoadCollector();
  roads.addNode({ id: 1, lon: 1_214_000_000, lat: 296_500_000 });
  roads.addNode({ id: 2, lon: 1_214_200_000, lat: 296_500_000 });
  roads.addWay(1, 0, [1, 2]);
  return new EdgeIndex(buildNetwork(roads.finish()).network);
}

const points = (places: readonly (readonly [number, number])[], coordinates: 'WGS-84' | 'GCJ-02' = 'WGS-84') => ({
  lon: Float64Array.from(places, ([lon]) => lon),
  lat: Float64Array.from(places, ([, lat]) => lat),
  coordinates,
});

describe('placePoints', () => {
  it('tells what is wrong with each point that is on no way', () => {
    const placed = placePoints(
      index(),
      points([
        [121.41, 29.6501],
        [Number.NaN, 29.65],
        [29.65, 121.41],
        [121.8, 29.4],
        [40_514_000, 3_281_000],
        [121.411, 29.6499],
        [29.4, 121.8],
      ]),
    );
    expect(placed.problems).toEqual([
      { index: 1, problem: 'no_place' },
      { index: 2, problem: 'swapped' },
      { index: 3, problem: 'off_network' },
      { index: 4, problem: 'not_degrees' },
      { index: 6, problem: 'swapped' },
    ]);
    expect(placed.medianAccessMetres).toBeCloseTo(11.1, 1);
    expect(placed.isShifted).toBe(false);
  });

  it('raises an alarm when one system is taken for another', () => {
    const places = Array.from({ length: 9 }, (_, at) => [121.402 + at / 1000, 29.6501] as const);
    const moved = places.map(([lon, lat]) => {
      const place = fromWgs84({ lon, lat }, 'GCJ-02');
      return [place.lon, place.lat] as const;
    });
    expect(placePoints(index(), points(moved, 'GCJ-02')).isShifted).toBe(false);
    expect(placePoints(index(), points(moved)).isShifted).toBe(true);
    const sea = places.map(([lon]) => [lon + 1, 29.2] as const);
    expect(placePoints(index(), points(sea)).isShifted).toBe(true);
  });
});
