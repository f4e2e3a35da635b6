import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { planRoutes, type PlanOptions } from '../plan-routes.js';
import type { Plan } from '../plan/plan.js';
import type { Problem } from '../problem/problem.js';
import { repairPlan } from '../repair-plan.js';

/** What a thread is given. */
export interface ThreadTask {
  readonly problem: Problem;
  readonly seed: number;
  readonly iterations: number;
  readonly seconds: number | null;
  readonly start: Plan | null;
  readonly published: Plan | null;
  /** Shared; not 0: end now. */
  readonly stop: Int32Array;
}

/** What it answers. */
export type ThreadAnswer = { readonly done: number; readonly cost: number } | { readonly plan: Plan };

/** Progress is told no more often. */
const TELL_EVERY_MS = 100;

function plan({ problem, seed, iterations, seconds, start, published, stop }: ThreadTask): Plan {
  const started = performance.now();
  let told = started;
  const options: PlanOptions = {
    seed,
    iterations,
    ...(seconds === null ? {} : { elapsed: () => (performance.now() - started) / 1000 / seconds }),
    cancelled: () => Atomics.load(stop, 0) !== 0,
    progress: (done, cost) => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      parentPort?.postMessage({ done, cost } satisfies ThreadAnswer);
    },
  };
  if (published !== null) return repairPlan(problem, published, options);
  return planRoutes(problem, start === null ? options : { ...options, start });
}

// The module is a thread's whole program; imported for its types it does nothing.
if (parentPort !== null && workerData !== null) {
  parentPort.postMessage({ plan: plan(workerData as ThreadTask) } satisfies ThreadAnswer);
}
