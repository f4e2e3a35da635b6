import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { planRoutes } from '../plan-routes.js';
import type { Plan } from '../plan/plan.js';
import type { Problem } from '../problem/problem.js';

/** What a thread is given. */
export interface ThreadTask {
  readonly problem: Problem;
  readonly seed: number;
  readonly iterations: number;
  readonly seconds: number | null;
  /** Shared; not 0: end now. */
  readonly stop: Int32Array;
}

/** What it answers. */
export type ThreadAnswer = { readonly done: number; readonly cost: number } | { readonly plan: Plan };

/** Progress is told no more often. */
const TELL_EVERY_MS = 100;

function plan({ problem, seed, iterations, seconds, stop }: ThreadTask): Plan {
  const started = performance.now();
  let told = started;
  return planRoutes(problem, {
    seed,
    iterations,
    ...(seconds === null ? {} : { elapsed: () => (performance.now() - started) / 1000 / seconds }),
    cancelled: () => Atomics.load(stop, 0) !== 0,
    progress: (done, cost) => {
      if (performance.now() - told < TELL_EVERY_MS) return;
      told = performance.now();
      parentPort?.postMessage({ done, cost } satisfies ThreadAnswer);
    },
  });
}

// The module is a thread's whole program; imported for its types it does nothing.
if (parentPort !== null && workerData !== null) {
  parentPort.postMessage({ plan: plan(workerData as ThreadTask) } satisfies ThreadAnswer);
}
