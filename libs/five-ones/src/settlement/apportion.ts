import { fen, type Fen } from '@nuancan/kernel';
import { SettlementErrors } from './settlement.errors.js';

/**
 * Spreads `totalFen` ≥ 0 over `weights` ≥ 0 by largest remainder; ties go to the lower index, a zero weight gets zero.
 * The parts sum to `totalFen` exactly, and none exceeds its weight while the total does not exceed their sum.
 * @throws SETTLEMENT.ALL_WEIGHTS_ZERO when there is something to spread and nothing to spread it on
 * @throws SETTLEMENT.NEGATIVE_AMOUNT for a negative total or weight
 */
export function apportion(totalFen: Fen, weights: readonly bigint[]): Fen[] {
  if (totalFen < 0 || weights.some((weight) => weight < 0n)) throw SettlementErrors.NEGATIVE_AMOUNT();
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0n);
  if (weightSum === 0n) {
    if (totalFen > 0) throw SettlementErrors.ALL_WEIGHTS_ZERO();
    return weights.map(() => fen(0));
  }
  const total = BigInt(totalFen);
  const parts = weights.map((weight) => (total * weight) / weightSum);
  const remainders = weights.map((weight) => (total * weight) % weightSum);
  // Fewer units are left than there are remainders above zero, so a zero weight is never reached.
  const left = Number(parts.reduce((rest, part) => rest - part, total));
  const byRemainder = remainders.map((_, index) => index).sort((a, b) => descending(remainders, a, b) || a - b);
  for (const index of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts.map((part) => fen(Number(part)));
}

function descending(remainders: readonly bigint[], a: number, b: number): number {
  const left = remainders[a] ?? 0n;
  const right = remainders[b] ?? 0n;
  if (left === right) return 0;
  return left > right ? -1 : 1;
}
