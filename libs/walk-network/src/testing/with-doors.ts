import { accessCost, partialCost, type WalkCosts } from '../search/walk-costs.js';
import { isSnapped, type Snaps } from '../snap/snaps.js';
import { PlainGraph } from './plain-graph.js';

/**
 * The network as a plain graph in which every door is a node: its edge is divided where it meets it. So a walk from door to
 * door has no special case.
 */
export function withDoors(costs: WalkCosts, doors: Readonly<Record<string, Snaps>>): PlainGraph {
  const { edgeFrom, edgeTo, sizes } = costs.network;
  const graph = new PlainGraph();
  for (let edge = 0; edge < sizes.edges; edge += 1) {
    const stops = [
      { name: `node ${edgeFrom[edge]}`, at: 0 },
      { name: `node ${edgeTo[edge]}`, at: costs.edgeCost[edge]! },
    ];
    for (const [kind, snaps] of Object.entries(doors)) {
      snaps.edge.forEach((on, index) => {
        if (!isSnapped(snaps, index) || on !== edge) return;
        const name = `${kind} ${index} on the street`;
        stops.splice(-1, 0, { name, at: partialCost(costs, edge, snaps.along[index]!) });
        graph.connect(name, `${kind} ${index}`, accessCost(snaps.access[index]!, costs.measure));
      });
    }
    const last = stops.pop()!;
    const inOrder = [...stops.toSorted((a, b) => a.at - b.at), last];
    inOrder.slice(1).forEach((stop, index) => {
      graph.connect(inOrder[index]!.name, stop.name, stop.at - inOrder[index]!.at);
    });
  }
  return graph;
}
