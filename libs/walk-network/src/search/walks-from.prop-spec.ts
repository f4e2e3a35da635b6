import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildNetwork } from '../network/build-network.js';
import { EdgeIndex } from '../snap/edge-index.js';
import { isSnapped } from '../snap/snaps.js';
import { randomDoors, randomRoads } from '../testing/random-roads.js';
import { withDoors } from '../testing/with-doors.js';
import { ReachSearch } from './reach-search.js';
import { walkCosts } from './walk-costs.js';
import { walksFrom } from './walks-from.js';

it('tells of random networks the walk from each door to each, both ways the same, within the limit', () => {
  let known = 0;
  fc.assert(
    fc.property(randomRoads, randomDoors, fc.integer({ min: 0, max: 100_000_000 }), (roads, places, most) => {
      const { network } = buildNetwork(roads);
      const costs = walkCosts(network, { by: 'distance' });
      const snaps = new EdgeIndex(network).snap(places);
      const search = new ReachSearch(costs);
      const graph = withDoors(costs, { place: snaps });
      const all = [...snaps.edge.keys()];
      for (const from of all) {
        const walks = walksFrom(search, snaps, from, most);
        if (!isSnapped(snaps, from)) {
          expect([...walks].every((walk) => walk === Infinity)).toBe(true);
          continue;
        }
        const shortest = graph.distancesFrom(`place ${from}`);
        for (const to of all.filter((place) => place !== from)) {
          const walk = shortest.get(`place ${to}`) ?? Infinity;
          expect(walks[to]).toBe(walk <= most ? walk : Infinity);
          known += walk <= most ? 1 : 0;
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(known).toBeGreaterThan(100);
});
