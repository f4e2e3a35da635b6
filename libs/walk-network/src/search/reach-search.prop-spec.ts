import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../network/build-network.js';
import { randomRoads } from '../testing/random-roads.js';
import { withDoors } from '../testing/with-doors.js';
import type { Measure } from './measure.js';
import { ReachSearch } from './reach-search.js';
import { walkCosts, type WalkCosts } from './walk-costs.js';

const MEASURES: readonly Measure[] = [{ by: 'distance' }, { by: 'time', metresPerSecond: 0.9 }];
const costsOf = fc
  .tuple(randomRoads, fc.constantFrom(...MEASURES))
  .map(([roads, measure]) => walkCosts(buildNetwork(roads).network, measure));
/** Up to 1,000 m, or 1,111 s. */
const limit = fc.integer({ min: 0, max: 100_000_000 });
const RUNS = { numRuns: 300 };

function distances(search: ReachSearch, { network }: WalkCosts): number[] {
  return Array.from({ length: network.sizes.nodes }, (_, node) => search.costAt(node));
}

describe('searches of random networks', () => {
  it('reach what trying every node reaches, at the same cost, from the same source', () => {
    fc.assert(
      fc.property(costsOf, limit, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (costs, most, picks) => {
        const sources = picks.map((pick) => pick % costs.network.sizes.nodes);
        const graph = withDoors(costs, {});
        const plain = sources.map((source) => graph.distancesFrom(`node ${source}`));
        const search = new ReachSearch(costs);
        search.fromNodes(sources, most);
        const reached = new Set(search.reached.subarray(0, search.reachedCount));
        expect(reached.size).toBe(search.reachedCount);
        for (let node = 0; node < costs.network.sizes.nodes; node += 1) {
          const all = plain.map((found) => found.get(`node ${node}`) ?? Infinity);
          const least = Math.min(...all);
          expect(reached.has(node)).toBe(least <= most);
          if (least > most) continue;
          expect(search.costAt(node)).toBe(least);
          expect(search.ownerAt(node)).toBe(all.indexOf(least));
        }
      }),
      RUNS,
    );
  });

  it('cost the same there and back, and no way around is shorter', () => {
    fc.assert(
      fc.property(costsOf, fc.tuple(fc.nat(), fc.nat()), (costs, picks) => {
        const [a, b] = picks.map((pick) => pick % costs.network.sizes.nodes) as [number, number];
        const search = new ReachSearch(costs);
        search.fromNodes([a], Infinity);
        const fromA = distances(search, costs);
        search.fromNodes([b], Infinity);
        const fromB = distances(search, costs);
        expect(fromA[b]).toBe(fromB[a]);
        if (fromA[b] === Infinity) return;
        fromA.forEach((cost, node) => expect(cost).toBeLessThanOrEqual(fromA[b]! + fromB[node]!));
      }),
      RUNS,
    );
  });

  it('reach no less with a higher limit, and nothing dearer or cheaper', () => {
    fc.assert(
      fc.property(costsOf, fc.nat(), limit, limit, (costs, pick, one, other) => {
        const search = new ReachSearch(costs);
        const source = pick % costs.network.sizes.nodes;
        search.fromNodes([source], Math.min(one, other));
        const low = distances(search, costs);
        search.fromNodes([source], Math.max(one, other));
        distances(search, costs).forEach((cost, node) => {
          if (low[node] !== Infinity) expect(cost).toBe(low[node]);
        });
      }),
      RUNS,
    );
  });
});
