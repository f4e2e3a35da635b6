import { planInThreads, type Plan, type Problem } from '@nuancan/route-planner';

/** How a plan is searched for. */
export interface SearchOrder {
  readonly seed: number;
  readonly iterations: number;
  readonly budgetSeconds: number;
  /** Of the last run: searched on from there. */
  readonly start?: Plan;
  /** Published already: repaired with as few changes as possible. */
  readonly published?: Plan;
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** Searches for plans off the event loop. */
export abstract class RouteSearch {
  abstract search(problem: Problem, order: SearchOrder): Promise<Plan>;
}

/** In a thread of its own. By iterations, so that the same input gives the same plan; the time is a limit nobody should reach. */
export class ThreadedSearch extends RouteSearch {
  async search(problem: Problem, order: SearchOrder): Promise<Plan> {
    const { budgetSeconds, signal, onProgress, ...options } = order;
    return planInThreads(problem, {
      ...options,
      threads: 1,
      signal: AbortSignal.any([signal, AbortSignal.timeout(1000 * budgetSeconds)]),
      onProgress: (share) => onProgress(share),
    });
  }
}
