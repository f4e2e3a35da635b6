import { SeatedCount } from './seated-count.js';
import type { Siting, SitingLimits, SitingProblem } from './siting-problem.js';

/** Swaps before the best so far is the answer; each looks at every chosen site. */
const MOST_SWAPS = 50;

/** Limits of which seats are one. */
export interface SeatedLimits extends SitingLimits {
  readonly seats: ArrayLike<number>;
}

/** Swaps one chosen site for another as long as that gives more people a seat. */
export function swapSeated(problem: SitingProblem, limits: SeatedLimits, count: SeatedCount): Siting {
  let now = count;
  for (let swap = 0; swap < MOST_SWAPS; swap += 1) {
    const better = bestSwap(problem, limits, now);
    if (better === null) break;
    now = better;
  }
  return now.siting();
}

/** Who sits where when these sites are chosen. */
export function seatAt(problem: SitingProblem, seats: ArrayLike<number>, sites: readonly number[]): SeatedCount {
  const count = new SeatedCount(problem, seats);
  for (const site of sites) count.add(site);
  return count;
}

function bestSwap(problem: SitingProblem, limits: SeatedLimits, count: SeatedCount): SeatedCount | null {
  const { chosen, covered } = count.siting();
  const costOf = (site: number): number => limits.budget?.costs[site] ?? 0;
  const left = (limits.budget?.most ?? Infinity) - chosen.reduce((sum, site) => sum + costOf(site), 0);
  // A site adds no more by a swap than it would add beside all that are chosen: those with most come first, and soon none can help.
  const offers = Array.from({ length: problem.sites }, (_, site) => site)
    .filter((site) => count.isChosen[site] === 0)
    .map((site) => ({ site, most: count.gainOf(site) }))
    .filter(({ most }) => most > 0)
    .toSorted((a, b) => b.most - a.most || a.site - b.site);
  let best: readonly number[] | null = null;
  let more = 0;
  for (const out of chosen) {
    const kept = chosen.filter((site) => site !== out);
    const without = seatAt(problem, limits.seats, kept);
    for (const { site, most } of offers) {
      if (most <= more) break;
      if (costOf(site) > left + costOf(out)) continue;
      const gain = without.covered + without.gainOf(site) - covered;
      if (gain <= more) continue;
      more = gain;
      best = [...kept, site];
    }
  }
  return best === null ? null : seatAt(problem, limits.seats, best);
}
