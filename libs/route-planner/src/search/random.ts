/** Numbers by chance from a seed (xorshift32, Marsaglia 2003): the same seed, the same plan. */
export class Random {
  private state: number;

  constructor(seed: number) {
    // Neighbouring seeds begin far apart; 0 would stay 0.
    this.state = Math.imul(seed + 1, 0x9e3779b1) | 0 || 1;
    for (let i = 0; i < 8; i += 1) this.next();
  }

  /** In [0, 1). */
  next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) / 4294967296;
  }

  /** A whole number in [0, limit). */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
}
