const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const STEP = 0x6d2b79f5;
const WHOLE = 2 ** 32;

/** Luck that comes again with the same seed and name, whatever else is drawn meanwhile. */
export class Chance {
  private state: number;

  constructor(seed: number, ...name: readonly (string | number)[]) {
    let hash = OFFSET ^ seed;
    for (const letter of name.join('/')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), PRIME);
    this.state = hash >>> 0;
  }

  /** From 0, below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + STEP) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / WHOLE;
  }

  happens(share: number): boolean {
    return this.next() < share;
  }

  /** Whole, from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  of<T>(choices: readonly [T, ...T[]]): T {
    return choices[this.between(0, choices.length - 1)] ?? choices[0];
  }
}
