import type { Job } from 'bullmq';
import { inTime } from './in-time.js';
import { QUEUE_NAME, TICK_JOB } from './job-queue.js';
import type { OutboxJob } from './outbox-job.js';
import { PacedWorker } from './paced-worker.js';
import type { QueueBackend } from './queue-backend.js';
import type { WorkerPace } from './worker-pace.js';

const RETRY_FETCH_MS = 2_000;
const WAIT_FOR_JOB_S = 5;

/** What is done with what the queue hands out. */
export interface JobWork {
  /** Does one row of the outbox, which asks for job `name`; says how it ended. */
  run(job: OutboxJob, name: string): Promise<string>;
  /** Looks at the table of schedules. */
  tick(): Promise<void>;
  /** The workers that had this job vanished with it, twice: it counts as failed. */
  lost(job: OutboxJob, name: string): Promise<void>;
  /** Errors of the queue itself. */
  onError(where: string, error: unknown): void;
}

/**
 * The consuming end of the queue. A worker that is killed keeps its job's lock for at most `lockMs`; another one notices
 * within two checks, so that the job runs again within 10 s.
 */
export class JobWorker {
  private readonly worker: PacedWorker<OutboxJob | null>;

  constructor(
    private readonly backend: QueueBackend,
    private readonly pace: WorkerPace,
    private readonly work: JobWork,
  ) {
    this.worker = new PacedWorker<OutboxJob | null>(QUEUE_NAME, (job) => doJob(job, work), {
      ...backend.options,
      autorun: false,
      concurrency: pace.concurrency,
      lockDuration: pace.lockMs,
      stalledInterval: pace.stalledCheckMs,
      runRetryDelay: RETRY_FETCH_MS,
      drainDelay: WAIT_FOR_JOB_S,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    this.worker.on('error', (error) => work.onError('worker', error));
    this.worker.on('failed', (job, error) => {
      if (error.name !== 'UnrecoverableError' || !job?.data) return;
      work.lost(job.data, job.name).catch((failure: unknown) => work.onError('lost job', failure));
    });
  }

  /**
   * Connects, and takes jobs from then on.
   * @throws whatever keeps it from connecting: BullMQ remembers a first connection that failed and never tries again
   */
  async start(): Promise<void> {
    await inTime(this.worker.waitUntilReady(), { backend: this.backend, limitMs: this.pace.addLimitMs });
    this.worker.run().catch((error: unknown) => this.work.onError('worker', error));
  }

  /** Takes no more jobs and waits for those under way. */
  async close(): Promise<void> {
    await this.worker.close();
  }
}

async function doJob(job: Job<OutboxJob | null, string>, work: JobWork): Promise<string> {
  if (job.name === TICK_JOB) {
    await work.tick();
    return 'ticked';
  }
  return job.data ? work.run(job.data, job.name) : 'empty';
}
