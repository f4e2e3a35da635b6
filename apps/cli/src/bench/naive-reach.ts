import type { WalkCosts } from '@nuancan/walk-network';

interface Arc {
  readonly to: number;
  readonly cost: number;
}

interface Label {
  readonly node: number;
  readonly cost: number;
}

/** What a textbook has: Dijkstra with a binary heap of objects over Maps. The baseline of the bench, for nothing else. */
export class NaiveReach {
  private readonly arcs = new Map<number, Arc[]>();

  constructor({ network, edgeCost }: WalkCosts) {
    const put = (from: number, to: number, cost: number): void => {
      const known = this.arcs.get(from);
      if (known === undefined) this.arcs.set(from, [{ to, cost }]);
      else known.push({ to, cost });
    };
    for (let edge = 0; edge < network.sizes.edges; edge += 1) {
      put(network.edgeFrom[edge]!, network.edgeTo[edge]!, edgeCost[edge]!);
      put(network.edgeTo[edge]!, network.edgeFrom[edge]!, edgeCost[edge]!);
    }
  }

  from(sources: readonly Label[], most: number): Map<number, number> {
    const found = new Map<number, number>();
    const heap: Label[] = [];
    for (const source of sources) if (source.cost <= most) push(heap, source);
    for (let label = pop(heap); label !== undefined; label = pop(heap)) {
      if (found.has(label.node)) continue;
      found.set(label.node, label.cost);
      for (const { to, cost } of this.arcs.get(label.node) ?? []) {
        const there = label.cost + cost;
        if (there <= most && !found.has(to)) push(heap, { node: to, cost: there });
      }
    }
    return found;
  }
}

function push(heap: Label[], label: Label): void {
  heap.push(label);
  for (let at = heap.length - 1; at > 0;) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.cost <= heap[at]!.cost) break;
    [heap[parent], heap[at]] = [heap[at]!, heap[parent]!];
    at = parent;
  }
}

function pop(heap: Label[]): Label | undefined {
  const top = heap[0];
  const last = heap.pop();
  if (last === undefined || heap.length === 0) return top;
  heap[0] = last;
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let least = at;
    if (left < heap.length && heap[left]!.cost < heap[least]!.cost) least = left;
    if (right < heap.length && heap[right]!.cost < heap[least]!.cost) least = right;
    if (least === at) return top;
    [heap[at], heap[least]] = [heap[least]!, heap[at]!];
    at = least;
  }
}
