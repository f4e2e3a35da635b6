import type { SeededRandom } from './seeded-random.js';

/**
 * Draws `count` different indices of a list, each the likelier the greater its weight (Efraimidis and Spirakis:
 * exponential races); a weight of 0 is never drawn. In ascending order.
 */
export function drawDistinct(
  random: SeededRandom,
  { weights, count }: { weights: ArrayLike<number>; count: number },
): number[] {
  const runners: { at: number; time: number }[] = [];
  for (let at = 0; at < weights.length; at += 1) {
    const weight = weights[at]!;
    const draw = -Math.log(1 - random.unit());
    if (weight > 0) runners.push({ at, time: draw / weight });
  }
  runners.sort((left, right) => left.time - right.time);
  return runners
    .slice(0, count)
    .map((runner) => runner.at)
    .sort((left, right) => left - right);
}
