import { Worker } from 'node:worker_threads';
import type { Plan } from '../plan/plan.js';
import { checkProblem } from '../problem/check-problem.js';
import type { Problem, Travel } from '../problem/problem.js';
import type { ThreadAnswer, ThreadTask } from './planner-thread.js';

/** How several threads search at once. */
export interface ThreadOptions {
  /** 1 to 64. Each searches from a seed of its own; the best plan is answered. */
  readonly threads: number;
  readonly seed?: number;
  /** Wall clock. Absent: as many iterations as given. */
  readonly seconds?: number;
  readonly iterations?: number;
  /** Of yesterday: searched on from there. */
  readonly start?: Plan;
  /** Published already: repaired with as few changes as possible. */
  readonly published?: Plan;
  /** Aborted: the best plan so far is answered. */
  readonly signal?: AbortSignal;
  /** Share done and cost of the best so far of one of the threads. */
  readonly onProgress?: (done: number, cost: number) => void;
}

const PROGRAM = new URL('./planner-thread.js', import.meta.url);

/** Plans off the calling thread: its event loop stays free. Ways are shared, not copied. @throws ROUTES.INVALID_PROBLEM */
export async function planInThreads(problem: Problem, options: ThreadOptions): Promise<Plan> {
  checkProblem(problem);
  const shared = { ...problem, travel: sharedTravel(problem) };
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const abort = (): void => void Atomics.store(stop, 0, 1);
  if (options.signal?.aborted === true) abort();
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    const first = options.seed ?? 1;
    const tasks = Array.from({ length: options.threads }, (_, index) => ({
      problem: shared,
      seed: first + index,
      iterations: options.iterations ?? Number.MAX_SAFE_INTEGER,
      seconds: options.seconds ?? null,
      start: options.start ?? null,
      published: options.published ?? null,
      stop,
    }));
    const plans = await Promise.all(tasks.map((task) => runThread(task, options.onProgress)));
    return plans.reduce((best, plan) => (isBetter(problem, plan, best) ? plan : best));
  } finally {
    abort();
    options.signal?.removeEventListener('abort', abort);
  }
}

/** First what must be served by priority, then cost and the prizes that were forgone. */
function isBetter(problem: Problem, plan: Plan, best: Plan): boolean {
  const worth = ({ unserved, cost }: Plan): [number, number] => {
    const left = new Set(unserved);
    const stops = problem.stops.filter(({ id }) => left.has(id));
    const must = stops.reduce((sum, { prize, priority }) => sum + (prize === undefined ? (priority ?? 1) : 0), 0);
    return [must, stops.reduce((sum, { prize }) => sum + (prize ?? 0), cost)];
  };
  const [[must, cost], [leastMust, leastCost]] = [worth(plan), worth(best)];
  return must < leastMust || (must === leastMust && cost < leastCost);
}

function runThread(task: ThreadTask, onProgress: ThreadOptions['onProgress']): Promise<Plan> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(PROGRAM, { workerData: task });
    worker.on('message', (answer: ThreadAnswer) => {
      if ('plan' in answer) resolve(answer.plan);
      else onProgress?.(answer.done, answer.cost);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the planner's thread ended with ${code} and no plan`)));
  });
}

function sharedTravel({ travel, places }: Problem): Problem['travel'] {
  const modes = Object.entries(travel).map(([mode, { duration, cost }]): [string, Travel] => [
    mode,
    { duration: shared(duration, places), ...(cost === undefined ? {} : { cost: shared(cost, places) }) },
  ]);
  return Object.fromEntries(modes);
}

function shared(ways: Travel['duration'], places: number): Float64Array | Int32Array {
  if (ways instanceof Int32Array) {
    const whole = new Int32Array(new SharedArrayBuffer(ways.byteLength));
    whole.set(ways);
    return whole;
  }
  const all = new Float64Array(new SharedArrayBuffer(8 * places * places));
  for (let at = 0; at < all.length; at += 1) {
    all[at] = typeof ways === 'function' ? ways(Math.floor(at / places), at % places) : ways[at]!;
  }
  return all;
}
