import type { SitingProblem } from './siting-problem.js';
import { seatAt } from './swap-seated.js';

/** How many people chosen sites cover, whatever their weights; with `seats`, how many have one. */
export function countHeads(problem: SitingProblem, chosen: readonly number[], seats?: ArrayLike<number>): number {
  if (seats !== undefined) return seatAt(problem, seats, chosen).heads;
  const isCovered = new Uint8Array(problem.demands);
  let heads = 0;
  for (const site of chosen) {
    for (let row = problem.siteStarts[site]!; row < problem.siteStarts[site + 1]!; row += 1) {
      const demand = problem.siteDemand[row]!;
      if (isCovered[demand] === 1) continue;
      isCovered[demand] = 1;
      heads += problem.heads[demand]!;
    }
  }
  return heads;
}
