const EMPTY = -1;

/** Finds the index of an id in O(1): open addressing on typed arrays, for millions of ids without an object each. */
export class IdIndex {
  private readonly mask: number;
  private readonly slots: Int32Array;

  /** @param ids safe integers, each once */
  constructor(private readonly ids: Float64Array) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * ids.length)));
    this.mask = size - 1;
    this.slots = new Int32Array(size).fill(EMPTY);
    for (let index = 0; index < ids.length; index += 1) {
      let slot = this.slotOf(ids[index]!);
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & this.mask;
      this.slots[slot] = index;
    }
  }

  /** -1: there is no such id. */
  indexOf(id: number): number {
    for (let slot = this.slotOf(id); ; slot = (slot + 1) & this.mask) {
      const index = this.slots[slot]!;
      if (index === EMPTY || this.ids[index] === id) return index;
    }
  }

  private slotOf(id: number): number {
    const high = Math.floor(id / 2 ** 32);
    const mixed = Math.imul((id | 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.mask;
  }
}
