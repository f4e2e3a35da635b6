import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../network/build-network.js';
import { WalkNetwork } from '../network/walk-network.js';
import { RoadCollector } from '../roads/collect-roads.js';
import { WAY_KINDS, type WayKind } from '../roads/pedestrian-rules.js';
import { readWalkLimit } from './measure.js';
import { ReachSearch } from './reach-search.js';
import { walkCosts } from './walk-costs.js';

/** One street from west to east, cut at every place; places in steps of some 97 m. */
function street(places: readonly number[], kind: WayKind = WAY_KINDS.plain): WalkNetwork {
  const roads = new RoadCollector();
  places.forEach((at, id) => roads.addNode({ id, lon: 1_214_000_000 + at * 10_000, lat: 296_500_000 }));
  places.slice(1).forEach((_, id) => roads.addWay(id, kind, [id, id + 1]));
  return buildNetwork(roads.finish()).network;
}

describe('ReachSearch', () => {
  it('calls the lower source the nearest of two equally near, whichever comes first', () => {
    // The way from the far end comes by the middle's last, short step; the other by a long one that is seen earlier.
    const network = street([0, 2, 10, 18, 20]);
    const search = new ReachSearch(walkCosts(network, { by: 'distance' }));
    const node = (id: number): number => network.nodeIds.indexOf(id);
    for (const [first, second] of [
      [0, 4],
      [4, 0],
      [1, 3],
      [3, 1],
    ] as const) {
      search.fromNodes([node(first), node(second)], 1e9);
      expect(search.ownerAt(node(2))).toBe(0);
    }
    const uneven = street([0, 8, 10, 18, 20]);
    const at = (id: number): number => uneven.nodeIds.indexOf(id);
    const other = new ReachSearch(walkCosts(uneven, { by: 'distance' }));
    other.fromNodes([at(0), at(4)], 1e9);
    expect(other.costAt(at(2))).toBe(uneven.edgeLength.reduce((sum, length) => sum + length, 0) / 2);
    expect(other.ownerAt(at(2))).toBe(0);
    other.fromNodes([at(4), at(0)], 1e9);
    expect(other.ownerAt(at(2))).toBe(0);
  });

  it('walks at the speed of the profile, stairs at half of it', () => {
    const metres = street([0, 10]).edgeLength[0]! / 1e5;
    const seconds = (network: WalkNetwork, profile: 'frail' | 'older') =>
      walkCosts(network, readWalkLimit('15min', profile)!.measure).edgeCost[0]! / 1e6;
    expect(seconds(street([0, 10]), 'frail')).toBeCloseTo(metres / 0.64, 5);
    expect(seconds(street([0, 10], WAY_KINDS.stairs), 'older')).toBeCloseTo((2 * metres) / 0.9, 5);
  });

  it('works on a network that came as bytes, and refuses other bytes', () => {
    const network = street([0, 1, 2]);
    const copy = new SharedArrayBuffer(network.buffer.byteLength);
    new Uint8Array(copy).set(new Uint8Array(network.buffer));
    expect(WalkNetwork.of(copy)).toEqual(network);
    expect(() => WalkNetwork.of(copy.slice(0, 80) as SharedArrayBuffer)).toThrow(/corrupt/);
    expect(() => WalkNetwork.of(new SharedArrayBuffer(8))).toThrow(/corrupt/);
  });
});

describe('readWalkLimit', () => {
  it.each([
    ['810m', 'older', { measure: { by: 'distance' }, most: 81_000_000 }],
    ['1.2km', 'older', { measure: { by: 'distance' }, most: 120_000_000 }],
    ['15min', 'frail', { measure: { by: 'time', metresPerSecond: 0.64 }, most: 900_000_000 }],
    ['15', 'older', null],
    ['0m', 'older', null],
    ['-5min', 'older', null],
    ['2000km', 'older', null],
    ['3000min', 'older', null],
  ] as const)('%s for %s', (text, profile, limit) => expect(readWalkLimit(text, profile)).toEqual(limit));
});
