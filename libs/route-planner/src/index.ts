export { planRoutes, type PlanOptions } from './plan-routes.js';
export type { Plan, PlannedRoute, PlannedStop, PlannedTrip } from './plan/plan.js';
export { ProblemErrors } from './problem/problem.errors.js';
export {
  UNREACHABLE,
  type Kitchen,
  type Problem,
  type Stop,
  type TimeWindow,
  type Travel,
  type Volunteer,
  type Weights,
} from './problem/problem.js';
export type { Budget } from './search/anneal.js';
export { verifyPlan, type Violation } from './verify/verify-plan.js';
