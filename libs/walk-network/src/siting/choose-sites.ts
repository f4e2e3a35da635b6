import { FourHeap } from '../search/four-heap.js';
import { CoverCount } from './cover-count.js';
import { SeatedCount } from './seated-count.js';
import { swapSeated } from './swap-seated.js';
import type { Siting, SitingLimits, SitingProblem } from './siting-problem.js';

/** Swaps that are tried before the best so far is the answer. */
const MOST_SWAPS = 1000;

/**
 * Chooses sites at once: lazy greedy (CELF), by gain and, where there is a budget, by gain for money, too, then swaps of one
 * chosen site for another while that covers more. Never below 1 − 1/e of the best of `mostSites`. Equal gains go to the lower site.
 * Source: Leskovec et al. (2007), Cost-effective outbreak detection in networks.
 */
export function chooseSites(problem: SitingProblem, limits: SitingLimits): Siting {
  const { budget } = limits;
  const byGain = grown(problem, limits, () => 1);
  if (budget === undefined) return byGain;
  const byMoney = grown(problem, limits, (site) => Math.max(budget.costs[site]!, Number.MIN_VALUE));
  return byMoney.covered > byGain.covered ? byMoney : byGain;
}

function grown(problem: SitingProblem, limits: SitingLimits, divisor: (site: number) => number): Siting {
  if (limits.seats === undefined)
    return swapped(problem, limits, greedy(problem, limits, { count: new CoverCount(problem), divisor }));
  const seated = greedy(problem, limits, { count: new SeatedCount(problem, limits.seats), divisor });
  return swapSeated(problem, { ...limits, seats: limits.seats }, seated);
}

/** What sites cost; without a budget nothing. */
export function costOfSite({ budget }: SitingLimits, site: number): number {
  return budget === undefined ? 0 : budget.costs[site]!;
}

/** A choice that grows: whichever way it counts, gains of other sites only shrink by it. */
interface GrowingChoice {
  gainOf(site: number): number;
  add(site: number): void;
}

/** Gains only shrink as sites are chosen: one that was computed later and still leads is the best, unseen the others. */
function greedy<Count extends GrowingChoice>(
  problem: SitingProblem,
  limits: SitingLimits,
  { count, divisor }: { readonly count: Count; readonly divisor: (site: number) => number },
): Count {
  const queue = new FourHeap();
  const gains = new Float64Array(problem.sites);
  const computedAt = new Uint32Array(problem.sites);
  for (let site = 0; site < problem.sites; site += 1) {
    gains[site] = count.gainOf(site);
    if (gains[site]! > 0) queue.push(-gains[site]! / divisor(site), site);
  }
  let left = limits.budget?.most ?? Infinity;
  for (let chosen = 0; chosen < limits.mostSites && queue.size > 0;) {
    const site = lowestOfEqual(queue);
    if (costOfSite(limits, site) > left) continue;
    if (computedAt[site] === chosen) {
      count.add(site);
      left -= costOfSite(limits, site);
      chosen += 1;
      continue;
    }
    computedAt[site] = chosen;
    gains[site] = count.gainOf(site);
    if (gains[site]! > 0) queue.push(-gains[site]! / divisor(site), site);
  }
  return count;
}

/** The queue keeps no order among equal costs. */
function lowestOfEqual(queue: FourHeap): number {
  const cost = queue.leastCost;
  let lowest = queue.pop();
  const others: number[] = [];
  while (queue.size > 0 && queue.leastCost === cost) {
    const other = queue.pop();
    others.push(Math.max(lowest, other));
    lowest = Math.min(lowest, other);
  }
  for (const other of others) queue.push(cost, other);
  return lowest;
}

/** Swaps one chosen site for another as long as that covers more. */
export function improveBySwaps(problem: SitingProblem, limits: SitingLimits, chosen: readonly number[]): Siting {
  const count = new CoverCount(problem);
  for (const site of chosen) count.add(site);
  return swapped(problem, limits, count);
}

function swapped(problem: SitingProblem, limits: SitingLimits, count: CoverCount): Siting {
  for (let swap = 0; swap < MOST_SWAPS; swap += 1) {
    const best = bestSwap(problem, limits, count);
    if (best === null) break;
    count.remove(best.out);
    count.add(best.into);
  }
  return count.siting();
}

function bestSwap(
  problem: SitingProblem,
  limits: SitingLimits,
  count: CoverCount,
): { readonly out: number; readonly into: number } | null {
  const { chosen } = count.siting();
  const left = (limits.budget?.most ?? Infinity) - chosen.reduce((sum, site) => sum + costOfSite(limits, site), 0);
  const plain = new Float64Array(problem.sites);
  for (let site = 0; site < problem.sites; site += 1) plain[site] = count.gainOf(site);
  const gains = new Float64Array(problem.sites);
  let best: { out: number; into: number } | null = null;
  let most = 0;
  for (const out of chosen) {
    gains.set(plain);
    const lost = count.addSpared(out, gains);
    const affordable = left + costOfSite(limits, out);
    for (let into = 0; into < problem.sites; into += 1) {
      if (gains[into]! - lost <= most || count.isChosen[into] === 1) continue;
      if (costOfSite(limits, into) > affordable) continue;
      most = gains[into]! - lost;
      best = { out, into };
    }
  }
  return best;
}
