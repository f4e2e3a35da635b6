import { Inject, Injectable } from '@nestjs/common';
import { Queue } from 'bullmq';
import { inTime } from './in-time.js';
import type { QueueBackend } from './queue-backend.js';
import { outboxJobId, type OutboxJob } from './outbox-job.js';
import { QUEUE_BACKEND, WORKER_PACE } from './queue.tokens.js';
import { QueueErrors } from './queue.errors.js';
import type { WorkerPace } from './worker-pace.js';

export const QUEUE_NAME = 'jobs';
/** The job a scheduler makes: a reminder to look at the table of schedules, and nothing more. */
export const TICK_JOB = 'schedule-tick';

/** One row of platform.schedules as the queue's scheduler needs it. */
export interface SchedulePattern {
  readonly name: string;
  readonly cron: string;
  readonly timeZone: string;
}

/** A job to add: its name and where its row is. */
export type NamedOutboxJob = OutboxJob & { readonly job: string };

/** What a look at the queue shows. */
export interface QueueLook {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  /** How long the oldest job that nobody has taken yet has been there; 0 without one. */
  readonly oldestWaitingSeconds: number;
  /** Of the schedules asked about, those that the queue has no scheduler for, or one that is overdue. */
  readonly schedulersMissing: number;
}

const ONE_TRY = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;
/** Ended jobs are removed at once, so that `failed` stays empty unless something is wrong. */
const COUNTED_STATES = ['waiting', 'active', 'delayed', 'prioritized', 'failed'] as const;
const MAX_SCHEDULERS = 500;
/** A scheduler whose next time is this far behind has lost its job. */
const OVERDUE_MS = 60_000;

/**
 * The producing end of the queue. A job is gone from the queue as soon as it ended, well or badly: whether a row is done
 * is known by the database alone, so the same job may be added again at any time.
 */
@Injectable()
export class JobQueue {
  private queue: Queue<OutboxJob | null> | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(WORKER_PACE) private readonly pace: WorkerPace,
  ) {}

  /**
   * Connects; call after `QueueProbe.check`.
   * @param onError gets the errors of the connection
   * @throws whatever keeps it from being made: BullMQ remembers a first connection that failed and never tries again
   */
  async open(onError: (error: Error) => void): Promise<void> {
    this.queue = new Queue<OutboxJob | null>(QUEUE_NAME, this.backend.options);
    this.queue.on('error', onError);
    await this.inTime(this.queue.waitUntilReady());
  }

  /** Adds a batch; those that are there already stay as they are. @throws QUEUE.UNREACHABLE when it takes too long */
  async add(jobs: readonly NamedOutboxJob[]): Promise<void> {
    const bulk = jobs.map(({ job, ...data }) => ({ name: job, data, opts: { ...ONE_TRY, jobId: outboxJobId(data) } }));
    await this.inTime(this.opened().addBulk(bulk));
  }

  /** Makes the queue's schedulers those of `schedules`: adds, corrects and removes. */
  async keepSchedulers(schedules: readonly SchedulePattern[], now: number): Promise<void> {
    const queue = this.opened();
    const present = await this.inTime(queue.getJobSchedulers(0, MAX_SCHEDULERS));
    for (const { key } of present) {
      if (!schedules.some(({ name }) => name === key)) await this.inTime(queue.removeJobScheduler(key));
    }
    for (const { name, cron, timeZone } of schedules) {
      const known = present.find(({ key }) => key === name);
      const right = known?.pattern === cron && known.tz === timeZone && (known.next ?? 0) > now - OVERDUE_MS;
      if (right) continue;
      const template = { name: TICK_JOB, data: null, opts: ONE_TRY };
      await this.inTime(queue.upsertJobScheduler(name, { pattern: cron, tz: timeZone }, template));
    }
  }

  /** Jobs in the queue by state. @throws QUEUE.UNREACHABLE when it takes too long */
  async counts(): Promise<Readonly<Record<string, number>>> {
    return this.inTime(this.opened().getJobCounts(...COUNTED_STATES));
  }

  /** @throws QUEUE.UNREACHABLE when it takes too long */
  async look(schedules: readonly Pick<SchedulePattern, 'name'>[]): Promise<QueueLook> {
    const queue = this.opened();
    const [counts, [oldest], present] = await this.inTime(
      Promise.all([this.counts(), queue.getWaiting(0, 0), queue.getJobSchedulers(0, MAX_SCHEDULERS)]),
    );
    const now = Date.now();
    const alive = new Set(present.filter(({ next }) => (next ?? 0) > now - OVERDUE_MS).map(({ key }) => key));
    return {
      waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
      active: counts['active'] ?? 0,
      delayed: counts['delayed'] ?? 0,
      failed: counts['failed'] ?? 0,
      oldestWaitingSeconds: oldest === undefined ? 0 : Math.max(0, Math.floor((now - oldest.timestamp) / 1000)),
      schedulersMissing: schedules.filter(({ name }) => !alive.has(name)).length,
    };
  }

  async close(): Promise<void> {
    await this.queue?.close();
  }

  private opened(): Queue<OutboxJob | null> {
    if (this.queue === undefined) throw QueueErrors.UNREACHABLE({ backend: this.backend.kind, problem: 'not open' });
    return this.queue;
  }

  private inTime<T>(answer: Promise<T>): Promise<T> {
    return inTime(answer, { backend: this.backend, limitMs: this.pace.addLimitMs });
  }
}
