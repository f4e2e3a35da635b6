import { Worker } from 'node:worker_threads';
import type { ProveOptions, ProvenSiting } from '../siting/prove-siting.js';
import type { SitingLimits, SitingProblem } from '../siting/siting-problem.js';
import type { SitingTask } from './siting-thread.js';

const PROGRAM = new URL('./siting-thread.js', import.meta.url);

/**
 * `proveSiting` off the calling thread: its event loop stays free for as long as the solver works.
 * @param signal aborted: the thread is ended and the promise rejects with its reason
 */
export async function proveInThread(
  problem: SitingProblem,
  limits: SitingLimits & ProveOptions,
  signal?: AbortSignal,
): Promise<ProvenSiting> {
  signal?.throwIfAborted();
  const thread = new Worker(PROGRAM, { workerData: { problem, limits } satisfies SitingTask });
  const end = (): void => void thread.terminate();
  signal?.addEventListener('abort', end, { once: true });
  try {
    return await new Promise<ProvenSiting>((done, fail) => {
      thread.once('message', done);
      thread.once('error', fail);
      thread.once('exit', (code) => fail(signal?.reason ?? new Error(`the solver's thread ended with ${code}`)));
    });
  } finally {
    signal?.removeEventListener('abort', end);
    await thread.terminate();
  }
}
