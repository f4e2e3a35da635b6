import { withRoomFor } from '../roads/growing.js';
import type { Roads } from '../roads/roads.js';

/** Ways cut where they meet or end. Edge e leads from `from[e]` to `to[e]` through `points[pointStarts[e]…]`. */
export interface CutWays {
  readonly edges: number;
  /** Vertices: an index of `Roads`' nodes for each; a blocked node has one for each way that ends at it. */
  readonly vertexNode: readonly number[];
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly way: Uint32Array;
  readonly pointStarts: Uint32Array;
  /** Indices of `Roads`' nodes. */
  readonly points: Uint32Array;
}

/** What is cut. */
export interface CutOptions {
  /** Whether a barrier that stops people on foot cuts the way it stands on. */
  readonly barriersBlock: boolean;
}

const NO_VERTEX = -1;
const MANY = 2;

/** A vertex is a node that ends a way or is used by ways twice or more. */
export function cutWays(roads: Roads, options: CutOptions): CutWays {
  const { wayIds, wayStarts, refs, nodeBlocked } = roads;
  const uses = usesOf(roads);
  const vertexOf = new Int32Array(roads.nodeIds.length).fill(NO_VERTEX);
  const vertexNode: number[] = [];
  const blocks = (node: number): boolean => options.barriersBlock && nodeBlocked[node] === 1;
  const vertexAt = (node: number): number => {
    const known = vertexOf[node]!;
    // Nothing passes a blocked node: whatever ends there has an end of its own.
    if (known !== NO_VERTEX && !blocks(node)) return known;
    vertexOf[node] = vertexNode.length;
    return vertexNode.push(node) - 1;
  };
  const cut = new EdgeList();
  for (let way = 0; way < wayIds.length; way += 1) {
    const [first, last] = [wayStarts[way]!, wayStarts[way + 1]! - 1];
    for (let at = first, start = first; at < last;) {
      at += 1;
      const node = refs[at]!;
      if (at < last && uses[node]! < MANY && !blocks(node)) continue;
      const points = refs.subarray(start, at + 1);
      cut.add({ from: vertexAt(points[0]!), to: vertexAt(node), way, points });
      start = at;
    }
  }
  return cut.finish(vertexNode);
}

function usesOf({ nodeIds, wayIds, wayStarts, refs }: Roads): Uint8Array {
  const uses = new Uint8Array(nodeIds.length);
  for (let way = 0; way < wayIds.length; way += 1) {
    const [first, last] = [wayStarts[way]!, wayStarts[way + 1]! - 1];
    for (let at = first; at <= last; at += 1) {
      const node = refs[at]!;
      uses[node] = at === first || at === last ? MANY : Math.min(MANY, uses[node]! + 1);
    }
  }
  return uses;
}

/** Edges in flat arrays that grow. */
class EdgeList {
  private edges = 0;
  private from = new Uint32Array(0);
  private to = new Uint32Array(0);
  private way = new Uint32Array(0);
  private pointStarts = new Uint32Array(1);
  private points = new Uint32Array(0);
  private pointCount = 0;

  add(edge: { readonly from: number; readonly to: number; readonly way: number; readonly points: Uint32Array }): void {
    const at = this.edges;
    this.from = withRoomFor(this.from, at + 1);
    this.to = withRoomFor(this.to, at + 1);
    this.way = withRoomFor(this.way, at + 1);
    this.pointStarts = withRoomFor(this.pointStarts, at + 2);
    this.points = withRoomFor(this.points, this.pointCount + edge.points.length);
    this.from[at] = edge.from;
    this.to[at] = edge.to;
    this.way[at] = edge.way;
    this.points.set(edge.points, this.pointCount);
    this.pointCount += edge.points.length;
    this.pointStarts[at + 1] = this.pointCount;
    this.edges = at + 1;
  }

  finish(vertexNode: readonly number[]): CutWays {
    const { edges } = this;
    return {
      edges,
      vertexNode,
      from: this.from.subarray(0, edges),
      to: this.to.subarray(0, edges),
      way: this.way.subarray(0, edges),
      pointStarts: this.pointStarts.subarray(0, edges + 1),
      points: this.points.subarray(0, this.pointCount),
    };
  }
}
