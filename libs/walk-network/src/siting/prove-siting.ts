import type { Highs, Model, ModelData } from 'highs';
import { chooseSites, improveBySwaps } from './choose-sites.js';
import { proveSeated } from './prove-seated.js';
import { relaxCovering } from './relax-covering.js';
import { restrictSites } from './restrict-sites.js';
import type { Siting, SitingLimits, SitingProblem } from './siting-problem.js';

/** The best that could be found, with the proof of how good it is. */
export interface ProvenSiting extends Siting {
  /** No choice covers more. */
  readonly bound: number;
  /** How far `covered` may be from the best, as a share of `bound`; 0: it is the best. */
  readonly gap: number;
  readonly isProven: boolean;
}

/** How long to look for a proof. */
export interface ProveOptions {
  readonly seconds: number;
  /** A choice to start from. */
  readonly start?: Siting | undefined;
}

/** Weights of people are whole: a bound less than one above what is covered is as good as met. */
const WHOLE = 1 - 1e-6;
const CHOSEN = 0.5;
const MOST_RELAXATIONS = 3;

/**
 * The best choice with its proof. First a relaxation tells most sites away, then the rest is solved as an integer program by
 * HiGHS, which blocks the thread while it works.
 * Source: Church and ReVelle (1974), The maximal covering location problem.
 */
export function proveSiting(highs: Highs, problem: SitingProblem, limits: SitingLimits & ProveOptions): ProvenSiting {
  let start = limits.start ?? chooseSites(problem, limits);
  const { seats } = limits;
  if (seats !== undefined) {
    const seated = proveSeated(highs, problem, { ...limits, seats, start });
    return proven(seated, seated.bound);
  }
  if (limits.budget !== undefined) return solved(highs, problem, { ...limits, start });
  let relaxed = relaxCovering(problem, limits.mostSites, start);
  // The more is known to be possible, the more sites the relaxation tells away.
  for (let again = 0; again < MOST_RELAXATIONS; again += 1) {
    const met = improveBySwaps(problem, limits, relaxed.chosen);
    if (met.covered <= start.covered) break;
    start = met;
    if (relaxed.bound > start.covered) relaxed = relaxCovering(problem, limits.mostSites, start);
  }
  if (relaxed.bound <= start.covered) return proven(start, start.covered);
  const { problem: rest, sites } = restrictSites(problem, relaxed.mayImprove);
  const found = solved(highs, rest, { ...limits, start: undefined });
  const best = found.covered > start.covered ? { ...found, chosen: found.chosen.map((at) => sites[at]!) } : start;
  // What is not among the rest covers no more than the start.
  return proven(best, Math.max(best.covered, Math.min(relaxed.bound, found.bound)));
}

function proven({ chosen, covered }: Siting, bound: number): ProvenSiting {
  return { chosen, covered, bound, gap: bound === 0 ? 0 : (bound - covered) / bound, isProven: bound === covered };
}

/** x of a site is whole, y of a demand at most the sum of its sites' x; the weight of y is maximised. */
function solved(highs: Highs, problem: SitingProblem, limits: SitingLimits & ProveOptions): ProvenSiting {
  if (problem.demands === 0) return proven({ chosen: [], covered: 0 }, 0);
  return highs.withModel(modelOf(highs, problem, limits), (model) => {
    model.options.set({ output_flag: false, time_limit: limits.seconds, mip_rel_gap: 0, mip_abs_gap: WHOLE });
    if (limits.start !== undefined) model.setSolution({ colValue: valuesOf(problem, limits.start) });
    model.run();
    return answerOf(model, problem, limits);
  });
}

function modelOf(highs: Highs, problem: SitingProblem, { mostSites, budget }: SitingLimits): ModelData {
  const { sites, demands, demandStarts, demandSite, weight } = problem;
  const extraRows = budget === undefined ? 1 : 2;
  const entries = demands + demandSite.length + extraRows * sites;
  const starts = new Int32Array(demands + extraRows + 1);
  const indices = new Int32Array(entries);
  const values = new Float64Array(entries);
  let at = 0;
  const put = (column: number, value: number): void => {
    indices[at] = column;
    values[at] = value;
    at += 1;
  };
  for (let demand = 0; demand < demands; demand += 1) {
    for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) put(demandSite[row]!, -1);
    put(sites + demand, 1);
    starts[demand + 1] = at;
  }
  for (let site = 0; site < sites; site += 1) put(site, 1);
  starts[demands + 1] = at;
  if (budget !== undefined) {
    for (let site = 0; site < sites; site += 1) put(site, budget.costs[site]!);
    starts[demands + 2] = at;
  }
  const numCols = sites + demands;
  const numRows = demands + extraRows;
  const rowUpper = new Float64Array(numRows);
  rowUpper[demands] = mostSites;
  if (budget !== undefined) rowUpper[demands + 1] = budget.most;
  const colCost = new Float64Array(numCols);
  colCost.set(weight, sites);
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer, 0, sites),
  };
}

function valuesOf({ sites, demands, demandStarts, demandSite }: SitingProblem, { chosen }: Siting): Float64Array {
  const values = new Float64Array(sites + demands);
  for (const site of chosen) values[site] = 1;
  for (let demand = 0; demand < demands; demand += 1) {
    const its = demandSite.subarray(demandStarts[demand], demandStarts[demand + 1]);
    values[sites + demand] = its.some((site) => values[site] === 1) ? 1 : 0;
  }
  return values;
}

function answerOf(model: Model, problem: SitingProblem, { start }: ProveOptions): ProvenSiting {
  const total = problem.weight.reduce((sum, weight) => sum + weight, 0);
  const told = Number(model.info.get('mip_dual_bound'));
  const found = sitingOf(problem, model.getSolution().colValue);
  const best = start !== undefined && start.covered > found.covered ? start : found;
  // Before it has looked at anything the solver's bound is infinite.
  const bound = Math.max(best.covered, Math.min(total, Number.isFinite(told) ? Math.floor(told + 1 - WHOLE) : total));
  return proven(best, bound);
}

function sitingOf({ sites, demands, demandStarts, demandSite, weight }: SitingProblem, values: Float64Array): Siting {
  const chosen: number[] = [];
  for (let site = 0; site < sites; site += 1) if (values[site]! > CHOSEN) chosen.push(site);
  const isChosen = new Set(chosen);
  let covered = 0;
  for (let demand = 0; demand < demands; demand += 1) {
    const its = demandSite.subarray(demandStarts[demand], demandStarts[demand + 1]);
    if (its.some((site) => isChosen.has(site))) covered += weight[demand]!;
  }
  return { chosen, covered };
}
