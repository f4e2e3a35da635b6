export { explainUnserved, type Constraint, type Explanation, type Relaxation } from './explain/explain-unserved.js';
export { timePlan, type Sequence } from './plan/time-plan.js';
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
export { repairPlan, type RepairOptions } from './repair-plan.js';
export { CONVENTIONS, type Convention, type Instance } from './read/instance.js';
export { readSolomon } from './read/read-solomon.js';
export { readVrplib } from './read/read-vrplib.js';
export { readProblem } from './read/read-problem.js';
export { readVroom } from './read/read-vroom.js';
export { fullDay } from './sample/full-day.js';
export { villageDay } from './sample/village-day.js';
export { planInThreads, type ThreadOptions } from './threads/plan-in-threads.js';
