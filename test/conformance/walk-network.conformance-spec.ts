import { readFileSync } from 'node:fs';
import {
  buildNetwork,
  coverPeople,
  EdgeIndex,
  isSnapped,
  PeopleReach,
  placePeople,
  readNetworkFile,
  ReachSearch,
  readWalkLimit,
  walkCosts,
  type Snaps,
  type WalkCosts,
  type WalkNetwork,
} from '@nuancan/walk-network';
import { expect, it } from 'vitest';
import { CityOfPeople } from '../../apps/cli/src/bench/city-of-people.js';
import { NaiveReach } from '../../apps/cli/src/bench/naive-reach.js';
import { describeWithFile } from '../support/reference-data.js';

const MILLIMETRE = 0.001;
const UNITS_PER_METRE = 1e5;

async function networkOf(path: string) {
  return buildNetwork(await readNetworkFile(readFileSync(path))).network;
}

describeWithFile('osm/porto_portugal.osm.pbf', 'the walkable network of a city region', (path) => {
  it('has the nodes, edges, kilometres and components that the rules give', async () => {
    const network = await networkOf(path);
    expect(network.sizes).toMatchObject({ nodes: 73_812, edges: 100_909 });
    expect(network.components).toBe(951);
    expect(network.nodeComponent.filter((component) => component === network.mainComponent)).toHaveLength(71_148);
    expect(Math.round(network.edgeLength.reduce((sum, length) => sum + length, 0) / UNITS_PER_METRE / 1000)).toBe(9903);
  });
});

describeWithFile('osm/shanghai-truth-810m.csv', 'reach within 810 m equals pgr_drivingDistance', (path) => {
  const truth = new Map<number, Map<number, number>>();
  for (const row of readFileSync(path, 'utf8').trim().split('\n').slice(1)) {
    const [source, target, metres] = row.split(',').map(Number) as [number, number, number];
    if (!truth.has(source)) truth.set(source, new Map());
    truth.get(source)!.set(target, metres);
  }

  it('in every set of nodes and every cost to 1 mm', async () => {
    const network = await networkOf(path.replace('shanghai-truth-810m.csv', 'shanghai-small.osm'));
    expect(network.sizes.nodes).toBe(678);
    const { measure, most } = readWalkLimit('810m', 'older')!;
    const search = new ReachSearch(walkCosts(network, measure));
    let rows = 0;
    for (const [source, expected] of truth) {
      search.fromNodes([network.nodeIds.indexOf(source)], most);
      const reached = [...search.reached.subarray(0, search.reachedCount)];
      expect(reached.map((node) => network.nodeIds[node]!).sort()).toEqual([...expected.keys()].sort());
      for (const node of reached) {
        const metres = search.costAt(node) / UNITS_PER_METRE;
        expect(Math.abs(metres - expected.get(network.nodeIds[node]!)!)).toBeLessThanOrEqual(MILLIMETRE);
      }
      rows += reached.length;
    }
    expect(rows).toBe(1152);
  });
});

const EXTRACTS = ['shanghai-small.osm', 'monaco.osm.pbf', 'liechtenstein.osm.pbf', 'porto_portugal.osm.pbf'];
const PEOPLE = 3_000;
const FACILITIES = 6;

/** From a facility's door along its street to a node, or from a node to a person's door. */
function endsOf({ network, edgeCost, measure }: WalkCosts, snaps: Snaps, index: number) {
  const edge = snaps.edge[index]!;
  const share = network.edgeLength[edge] === 0 ? 0 : snaps.along[index]! / network.edgeLength[edge]!;
  const speed = measure.by === 'time' ? 10 / measure.metresPerSecond : 1;
  const [along, access] = [Math.round(edgeCost[edge]! * share), Math.round(snaps.access[index]! * speed)];
  return {
    edge,
    along,
    access,
    ends: [
      { node: network.edgeFrom[edge]!, cost: access + along },
      { node: network.edgeTo[edge]!, cost: access + edgeCost[edge]! - along },
    ],
  };
}

/** The walk of each person to the nearest facility by trying every facility, each with a search of its own. */
function byBruteForce(costs: WalkCosts, facilities: Snaps, homes: Snaps): number[] {
  const naive = new NaiveReach(costs);
  const best = new Array<number>(PEOPLE).fill(Infinity);
  for (let facility = 0; facility < FACILITIES; facility += 1) {
    const from = endsOf(costs, facilities, facility);
    const found = naive.from(from.ends, Infinity);
    for (let person = 0; person < PEOPLE; person += 1) {
      if (!isSnapped(homes, person)) continue;
      const to = endsOf(costs, homes, person);
      const ways = to.ends.map(({ node, cost }) => found.get(node)! + cost);
      if (to.edge === from.edge) ways.push(Math.abs(to.along - from.along) + to.access + from.access);
      best[person] = Math.min(best[person]!, ...ways);
    }
  }
  return best;
}

for (const extract of EXTRACTS) {
  describeWithFile(`osm/${extract}`, `coverage on ${extract} equals brute force`, (path) => {
    it.each(['810m', '15min'])('for every person within %s', async (text) => {
      const network: WalkNetwork = await networkOf(path);
      const { measure, most } = readWalkLimit(text, 'older')!;
      const costs = walkCosts(network, measure);
      const index = new EdgeIndex(network);
      const city = new CityOfPeople(network, index, 7);
      const [homes, facilities] = [city.placed(PEOPLE), city.placed(FACILITIES)];
      const reach = new PeopleReach(placePeople(costs, homes));
      const covered = coverPeople(PEOPLE, { search: new ReachSearch(costs), reach, facilities, most });
      const expected = byBruteForce(costs, facilities, homes).map((cost) => (cost <= most ? cost : Infinity));
      expect([...covered.cost]).toEqual(expected);
      expect(expected.filter((cost) => cost < Infinity).length).toBeGreaterThan(10);
    });
  });
}
