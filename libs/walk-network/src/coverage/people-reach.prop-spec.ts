import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from '../network/build-network.js';
import type { Measure } from '../search/measure.js';
import { ReachSearch } from '../search/reach-search.js';
import { walkCosts } from '../search/walk-costs.js';
import { EdgeIndex } from '../snap/edge-index.js';
import { isSnapped } from '../snap/snaps.js';
import { randomDoors, randomRoads } from '../testing/random-roads.js';
import { withDoors } from '../testing/with-doors.js';
import { PeopleReach } from './people-reach.js';
import { placePeople } from './placed.js';

const measure = fc.constantFrom<Measure>({ by: 'distance' }, { by: 'time', metresPerSecond: 0.64 });
const RUNS = { numRuns: 300 };

describe('people within reach on random networks', () => {
  it('are those whose walk from door to door is within the limit, at its cost, of the nearest facility', () => {
    let onOneEdge = 0;
    fc.assert(
      fc.property(
        fc.record({ roads: randomRoads, people: randomDoors, facilities: randomDoors, measure }),
        fc.integer({ min: 0, max: 100_000_000 }),
        (map, most) => {
          const { network } = buildNetwork(map.roads);
          const costs = walkCosts(network, map.measure);
          const index = new EdgeIndex(network);
          const doors = { person: index.snap(map.people), facility: index.snap(map.facilities) };
          const sources = Array.from({ length: map.facilities.lon.length }, (_, facility) => facility);
          const search = new ReachSearch(costs);
          search.fromSnaps(doors.facility, sources, most);
          const reach = new PeopleReach(placePeople(costs, doors.person));
          reach.collect(search, most);
          const found = new Map(
            [...reach.person.subarray(0, reach.count)].map((person, row) => [
              person,
              { cost: reach.cost[row], owner: reach.owner[row] },
            ]),
          );
          expect(found.size).toBe(reach.count);
          const graph = withDoors(costs, doors);
          const walks = sources.map((facility) => graph.distancesFrom(`facility ${facility}`));
          map.people.lon.forEach((_, person) => {
            const all = walks.map((from) => from.get(`person ${person}`) ?? Infinity);
            const cost = Math.min(...all);
            if (!isSnapped(doors.person, person)) expect(found.has(person)).toBe(false);
            expect(found.get(person)).toEqual(cost <= most ? { cost, owner: all.indexOf(cost) } : undefined);
            onOneEdge +=
              isSnapped(doors.person, person) && doors.facility.edge.includes(doors.person.edge[person]!) ? 1 : 0;
          });
        },
      ),
      RUNS,
    );
    // The case of its own was there to fail.
    expect(onOneEdge).toBeGreaterThan(100);
  });
});
