import { withRoomFor } from '../roads/growing.js';

const ARITY = 4;

/** A queue of numbers by cost on flat arrays; four children a node, half as deep as two and as quick to compare. */
export class FourHeap {
  size = 0;
  private costs = new Float64Array(0);
  private values = new Uint32Array(0);

  clear(): void {
    this.size = 0;
  }

  /** The least cost; read before `pop`. */
  get leastCost(): number {
    return this.costs[0]!;
  }

  push(cost: number, value: number): void {
    if (this.size >= this.costs.length) {
      this.costs = withRoomFor(this.costs, this.size + 1);
      this.values = withRoomFor(this.values, this.size + 1);
    }
    const { costs, values } = this;
    let at = this.size;
    this.size = at + 1;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const parentCost = costs[parent]!;
      if (parentCost <= cost) break;
      costs[at] = parentCost;
      values[at] = values[parent]!;
      at = parent;
    }
    costs[at] = cost;
    values[at] = value;
  }

  /** Takes the value of the least cost out. */
  pop(): number {
    const { costs, values } = this;
    const top = values[0]!;
    const last = this.size - 1;
    this.size = last;
    const cost = costs[last]!;
    const value = values[last]!;
    let at = 0;
    for (let child = 1; child < last; child = ARITY * at + 1) {
      let least = child;
      let leastCost = costs[child]!;
      const end = Math.min(child + ARITY, last);
      for (let other = child + 1; other < end; other += 1) {
        const otherCost = costs[other]!;
        if (otherCost < leastCost) {
          least = other;
          leastCost = otherCost;
        }
      }
      if (leastCost >= cost) break;
      costs[at] = leastCost;
      values[at] = values[least]!;
      at = least;
    }
    costs[at] = cost;
    values[at] = value;
    return top;
  }
}
