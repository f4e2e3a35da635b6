import { accessCost, partialCost, type WalkCosts } from '../search/walk-costs.js';
import { isSnapped, type Snaps } from '../snap/snaps.js';

/**
 * People put onto a network, by the edge they stand on, with what is left to walk from either end. Built once per measure;
 * a search then touches the people of the edges it reaches only.
 */
export interface Placed {
  readonly costs: WalkCosts;
  readonly count: number;
  /** Rows of edge e: `edgeStarts[e]` to before `edgeStarts[e + 1]`. */
  readonly edgeStarts: Uint32Array;
  /** The index of the person in each row, ascending within an edge. */
  readonly person: Uint32Array;
  /** From the edge's first node to the place where the person meets it. */
  readonly along: Float64Array;
  /** From there to the person's door. */
  readonly access: Float64Array;
}

/** Those off the network are in no row: nothing reaches them. */
export function placePeople(costs: WalkCosts, snaps: Snaps): Placed {
  const count = snaps.edge.length;
  const edgeStarts = new Uint32Array(costs.network.sizes.edges + 1);
  for (let index = 0; index < count; index += 1) {
    if (isSnapped(snaps, index)) edgeStarts[snaps.edge[index]! + 1]! += 1;
  }
  for (let edge = 0; edge < edgeStarts.length - 1; edge += 1) edgeStarts[edge + 1]! += edgeStarts[edge]!;
  const rows = edgeStarts.at(-1)!;
  const person = new Uint32Array(rows);
  const along = new Float64Array(rows);
  const access = new Float64Array(rows);
  const next = edgeStarts.slice(0, -1);
  for (let index = 0; index < count; index += 1) {
    if (!isSnapped(snaps, index)) continue;
    const edge = snaps.edge[index]!;
    const row = next[edge]!;
    next[edge] = row + 1;
    person[row] = index;
    along[row] = partialCost(costs, edge, snaps.along[index]!);
    access[row] = accessCost(snaps.access[index]!, costs.measure);
  }
  return { costs, count, edgeStarts, person, along, access };
}
