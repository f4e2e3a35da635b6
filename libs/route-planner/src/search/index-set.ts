/** A set of numbers 0 … size−1 that is added to, taken from and walked through (`at(0)` … `at(count − 1)`) without searching. */
export class IndexSet {
  private readonly items: Int32Array;
  private readonly where: Int32Array;
  count = 0;

  constructor(size: number) {
    this.items = new Int32Array(size);
    this.where = new Int32Array(size).fill(-1);
  }

  at(index: number): number {
    return this.items[index]!;
  }

  has(item: number): boolean {
    return this.where[item]! >= 0;
  }

  add(item: number): void {
    if (this.has(item)) return;
    this.where[item] = this.count;
    this.items[this.count] = item;
    this.count += 1;
  }

  delete(item: number): void {
    const at = this.where[item]!;
    if (at < 0) return;
    this.count -= 1;
    const last = this.items[this.count]!;
    this.items[at] = last;
    this.where[last] = at;
    this.where[item] = -1;
  }
}
