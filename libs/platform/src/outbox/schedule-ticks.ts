import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { getNextMillis } from 'bullmq';
import { Database, type Tx } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { isScheduledJobName, type ScheduledJobName } from '../queue/job-catalogue.js';
import type { SchedulePattern } from '../queue/job-queue.js';
import { QueueErrors } from '../queue/queue.errors.js';
import { Outbox } from './outbox.js';

/** A worker that was off for longer does not make up for what lies further back. */
const CATCH_UP_DAYS = 31;
const DAY_MS = 86_400_000;
/** Ticks of one schedule in one look; the next look goes on. */
const MOST_TICKS = 40;
/** One a minute. */
const MOST_A_DAY = 1_440;

const WHOLE_SYSTEM = systemScope('');

/** An enabled row of platform.schedules. */
export type Schedule = SchedulePattern & { readonly job: string; readonly lastTickAt: Date };

const READ = `
  SELECT name, job, cron, time_zone AS "timeZone", last_tick_at AS "lastTickAt"
  FROM platform.schedules WHERE enabled ORDER BY name LIMIT 500`;

/** Only one of several workers moves a schedule past an instant. */
const ADVANCE = `UPDATE platform.schedules SET last_tick_at = $2 WHERE name = $1 AND last_tick_at < $2`;

/**
 * Turns the times of platform.schedules into rows of the outbox, each exactly once: the row and the schedule's last tick
 * are written together. Nights that passed without a worker are made up for.
 */
@Injectable()
export class ScheduleTicks {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** The enabled schedules. */
  async read(): Promise<Schedule[]> {
    return this.database.scoped(WHOLE_SYSTEM, (tx) => tx.query<Schedule[]>(READ));
  }

  /**
   * Writes the rows of every tick that has passed.
   * @returns how many
   * @throws QUEUE.JOB_UNKNOWN when a row names a job that cannot be scheduled; the others were written
   */
  async tick(schedules: readonly Schedule[], now: Date): Promise<number> {
    let written = 0;
    let wrong: string | undefined;
    for (const schedule of schedules) {
      if (isScheduledJobName(schedule.job)) written += await this.catchUp(schedule, schedule.job, now);
      else wrong = schedule.job;
    }
    if (wrong !== undefined) throw QueueErrors.JOB_UNKNOWN({ job: wrong.slice(0, 60) });
    return written;
  }

  private async catchUp(schedule: Schedule, job: ScheduledJobName, now: Date): Promise<number> {
    const after = (instant: number): number | undefined => {
      const next = getNextMillis(instant, { pattern: schedule.cron, tz: schedule.timeZone });
      return next === undefined || next > now.getTime() ? undefined : next;
    };
    let next = after(Math.max(schedule.lastTickAt.getTime(), now.getTime() - CATCH_UP_DAYS * DAY_MS));
    let written = 0;
    for (let ticks = 0; next !== undefined && ticks < MOST_TICKS; ticks += 1) {
      const at = lastOfItsDay(next, after);
      written += await this.database.scoped(WHOLE_SYSTEM, (tx) => this.write(tx, schedule.name, job, new Date(at)));
      next = after(at);
    }
    return written;
  }

  private async write(tx: Tx, schedule: string, job: ScheduledJobName, at: Date): Promise<number> {
    const [, advanced] = await tx.query<[unknown[], number]>(ADVANCE, [schedule, at]);
    if (advanced === 0) return 0;
    await this.outbox.add(tx, { job, districtCode: '', payload: { businessDate: businessDateAt(at) } });
    return 1;
  }
}

/** Of the ticks that passed on one date only the last is made up for: they all ask for the same. */
function lastOfItsDay(first: number, after: (instant: number) => number | undefined): number {
  const day = businessDateAt(new Date(first));
  let last = first;
  for (let ticks = 0; ticks < MOST_A_DAY; ticks += 1) {
    const next = after(last);
    if (next === undefined || businessDateAt(new Date(next)) !== day) break;
    last = next;
  }
  return last;
}
