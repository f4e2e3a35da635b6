import fc from 'fast-check';
import { buildNetwork } from '../network/build-network.js';
import { PeopleReach } from '../coverage/people-reach.js';
import { placePeople } from '../coverage/placed.js';
import { ReachSearch } from '../search/reach-search.js';
import { walkCosts } from '../search/walk-costs.js';
import { EdgeIndex } from '../snap/edge-index.js';
import type { Snaps } from '../snap/snaps.js';
import { randomDoors, randomRoads } from './random-roads.js';

/** A small town: people and facilities on a random network, with what is searched with. */
export interface RandomTown {
  readonly people: number;
  readonly doors: Snaps;
  readonly facilities: Snaps;
  readonly others: Snaps;
  readonly search: ReachSearch;
  readonly reach: PeopleReach;
  readonly most: number;
}

export const randomTown: fc.Arbitrary<RandomTown> = fc
  .record({
    roads: randomRoads,
    people: randomDoors,
    facilities: randomDoors,
    others: randomDoors,
    most: fc.integer({ min: 1_000_000, max: 90_000_000 }),
  })
  .map(({ roads, people, facilities, others, most }) => {
    const { network } = buildNetwork(roads);
    const costs = walkCosts(network, { by: 'distance' });
    const index = new EdgeIndex(network);
    const doors = index.snap(people);
    return {
      people: people.lon.length,
      doors,
      facilities: index.snap(facilities),
      others: index.snap(others),
      search: new ReachSearch(costs),
      reach: new PeopleReach(placePeople(costs, doors)),
      most,
    };
  });

/** Places of both, those of the second behind the first. */
export function joinedSnaps(a: Snaps, b: Snaps): Snaps {
  return {
    edge: Uint32Array.of(...a.edge, ...b.edge),
    along: Float64Array.of(...a.along, ...b.along),
    access: Float64Array.of(...a.access, ...b.access),
  };
}
