import { compileProblem } from '../problem/compile-problem.js';
import type { Problem } from '../problem/problem.js';
import type { Plan } from '../plan/plan.js';

/** What the search makes least: the cost of a plan and the penalty of every stop it leaves out. */
export function costWithPenalties(problem: Problem, plan: Plan): number {
  const { penalty } = compileProblem(problem);
  const left = new Set(plan.unserved);
  return problem.stops.reduce((sum, { id }, stop) => sum + (left.has(id) ? penalty[stop]! : 0), plan.cost);
}
