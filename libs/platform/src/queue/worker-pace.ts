/** Every time and number of the worker's engine; times in milliseconds. Tests shorten some. */
export interface WorkerPace {
  /** Jobs at once in one process. */
  readonly concurrency: number;
  /** Without a sign of life for this long a worker has lost its job. */
  readonly lockMs: number;
  /** How often lost jobs are looked for. */
  readonly stalledCheckMs: number;
  /** How often the relay looks for new rows. */
  readonly relayMs: number;
  /** How often the reconciler looks round. */
  readonly reconcileMs: number;
  /** How often queue and outbox are looked at for alerts. */
  readonly watchMs: number;
  /** A queued row without an end for this long is added again. */
  readonly lostAfterMs: number;
  /** Rows taken at once. */
  readonly batch: number;
  /** Batches in one round. */
  readonly batches: number;
  /** How long the queue may take to accept a batch. */
  readonly addLimitMs: number;
  /** A row that failed this often is dead. */
  readonly attempts: number;
  /** Pause after the first failure; it doubles with each, up to an hour. */
  readonly backoffMs: number;
}

export const WORKER_PACE_DEFAULT: WorkerPace = {
  concurrency: 4,
  lockMs: 5_000,
  stalledCheckMs: 2_500,
  relayMs: 1_000,
  reconcileMs: 5_000,
  watchMs: 15_000,
  lostAfterMs: 15_000,
  batch: 200,
  batches: 25,
  addLimitMs: 5_000,
  attempts: 8,
  backoffMs: 5_000,
};
