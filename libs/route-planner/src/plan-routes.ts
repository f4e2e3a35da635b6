import { buildPlan } from './plan/build-plan.js';
import type { Plan } from './plan/plan.js';
import { checkProblem } from './problem/check-problem.js';
import { compileProblem } from './problem/compile-problem.js';
import type { Problem } from './problem/problem.js';
import { Anneal, type Budget } from './search/anneal.js';
import { startFrom } from './search/warm-start.js';

/** Beside a plan that is mostly good: warm enough to leave it, too cold to forget it. */
const WARMTH = 0.2;

/** How a plan is searched for. */
export interface PlanOptions extends Budget {
  /** The same problem, seed and iterations give the same plan. */
  readonly seed?: number;
  /** Of yesterday: taken over as far as it holds, and searched on from there. */
  readonly start?: Plan;
}

/**
 * Plans who serves whom, in which order and when: everybody who can be, within every limit, at least cost.
 * @throws ROUTES.INVALID_PROBLEM
 */
export function planRoutes(problem: Problem, options: PlanOptions): Plan {
  checkProblem(problem);
  const compiled = compileProblem(problem);
  const { start, seed = 1 } = options;
  const search =
    start === undefined
      ? new Anneal(compiled, seed, options)
      : new Anneal(compiled, seed, options, startFrom(problem, start), WARMTH);
  search.run(options);
  return buildPlan(problem, compiled, search.best);
}
