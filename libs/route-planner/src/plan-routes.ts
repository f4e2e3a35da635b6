import { buildPlan } from './plan/build-plan.js';
import type { Plan } from './plan/plan.js';
import { checkProblem } from './problem/check-problem.js';
import { compileProblem } from './problem/compile-problem.js';
import type { Problem } from './problem/problem.js';
import { Anneal, type Budget } from './search/anneal.js';

/** How a plan is searched for. */
export interface PlanOptions extends Budget {
  /** The same problem, seed and iterations give the same plan. */
  readonly seed?: number;
}

/**
 * Plans who serves whom, in which order and when: everybody who can be, within every limit, at least cost.
 * @throws ROUTES.INVALID_PROBLEM
 */
export function planRoutes(problem: Problem, options: PlanOptions): Plan {
  checkProblem(problem);
  const compiled = compileProblem(problem);
  const search = new Anneal(compiled, options.seed ?? 1, options);
  search.run(options);
  return buildPlan(problem, compiled, search.best);
}
