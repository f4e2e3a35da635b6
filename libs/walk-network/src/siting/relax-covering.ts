import type { SitingProblem } from './siting-problem.js';

/** What a relaxation shows of a problem without having solved it. */
export interface Relaxation {
  /** No choice covers more; whole, as weights are. */
  readonly bound: number;
  /** 1: the site may be in a choice that covers more than what is known; no other need be looked at. */
  readonly mayImprove: Uint8Array;
  /** The best choice that was met on the way: worth improving by swaps, even when more was known. */
  readonly chosen: readonly number[];
}

/** What a relaxation starts from. */
export interface RelaxOptions {
  /** What is known to be possible. */
  readonly covered: number;
  readonly rounds?: number;
}

const ROUNDS = 300;
/** Rounds without a lower bound after which steps are halved. */
const PATIENCE = 20;
const LEAST_STEP = 0.001;
/** How much of the last direction is kept: bare subgradients zigzag. */
const KEPT = 0.88;
const FIRST_PRICE = 0.5;
/** Sums of weights are exact, those of prices not quite. */
const ROUNDING = 1e-6;

/**
 * Lagrangian relaxation of the rule that only a chosen site covers: each demand has a price, a site is worth the prices it
 * would earn, and the sites worth most together with what demand is worth above its price bound the problem. Prices follow
 * deflected subgradients. A site whose choice would push the bound below what is covered already is in no better choice.
 * Source: Galvão and ReVelle (1996), A Lagrangean heuristic for the maximal covering location problem.
 */
export function relaxCovering(
  problem: SitingProblem,
  mostSites: number,
  { covered, rounds = ROUNDS }: RelaxOptions,
): Relaxation {
  const prices = new Prices(problem, mostSites);
  const mayImprove = new Uint8Array(problem.sites).fill(1);
  let chosen: readonly number[] = [];
  let most = -1;
  let lowest = Infinity;
  let step = 1;
  for (let round = 0, idle = 0; round < rounds && step > LEAST_STEP; round += 1) {
    const { bound, reached, worth, least } = prices.evaluate();
    if (reached > most) {
      most = reached;
      chosen = prices.topSites();
    }
    const known = Math.max(covered, most);
    for (let site = 0; site < problem.sites; site += 1) {
      if (worth[site]! < least && bound - least + worth[site]! < known + 1 - ROUNDING) mayImprove[site] = 0;
    }
    idle = bound < lowest - ROUNDING ? 0 : idle + 1;
    lowest = Math.min(lowest, bound);
    if (lowest < known + 1 - ROUNDING) break;
    if (idle >= PATIENCE) {
      idle = 0;
      step /= 2;
    }
    if (!prices.move(step * (bound - known))) break;
  }
  return { bound: Math.floor(lowest + ROUNDING), mayImprove, chosen };
}

/** A price for each demand, and what follows from the prices. */
class Prices {
  private readonly prices: Float64Array;
  private readonly worth: Float64Array;
  private readonly sorted: Float64Array;
  /** How many of the top sites would cover each demand. */
  private readonly times: Uint16Array;
  private readonly direction: Float64Array;
  private least = 0;

  constructor(
    private readonly problem: SitingProblem,
    private readonly mostSites: number,
  ) {
    this.prices = problem.weight.map((weight) => FIRST_PRICE * weight);
    this.worth = new Float64Array(problem.sites);
    this.sorted = new Float64Array(problem.sites);
    this.times = new Uint16Array(problem.demands);
    this.direction = new Float64Array(problem.demands);
  }

  /** The bound, what the top sites really cover, and what sites are worth beside the least of the top ones. */
  evaluate(): { bound: number; reached: number; worth: Float64Array; least: number } {
    const { prices, worth, times } = this;
    const { sites, demands, siteStarts, siteDemand, weight } = this.problem;
    for (let site = 0; site < sites; site += 1) {
      let sum = 0;
      for (let row = siteStarts[site]!; row < siteStarts[site + 1]!; row += 1) sum += prices[siteDemand[row]!]!;
      worth[site] = sum;
    }
    this.sorted.set(worth);
    this.sorted.sort();
    this.least = sites > this.mostSites ? this.sorted[sites - this.mostSites]! : 0;
    let bound = 0;
    times.fill(0);
    for (const site of this.topSites()) {
      bound += worth[site]!;
      for (let row = siteStarts[site]!; row < siteStarts[site + 1]!; row += 1) times[siteDemand[row]!]! += 1;
    }
    let reached = 0;
    for (let demand = 0; demand < demands; demand += 1) {
      const value = weight[demand]!;
      if (value > prices[demand]!) bound += value - prices[demand]!;
      if (times[demand]! > 0) reached += value;
    }
    return { bound, reached, worth, least: this.least };
  }

  /** The sites worth most, of equal ones the lower. */
  topSites(): number[] {
    const { worth, least, mostSites } = this;
    const above: number[] = [];
    const equal: number[] = [];
    worth.forEach((value, site) => {
      if (value > least) above.push(site);
      else if (value === least) equal.push(site);
    });
    return above.concat(equal.slice(0, Math.max(0, mostSites - above.length)));
  }

  /** Moves prices by `length` over the square of the direction. @returns false: there is nowhere to move to */
  move(length: number): boolean {
    const { prices, times, direction } = this;
    const { demands, weight } = this.problem;
    let square = 0;
    for (let demand = 0; demand < demands; demand += 1) {
      const slope = times[demand]! - (weight[demand]! > prices[demand]! ? 1 : 0);
      const turned = KEPT * direction[demand]! + (1 - KEPT) * slope;
      direction[demand] = turned;
      square += turned * turned;
    }
    if (square === 0) return false;
    for (let demand = 0; demand < demands; demand += 1) {
      const price = prices[demand]! - (length / square) * direction[demand]!;
      prices[demand] = Math.min(weight[demand]!, Math.max(0, price));
    }
    return true;
  }
}
