import { parentPort, workerData } from 'node:worker_threads';
import { loadHighs } from '../siting/load-highs.js';
import { proveSiting, type ProveOptions } from '../siting/prove-siting.js';
import type { SitingLimits, SitingProblem } from '../siting/siting-problem.js';

/** What the thread is given. */
export interface SitingTask {
  readonly problem: SitingProblem;
  readonly limits: SitingLimits & ProveOptions;
}

// The module is a thread's whole program; imported for its types it does nothing.
if (parentPort !== null && workerData !== null) {
  const { problem, limits } = workerData as SitingTask;
  parentPort.postMessage(proveSiting(await loadHighs(), problem, limits));
}
