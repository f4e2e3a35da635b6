import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { Metrics } from '../metrics/metrics.js';
import { inTime } from '../queue/in-time.js';
import { isJobName } from '../queue/job-catalogue.js';
import { JobHandlers } from '../queue/job-handlers.js';
import { JobQueue, QUEUE_NAME, type QueueLook } from '../queue/job-queue.js';
import { JobWorker } from '../queue/job-worker.js';
import type { OutboxJob } from '../queue/outbox-job.js';
import type { QueueBackend } from '../queue/queue-backend.js';
import { queueFailure } from '../queue/queue-failure.js';
import { QueueErrors } from '../queue/queue.errors.js';
import { QueueProbe } from '../queue/queue-probe.js';
import { QUEUE_BACKEND, WORKER_PACE } from '../queue/queue.tokens.js';
import { RepeatedErrorLog } from '../queue/repeated-error-log.js';
import { RoundTimer } from '../queue/round-timer.js';
import type { WorkerPace } from '../queue/worker-pace.js';
import { QueueWatch } from '../watch/queue-watch.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRunner } from './outbox-runner.js';
import { ScheduleTicks } from './schedule-ticks.js';

/**
 * The worker's engine: relay, reconciler and consumer of one process. Any number of them may run; each does what it
 * finds, and the database sees to it that nothing is done twice.
 */
@Injectable()
export class OutboxEngine implements OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private readonly trouble = new RepeatedErrorLog(this.logger);
  private readonly relayRounds: RoundTimer;
  private readonly reconcilerRounds: RoundTimer;
  private readonly watchRounds: RoundTimer;
  private worker: JobWorker | undefined;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    @Inject(WORKER_PACE) private readonly pace: WorkerPace,
    private readonly probe: QueueProbe,
    private readonly handlers: JobHandlers,
    private readonly queue: JobQueue,
    private readonly relay: OutboxRelay,
    private readonly runner: OutboxRunner,
    private readonly ticks: ScheduleTicks,
    private readonly watch: QueueWatch,
    private readonly metrics: Metrics,
  ) {
    const report = (where: string) => (error: unknown) => this.trouble.report(where, error);
    this.relayRounds = new RoundTimer(() => this.relayRound(), pace.relayMs, report('relay'));
    this.reconcilerRounds = new RoundTimer(() => this.reconcile(), pace.reconcileMs, report('reconciler'));
    this.watchRounds = new RoundTimer(() => this.look(), pace.watchMs, report('watch'));
  }

  /**
   * Checks that the work can be done at all, then begins it.
   * @throws QUEUE.HANDLERS_WRONG, QUEUE.UNREACHABLE, QUEUE.NOT_MIGRATED; nothing was begun
   */
  async start(): Promise<void> {
    this.handlers.collect();
    await this.probe.check();
    await this.connect().catch((error: unknown) => {
      throw queueFailure(this.backend, error);
    });
    this.relayRounds.start();
    this.reconcilerRounds.start();
    this.watchRounds.start();
    this.metrics.onScrape(() => this.tellQueue());
    this.logger.log({ msg: 'working', queue: this.backend.kind, concurrency: this.pace.concurrency });
  }

  private async connect(): Promise<void> {
    const report = (where: string) => (error: unknown) => this.trouble.report(where, error);
    await this.queue.open((error) => this.trouble.report('queue', error));
    this.worker = new JobWorker(this.backend, this.pace, {
      run: (job, name) => this.run(job, isJobName(name) ? name : 'other'),
      tick: () => this.tick(),
      lost: async (job, name) => {
        const outcome = await this.runner.fail(job, QueueErrors.WORKER_LOST(), report('job'));
        this.metrics.count('nuancan_jobs_total', { job_name: isJobName(name) ? name : 'other', outcome });
      },
      onError: (where, error) => this.trouble.report(where, error),
    });
    await this.worker.start();
  }

  /** Begins nothing new and finishes what is under way; the database is still there. */
  async onModuleDestroy(): Promise<void> {
    const rounds = [this.relayRounds, this.reconcilerRounds, this.watchRounds];
    await Promise.all([...rounds.map((round) => round.stop()), this.worker?.close()]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.queue.close();
  }

  private async run(job: OutboxJob, name: string): Promise<string> {
    const started = performance.now();
    const outcome = await this.runner.run(job, (error) => this.trouble.report('job', error));
    const ms = Math.round(performance.now() - started);
    this.metrics.count('nuancan_jobs_total', { job_name: name, outcome });
    this.metrics.observe('nuancan_job_duration_seconds', { job_name: name }, ms / 1000);
    const line = { msg: 'job', outboxId: job.outboxId, attempt: job.attempt, outcome, ms };
    if (outcome === 'dead') this.logger.error(line);
    else this.logger.debug(line);
    return outcome;
  }

  private async relayRound(): Promise<boolean> {
    return (await this.relay.relayDue()) === this.pace.batch;
  }

  /** Heals what the queue lost, and keeps its schedulers those of the table. */
  private async reconcile(): Promise<boolean> {
    await this.tick();
    await this.relay.relayLost();
    await this.queue.keepSchedulers(await this.ticks.read(), Date.now());
    return false;
  }

  private async look(): Promise<boolean> {
    await this.watch.look(await this.ticks.read());
    return false;
  }

  /** A queue that does not answer has no figures; `nuancan_ready` says so. */
  private async tellQueue(): Promise<void> {
    const labels = { queue: QUEUE_NAME };
    const look = await this.lookForMetrics();
    const { oldestWaitingSeconds, schedulersMissing, ...counts } = look ?? {};
    const readings = Object.entries(counts).map(([state, value]) => ({ labels: { ...labels, state }, value }));
    this.metrics.set('nuancan_queue_jobs', readings);
    const told = (value: number | undefined) => (value === undefined ? [] : [{ labels, value }]);
    this.metrics.set('nuancan_queue_oldest_waiting_seconds', told(oldestWaitingSeconds));
    this.metrics.set('nuancan_queue_schedulers_missing', told(schedulersMissing));
  }

  private lookForMetrics(): Promise<QueueLook | undefined> {
    const looked = this.ticks.read().then((schedules) => this.queue.look(schedules));
    const { backend, pace } = this;
    return inTime(looked, { backend, limitMs: pace.addLimitMs }).catch(() => undefined);
  }

  private async tick(): Promise<void> {
    await this.ticks.tick(await this.ticks.read(), new Date());
  }
}
