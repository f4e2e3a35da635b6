import { setTimeout as sleep } from 'node:timers/promises';
import { RunningProgram } from '../running-program.js';
import type { TestDatabase } from '../test-database.js';
import type { Chance } from './chance.js';

/** The queue under the day's work. */
export interface TroubledQueue {
  /** What a worker is told of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Forgets everything, as FLUSHALL does. */
  readonly flush: () => Promise<void>;
}

const WORKERS = 2;
const READY_MS = 120_000;
const LOOK_AGAIN_MS = 20;
/** Before the first flush. */
const [LEAST_MS, MOST_MS] = [2_000, 7_000];
/** Between two kills, so that a job is taken over in between: killed faster than that, nobody ever plans. */
const [LEAST_PAUSE_MS, MOST_PAUSE_MS] = [8_000, 18_000];
/** What a flush took is healed by then; the next one comes later, so that a step is late by one of them at most. */
const HEALED_MS = 32_000;
const BOTH_KILLED = 0.25;
const QUEUED = `SELECT count(*)::int AS n FROM platform.outbox WHERE state = 'queued'`;

/** Workers that are killed and a queue that is emptied, again and again at moments nobody chose. */
export class QueueTrouble {
  /** `lost`: how many jobs were in the queue when it was emptied. */
  readonly counts = { kills: 0, flushes: 0, lost: 0 };
  private readonly workers: RunningProgram[] = [];
  /** When there was no worker at all. */
  private readonly outages: { readonly from: number; to: number }[] = [];
  private isOver = false;

  constructor(
    private readonly test: TestDatabase,
    private readonly queue: TroubledQueue,
    private readonly chance: Chance,
  ) {}

  async start(): Promise<void> {
    while (this.workers.length < WORKERS) this.workers.push(this.worker());
    await Promise.all(this.workers.map((worker) => worker.says('"working"', READY_MS)));
  }

  /** Makes trouble until `stop`. */
  async make(): Promise<void> {
    await Promise.all([this.keepKilling(), this.keepFlushing()]);
  }

  stop(): void {
    this.isOver = true;
  }

  async end(): Promise<void> {
    this.stop();
    await Promise.all(this.workers.map((worker) => worker.end('SIGKILL')));
  }

  /** How long there was no worker between two moments. */
  downMs(from: number, to: number): number {
    return this.outages.reduce(
      (sum, outage) => sum + Math.max(0, Math.min(to, outage.to) - Math.max(from, outage.from)),
      0,
    );
  }

  private async keepKilling(): Promise<void> {
    while (!this.isOver) {
      await sleep(this.chance.between(LEAST_PAUSE_MS, MOST_PAUSE_MS));
      await Promise.all(this.workers.map((worker) => worker.says('"working"', READY_MS)));
      if (this.isOver) return;
      if (this.chance.happens(BOTH_KILLED)) await this.killAll();
      else await this.kill(this.chance.between(0, WORKERS - 1));
    }
  }

  /** When something is in it. */
  private async keepFlushing(): Promise<void> {
    for (let next = Date.now() + this.chance.between(LEAST_MS, MOST_MS); !this.isOver; await sleep(LOOK_AGAIN_MS)) {
      if (Date.now() < next) continue;
      const { rows } = await this.test.owner.query<{ n: number }>(QUEUED);
      if (rows[0]?.n === 0) continue;
      await this.queue.flush();
      this.counts.flushes += 1;
      this.counts.lost += rows[0]?.n ?? 0;
      next = Date.now() + HEALED_MS;
    }
  }

  private async killAll(): Promise<void> {
    const outage = { from: Date.now(), to: Number.POSITIVE_INFINITY };
    this.outages.push(outage);
    await Promise.all(this.workers.map((_, at) => this.kill(at)));
    await Promise.race(this.workers.map((worker) => worker.says('"working"', READY_MS)));
    outage.to = Date.now();
  }

  /** With `kill -9`, whatever it is doing; another begins at once and is not waited for. */
  private async kill(at: number): Promise<void> {
    await this.workers[at]?.end('SIGKILL');
    this.workers[at] = this.worker();
    this.counts.kills += 1;
  }

  private worker(): RunningProgram {
    const environment = { DATABASE_URL: this.test.appUrl, LOG_LEVEL: 'info', ...this.queue.environment };
    return new RunningProgram({ file: 'worker/src/main.js', environment });
  }
}
