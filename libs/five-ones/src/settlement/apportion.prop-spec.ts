import { fen } from '@nuancan/kernel';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { apportion } from '../index.js';

/** Hands out the units one by one to whoever lacks most of the exact share, the lower index first. */
function handOut(total: number, weights: readonly bigint[]): number[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  const parts = weights.map((weight) => Number((BigInt(total) * weight) / weightSum));
  for (let left = total - parts.reduce((sum, part) => sum + part, 0); left > 0; left -= 1) {
    const lacks = weights.map((weight, at) => BigInt(total) * weight - BigInt(parts[at] ?? 0) * weightSum);
    const most = lacks.reduce((a, b) => (b > a ? b : a));
    const at = lacks.indexOf(most);
    parts[at] = (parts[at] ?? 0) + 1;
  }
  return parts;
}

const weightsOf = (max: bigint): fc.Arbitrary<bigint[]> =>
  fc
    .array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max })), { minLength: 1, maxLength: 40 })
    .filter((weights) => weights.some((weight) => weight > 0n));

describe('apportion', () => {
  test('agrees with handing out one by one', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5000 }), weightsOf(12n), (total, weights) => {
        expect(apportion(fen(total), weights)).toEqual(handOut(total, weights));
      }),
    );
  });

  test('sums exactly, stays within a fen of the exact share, gives a zero weight zero', () => {
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), weightsOf(2n ** 70n), (total, weights) => {
        const parts = apportion(fen(total), weights);
        const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(total));
        parts.forEach((part, at) => {
          const weight = weights[at] ?? 0n;
          const error = BigInt(part) * weightSum - BigInt(total) * weight;
          expect(error > -weightSum && error < weightSum).toBe(true);
          if (weight === 0n) expect(part).toBe(0);
        });
      }),
    );
  });

  test('no part exceeds its weight while the total does not exceed their sum', () => {
    fc.assert(
      fc.property(weightsOf(2000n), fc.nat({ max: 1000 }), (weights, permille) => {
        const weightSum = Number(weights.reduce((sum, weight) => sum + weight, 0n));
        const parts = apportion(fen(Math.floor((weightSum * permille) / 1000)), weights);
        parts.forEach((part, at) => expect(part).toBeLessThanOrEqual(Number(weights[at])));
      }),
    );
  });
});
