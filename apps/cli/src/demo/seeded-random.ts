/**
 * A small reproducible source of pseudo-random numbers for synthetic data; never for secrets.
 * xoshiro128** 1.1 seeded by splitmix32 (Blackman and Vigna, "Scrambled linear pseudorandom number generators").
 */
export class SeededRandom {
  private readonly state = new Uint32Array(4);

  private constructor(seed: number) {
    let mixed = seed >>> 0;
    for (let at = 0; at < 4; at += 1) {
      mixed = (mixed + 0x9e3779b9) >>> 0;
      let word = mixed;
      word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
      word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
      this.state[at] = (word ^ (word >>> 16)) >>> 0;
    }
  }

  /** The stream of a name under a seed: adding a stream to the generator never shifts the numbers of another. */
  static stream(seed: number, name: string): SeededRandom {
    // FNV-1a, 32 bits.
    let hash = 0x811c9dc5;
    for (const character of `${seed}:${name}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    return new SeededRandom(hash);
  }

  /** A whole number from 0 to 2^32 − 1. */
  uint32(): number {
    const { state } = this;
    const [s0 = 0, s1 = 0] = state;
    const scrambled = Math.imul(s1, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = s1 << 9;
    state[2]! ^= s0;
    state[3]! ^= s1;
    state[1]! ^= state[2]!;
    state[0]! ^= state[3]!;
    state[2]! ^= shifted;
    state[3] = (state[3]! << 11) | (state[3]! >>> 21);
    return result;
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return this.uint32() / 0x1_0000_0000;
  }

  /** A whole number with `from ≤ n ≤ to`. */
  between({ from, to }: { from: number; to: number }): number {
    return from + Math.floor(this.unit() * (to - from + 1));
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.unit() * list.length)]!;
  }

  /** Normally distributed (Box–Muller). */
  normal({ mean, deviation }: { mean: number; deviation: number }): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.unit());
  }

  /** Shuffles in place (Fisher–Yates). */
  shuffle<T>(list: T[]): T[] {
    for (let last = list.length - 1; last > 0; last -= 1) {
      const at = Math.floor(this.unit() * (last + 1));
      [list[last], list[at]] = [list[at]!, list[last]!];
    }
    return list;
  }
}
