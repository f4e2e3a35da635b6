import { buildPlan } from './plan/build-plan.js';
import type { Plan } from './plan/plan.js';
import { checkProblem } from './problem/check-problem.js';
import { compileProblem } from './problem/compile-problem.js';
import type { Problem } from './problem/problem.js';
import { Anneal, type Budget } from './search/anneal.js';
import { startFrom } from './search/warm-start.js';

/** How a plan is repaired. */
export interface RepairOptions extends Budget {
  readonly seed?: number;
  /** What a stop costs that comes to another volunteer than published; as much as four mean ways when absent. */
  readonly changeCost?: number;
}

/** Barely warm: what is published stays unless a change pays for itself. */
const WARMTH = 0.02;
const WAYS_A_CHANGE = 4;

/**
 * Plans anew after somebody failed to come (or a stop was added or taken away), with as few changes as possible for all others:
 * `problem` without them, `published` with them. The answer costs what `problem` says: a change weighs in the search alone.
 * @throws ROUTES.INVALID_PROBLEM
 */
export function repairPlan(problem: Problem, published: Plan, options: RepairOptions): Plan {
  const keeping: Problem = {
    ...problem,
    previous: servedBy(published),
    weights: { ...problem.weights, change: options.changeCost ?? WAYS_A_CHANGE * meanWay(problem, published) },
  };
  checkProblem(keeping);
  const search = new Anneal(compileProblem(keeping), options.seed ?? 1, options, startFrom(keeping, published), WARMTH);
  search.run(options);
  return buildPlan(problem, compileProblem(problem), search.best);
}

function servedBy({ routes }: Plan): Record<string, string> {
  const stops = routes.flatMap(({ volunteer, trips }) =>
    trips.flatMap((trip) => trip.stops.map(({ stop }) => [stop, volunteer] as const)),
  );
  return Object.fromEntries(stops);
}

function meanWay(problem: Problem, { routes }: Plan): number {
  const out = routes.reduce((sum, { departure, arrival }) => sum + arrival - departure, 0);
  return Math.max(1, Math.round(out / Math.max(1, problem.stops.length)));
}
