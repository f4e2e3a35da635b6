import { readFileSync } from 'node:fs';
import { buildNetwork, readNetworkFile, ReachSearch, readWalkLimit, walkCosts } from '@nuancan/walk-network';
import { expect, it } from 'vitest';
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
