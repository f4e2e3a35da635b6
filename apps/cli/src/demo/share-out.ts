/**
 * Shares a whole number out in proportion to weights, by largest remainder; the parts add up to `total`.
 * For counts of people and places; money is shared by `apportion` of five-ones.
 */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const byRemainder = exact
    .map((share, at) => ({ at, remainder: share - Math.floor(share) }))
    .sort((left, right) => right.remainder - left.remainder || left.at - right.at);
  const missing = total - parts.reduce((left, right) => left + right, 0);
  for (const { at } of byRemainder.slice(0, missing)) parts[at]! += 1;
  return parts;
}
