import type { SeededRandom } from './seeded-random.js';

/** Draws entries of a list in proportion to their weights; the cumulative sums are made once. */
export class WeightedChoice<T> {
  private readonly sums: number[] = [];
  private readonly total: number;

  constructor(private readonly entries: readonly (readonly [entry: T, weight: number])[]) {
    let sum = 0;
    for (const [, weight] of entries) this.sums.push((sum += weight));
    this.total = sum;
  }

  draw(random: SeededRandom): T {
    const target = random.unit() * this.total;
    let low = 0;
    let high = this.sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.sums[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return this.entries[low]![0];
  }
}
