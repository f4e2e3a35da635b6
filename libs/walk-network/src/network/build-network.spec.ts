import { describe, expect, it } from 'vitest';
import { RoadCollector } from '../roads/collect-roads.js';
import type { Roads } from '../roads/roads.js';
import { buildNetwork } from './build-network.js';
import { WalkNetwork } from './walk-network.js';

const LON = 1_214_000_000;
const LAT = 296_500_000;

/** Nodes 0 to `nodes`, each 100 steps of 1e-5 degrees east of the last; node 90 where node 0 is. */
function roadsOf(nodes: number, ...ways: readonly (readonly number[])[]): Roads {
  const roads = new RoadCollector();
  for (let id = 0; id < nodes; id += 1) roads.addNode({ id, lon: LON + id * 10_000, lat: LAT + (id % 3) * 5_000 });
  roads.addNode({ id: 90, lon: LON, lat: LAT });
  ways.forEach((refs, id) => roads.addWay(id, 0, refs));
  return roads.finish();
}

describe('buildNetwork', () => {
  it('makes vertices of ends and of nodes that ways use twice', () => {
    // The first way is met at 2 in its middle; 1 and 3 are bends.
    const { network } = buildNetwork(roadsOf(7, [0, 1, 2, 3, 4], [5, 2], [4, 6]));
    expect([...network.nodeIds].sort()).toEqual([0, 2, 4, 5, 6]);
    expect(network.sizes).toEqual({ nodes: 5, edges: 4, points: 10 });
    expect(network.components).toBe(1);
  });

  it('tells loops, ends at one place, parts, and whether the whole is scattered', () => {
    const { network, findings } = buildNetwork(roadsOf(9, [0, 1, 2], [2, 3, 4, 2], [0, 90], [5, 6], [7, 8]));
    expect(findings).toEqual({
      selfLoops: 1,
      zeroLengthEdges: 1,
      otherComponents: 2,
      nodesOffMain: 4,
      missingRefs: 0,
      blockedNodes: 0,
      isScattered: true,
    });
    expect(network.components).toBe(3);
    expect(buildNetwork(roadsOf(9, [0, 1, 2, 3, 4, 5], [1, 6], [2, 7])).findings.isScattered).toBe(false);
  });

  it('skips names that the file lacks, and refuses what leaves no edge', () => {
    const { network, findings } = buildNetwork(roadsOf(3, [0, 77, 1, 1, 78, 2]));
    expect(network.sizes).toEqual({ nodes: 2, edges: 1, points: 3 });
    expect(findings.missingRefs).toBe(2);
    expect(() => buildNetwork(roadsOf(3, [1]))).toThrow(/no way/);
    expect(() => roadsOf(1, [70, 71])).toThrow(/no way/);
  });

  it('makes the same bytes of the same roads, which are the network again', () => {
    const roads = roadsOf(9, [0, 1, 2], [2, 3, 4, 2], [5, 6], [0, 8]);
    const [one, other] = [buildNetwork(roads).network, buildNetwork(roads).network];
    expect(new Uint8Array(one.buffer)).toEqual(new Uint8Array(other.buffer));
    expect(WalkNetwork.of(one.buffer)).toEqual(other);
  });
});
