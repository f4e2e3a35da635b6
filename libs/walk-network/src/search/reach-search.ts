import type { Snaps } from '../snap/snaps.js';
import { isSnapped } from '../snap/snaps.js';
import { FourHeap } from './four-heap.js';
import { accessCost, partialCost, type WalkCosts } from './walk-costs.js';

const NO_SEED = -1;

/** Where a search starts: on an edge, with what it costs to get there. */
export interface Seed {
  readonly owner: number;
  readonly edge: number;
  /** From the edge's first node to the place. */
  readonly along: number;
  readonly access: number;
}

/**
 * Who is nearest, and how far, within a limit: Dijkstra from many sources at once over the whole network's arrays.
 * Nothing is cleared between searches: what is not marked with this search's generation is not reached. Of sources equally
 * near the lower number is the nearest.
 */
export class ReachSearch {
  /** Nodes within the limit, in no order of meaning: `reached[0]` to before `reached[reachedCount]`. */
  readonly reached: Uint32Array;
  reachedCount = 0;
  private readonly cost: Float64Array;
  private readonly owner: Uint32Array;
  private readonly mark: Uint32Array;
  private readonly heap = new FourHeap();
  private generation = 0;
  private seeds: Seed[] = [];
  private readonly firstSeed: Int32Array;
  private readonly seedMark: Uint32Array;
  private nextSeed: number[] = [];

  constructor(readonly costs: WalkCosts) {
    const { nodes, edges } = costs.network.sizes;
    this.reached = new Uint32Array(nodes);
    this.cost = new Float64Array(nodes);
    this.owner = new Uint32Array(nodes);
    this.mark = new Uint32Array(nodes);
    this.firstSeed = new Int32Array(edges);
    this.seedMark = new Uint32Array(edges);
  }

  /** From nodes, source `i` at `nodes[i]`. */
  fromNodes(nodes: ArrayLike<number>, most: number): void {
    this.begin();
    for (let owner = 0; owner < nodes.length; owner += 1) this.label(nodes[owner]!, 0, owner);
    this.run(most);
  }

  /** From places on edges; source `i` is `sources[i]`, an index of `snaps`. One off the network reaches nothing. */
  fromSnaps(snaps: Snaps, sources: ArrayLike<number>, most: number): void {
    this.begin();
    const { network, measure, edgeCost } = this.costs;
    for (let owner = 0; owner < sources.length; owner += 1) {
      const source = sources[owner]!;
      if (!isSnapped(snaps, source)) continue;
      const edge = snaps.edge[source]!;
      const along = partialCost(this.costs, edge, snaps.along[source]!);
      const access = accessCost(snaps.access[source]!, measure);
      if (access > most) continue;
      this.addSeed({ owner, edge, along, access });
      const [toFirst, toLast] = [access + along, access + edgeCost[edge]! - along];
      if (toFirst <= most) this.label(network.edgeFrom[edge]!, toFirst, owner);
      if (toLast <= most) this.label(network.edgeTo[edge]!, toLast, owner);
    }
    this.run(most);
  }

  /** Infinity: not within the limit. */
  costAt(node: number): number {
    return this.mark[node] === this.generation ? this.cost[node]! : Infinity;
  }

  /** The nearest source of a reached node. */
  ownerAt(node: number): number {
    return this.owner[node]!;
  }

  /** Edges on which a source stands, each source's. */
  get seedEdges(): readonly number[] {
    return this.seeds.map(({ edge }) => edge);
  }

  hasSeed(edge: number): boolean {
    return this.seedMark[edge] === this.generation;
  }

  /** The sources on an edge. */
  seedsOn(edge: number): Seed[] {
    const found: Seed[] = [];
    if (!this.hasSeed(edge)) return found;
    for (let at = this.firstSeed[edge]!; at !== NO_SEED; at = this.nextSeed[at]!) found.push(this.seeds[at]!);
    return found;
  }

  /** The nearest source on the same edge as a place, along the edge alone; null: none stands on it. */
  nearestOnEdge(edge: number, along: number): { readonly cost: number; readonly owner: number } | null {
    let best: { cost: number; owner: number } | null = null;
    for (const seed of this.seedsOn(edge)) {
      const cost = Math.abs(seed.along - along) + seed.access;
      if (best === null || cost < best.cost || (cost === best.cost && seed.owner < best.owner)) {
        best = { cost, owner: seed.owner };
      }
    }
    return best;
  }

  private begin(): void {
    // After 2^32 searches marks of the first would count again.
    if (this.generation === 0xffff_ffff) {
      this.mark.fill(0);
      this.seedMark.fill(0);
      this.generation = 0;
    }
    this.generation += 1;
    this.reachedCount = 0;
    this.heap.clear();
    this.seeds = [];
    this.nextSeed = [];
  }

  private addSeed(seed: Seed): void {
    const { edge } = seed;
    this.nextSeed.push(this.hasSeed(edge) ? this.firstSeed[edge]! : NO_SEED);
    this.firstSeed[edge] = this.seeds.push(seed) - 1;
    this.seedMark[edge] = this.generation;
  }

  private label(node: number, cost: number, owner: number): void {
    if (this.mark[node] !== this.generation) {
      this.mark[node] = this.generation;
      this.reached[this.reachedCount] = node;
      this.reachedCount += 1;
    } else if (cost > this.cost[node]! || (cost === this.cost[node]! && owner >= this.owner[node]!)) {
      return;
    }
    this.cost[node] = cost;
    this.owner[node] = owner;
    this.heap.push(cost, node);
  }

  private run(most: number): void {
    const { heap, cost, owner } = this;
    const { arcCost } = this.costs;
    const { arcStarts, arcTarget } = this.costs.network;
    while (heap.size > 0) {
      const here = heap.leastCost;
      const node = heap.pop();
      if (here > cost[node]!) continue;
      const nearest = owner[node]!;
      const end = arcStarts[node + 1]!;
      for (let arc = arcStarts[node]!; arc < end; arc += 1) {
        const there = here + arcCost[arc]!;
        if (there <= most) this.label(arcTarget[arc]!, there, nearest);
      }
    }
  }
}
