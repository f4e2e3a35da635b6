import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { haversineMetres, UNITS_PER_METRE } from '../geometry/haversine.js';
import { buildNetwork } from '../network/build-network.js';
import type { WalkNetwork } from '../network/walk-network.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { randomDoors, randomRoads } from '../testing/random-roads.js';
import { EdgeIndex, MOST_ACCESS_METRES } from './edge-index.js';
import { isSnapped } from './snaps.js';

const MILLIMETRE = UNITS_PER_METRE / 1000;
const PARTS = 64;

/** Metres to the nearest of many points along every edge of the main part: never less than to the nearest of all. */
function nearestTried(network: WalkNetwork, lon: number, lat: number): number {
  const { pointStarts, pointLon, pointLat, nodeComponent, edgeFrom, mainComponent, sizes } = network;
  let best = Infinity;
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    if (nodeComponent[edgeFrom[edge]!] !== mainComponent) continue;
    for (let point = pointStarts[edge]!; point < pointStarts[edge + 1]! - 1; point += 1) {
      for (let part = 0; part <= PARTS; part += 1) {
        const on = {
          lon: pointLon[point]! + (part / PARTS) * (pointLon[point + 1]! - pointLon[point]!),
          lat: pointLat[point]! + (part / PARTS) * (pointLat[point + 1]! - pointLat[point]!),
        };
        best = Math.min(best, haversineMetres({ lon, lat }, on));
      }
    }
  }
  return best;
}

describe('places on random networks', () => {
  it('are on the edge that is nearest, where it is nearest, and off beyond 300 m', () => {
    let off = 0;
    fc.assert(
      fc.property(randomRoads, randomDoors, (roads, doors) => {
        const { network } = buildNetwork(roads);
        const snaps = new EdgeIndex(network).snap(doors);
        doors.lon.forEach((lon, door) => {
          const tried = nearestTried(network, lon, doors.lat[door]!);
          if (!isSnapped(snaps, door)) {
            off += 1;
            expect(tried).toBeGreaterThan(MOST_ACCESS_METRES - 0.01);
            return;
          }
          const access = snaps.access[door]!;
          expect(access).toBeLessThanOrEqual(tried * UNITS_PER_METRE + MILLIMETRE);
          // Where it says it is: along its edge, at that distance from the door.
          const at = placeAlong(network, snaps.edge[door]!, snaps.along[door]!);
          const there = haversineMetres({ lon, lat: doors.lat[door]! }, at) * UNITS_PER_METRE;
          expect(Math.abs(there - access)).toBeLessThan(MILLIMETRE);
        });
      }),
      { numRuns: 200 },
    );
    expect(off).toBeGreaterThan(20);
  });

  it('are where they are, whatever was looked for before', () => {
    fc.assert(
      fc.property(randomRoads, randomDoors, (roads, doors) => {
        const { network } = buildNetwork(roads);
        const together = new EdgeIndex(network).snap(doors);
        doors.lon.forEach((lon, door) => {
          const alone = new EdgeIndex(network).snap({ lon: [lon], lat: [doors.lat[door]!] });
          expect(alone.edge[0]).toBe(together.edge[door]);
          expect(alone.along[0]).toBe(together.along[door]);
          expect(alone.access[0]).toBe(together.access[door]);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('are at the first passage of a way there and back, whatever was looked for before', () => {
    const roads = new RoadCollector();
    roads.addNode({ id: 0, lon: 1_214_000_000, lat: 296_500_000, elevation: Number.NaN });
    roads.addNode({ id: 1, lon: 1_214_026_000, lat: 296_502_000, elevation: Number.NaN });
    roads.addWay(0, 0, [0, 1, 0]);
    const snaps = new EdgeIndex(buildNetwork(roads.finish()).network).snap({
      lon: [1_214_026_000, 1_214_001_890, 1_214_000_000],
      lat: [296_502_000, 296_498_062, 296_500_000],
    });
    expect(snaps.along[2]).toBe(0);
  });

  it('without coordinates are off the network', () => {
    fc.assert(
      fc.property(randomRoads, (roads) => {
        const snaps = new EdgeIndex(buildNetwork(roads).network).snap({ lon: [Number.NaN], lat: [Number.NaN] });
        expect(isSnapped(snaps, 0)).toBe(false);
      }),
      { numRuns: 20 },
    );
  });
});

function placeAlong(network: WalkNetwork, edge: number, along: number): { lon: number; lat: number } {
  const { pointStarts, pointAlong, pointLon, pointLat } = network;
  let point = pointStarts[edge]!;
  while (point < pointStarts[edge + 1]! - 2 && pointAlong[point + 1]! < along) point += 1;
  const step = pointAlong[point + 1]! - pointAlong[point]!;
  const share = step === 0 ? 0 : (along - pointAlong[point]!) / step;
  return {
    lon: pointLon[point]! + share * (pointLon[point + 1]! - pointLon[point]!),
    lat: pointLat[point]! + share * (pointLat[point + 1]! - pointLat[point]!),
  };
}
