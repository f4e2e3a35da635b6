import type { Highs, ModelData } from 'highs';
import type { Siting, SitingProblem } from './siting-problem.js';
import { seatAt, type SeatedLimits } from './swap-seated.js';

/** Weights of people are whole: a bound less than one above what is covered is as good as met. */
const WHOLE = 1 - 1e-6;
const CHOSEN = 0.5;

/**
 * Solves the choice of sites with seats by HiGHS: x of a site is whole, z says how many of a demand sit at a site, at most the
 * demand where the site is chosen, and at most its seats together.
 * Source: Current and Storbeck (1988), Capacitated covering models.
 */
export function proveSeated(
  highs: Highs,
  problem: SitingProblem,
  limits: SeatedLimits & { readonly seconds: number; readonly start: Siting },
): Siting & { readonly bound: number } {
  const { start, seats } = limits;
  const most = mostTogether(problem, limits);
  if (most <= start.covered) return { ...start, bound: start.covered };
  return highs.withModel(modelOf(highs, problem, limits), (model) => {
    model.options.set({ output_flag: false, time_limit: limits.seconds, mip_rel_gap: 0, mip_abs_gap: WHOLE });
    model.run();
    const told = Number(model.info.get('mip_dual_bound'));
    const values = model.getSolution().colValue;
    const sites = Array.from({ length: problem.sites }, (_, site) => site).filter(
      (site) => (values[site] ?? 0) > CHOSEN,
    );
    // Out of time the solver may have no choice that keeps the limits, or one that has not seated all it could.
    const found = keeps(sites, limits) ? seatAt(problem, seats, sites).siting() : start;
    const best = found.covered > start.covered ? found : start;
    const bound = Number.isFinite(told) ? Math.floor(told + 1 - WHOLE) : most;
    return { ...best, bound: Math.max(best.covered, Math.min(most, bound)) };
  });
}

function keeps(sites: readonly number[], { mostSites, budget }: SeatedLimits): boolean {
  const cost = sites.reduce((sum, site) => sum + (budget?.costs[site] ?? 0), 0);
  return sites.length <= mostSites && cost <= (budget?.most ?? Infinity);
}

/** A bound that needs no solver: the sites with most alone, and everybody. */
function mostTogether(problem: SitingProblem, { seats, mostSites }: SeatedLimits): number {
  const alone = Array.from({ length: problem.sites }, (_, site) => seatAt(problem, seats, [site]).covered);
  const best = alone.toSorted((a, b) => b - a).slice(0, mostSites);
  const sum = (values: Iterable<number>): number => Array.from(values).reduce((total, value) => total + value, 0);
  return Math.min(sum(best), sum(problem.weight));
}

/** Columns: x of each site, then z of each row of `demandSite`. */
function modelOf(highs: Highs, problem: SitingProblem, { mostSites, budget, seats }: SeatedLimits): ModelData {
  const { sites, demands, demandStarts, demandSite, weight, heads, siteStarts } = problem;
  const pairs = demandSite.length;
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowUpper: number[] = [];
  const put = (column: number, value: number): void => {
    indices.push(column);
    values.push(value);
  };
  const endRow = (upper: number): void => {
    starts.push(indices.length);
    rowUpper.push(upper);
  };
  const rowsOf = Array.from({ length: sites }, (): number[] => []);
  const colCost = new Float64Array(sites + pairs);
  const colUpper = new Float64Array(sites + pairs).fill(1, 0, sites);
  for (let demand = 0; demand < demands; demand += 1) {
    for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) {
      const site = demandSite[row]!;
      const together = Math.min(heads[demand]!, seats[site]!);
      rowsOf[site]!.push(row);
      colCost[sites + row] = weight[demand]! / heads[demand]!;
      colUpper[sites + row] = together;
      put(sites + row, 1);
      put(site, -together);
      endRow(0);
    }
    for (let row = demandStarts[demand]!; row < demandStarts[demand + 1]!; row += 1) put(sites + row, 1);
    endRow(heads[demand]!);
  }
  rowsOf.forEach((rows, site) => {
    if (siteStarts[site] === siteStarts[site + 1]) return;
    for (const row of rows) put(sites + row, 1);
    const reached = rows.reduce((sum, row) => sum + colUpper[sites + row]!, 0);
    put(site, -Math.min(seats[site]!, reached));
    endRow(0);
  });
  for (let site = 0; site < sites; site += 1) put(site, 1);
  endRow(mostSites);
  if (budget !== undefined) {
    for (let site = 0; site < sites; site += 1) put(site, budget.costs[site]!);
    endRow(budget.most);
  }
  const numCols = sites + pairs;
  const numRows = rowUpper.length;
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost,
    colLower: new Float64Array(numCols),
    colUpper,
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper: Float64Array.from(rowUpper),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    integrality: new Int32Array(numCols).fill(highs.constants.variableType.integer, 0, sites),
  };
}
