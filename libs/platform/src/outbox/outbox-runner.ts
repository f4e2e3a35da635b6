import { Inject, Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { failureSummary } from '../queue/failure-summary.js';
import { isJobName } from '../queue/job-catalogue.js';
import { JobHandlers } from '../queue/job-handlers.js';
import type { OutboxJob } from '../queue/outbox-job.js';
import { QueueErrors } from '../queue/queue.errors.js';
import { WORKER_PACE } from '../queue/queue.tokens.js';
import type { WorkerPace } from '../queue/worker-pace.js';

/** How a run of a job ended. `fenced`: another run had done it, or a later attempt is under way. */
export type RunOutcome = 'done' | 'fenced' | 'busy' | 'failed' | 'dead';

const BACKOFF_LIMIT_MS = 3_600_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Waits a while for a run that still holds the row: its worker may just have been killed. For that case the server looks
 * every 2 s whether we are still there, else it would finish a long statement of a dead worker first (Linux can look).
 */
const WAIT_FOR_ROW = `
  SELECT set_config('lock_timeout', '10s', true),
    CASE WHEN version() LIKE '%linux%' THEN set_config('client_connection_check_interval', '2s', true) END`;
const WAIT_AS_USUAL = `SET LOCAL lock_timeout = DEFAULT`;

// A row may be `pending` again while its job is in the queue: its relay gave it back after an answer that came too late.
const LOCK_ROW = `
  SELECT job, payload FROM platform.outbox
  WHERE id = $1 AND attempt = $2 AND district_code = $3 AND state IN ('pending', 'queued') FOR UPDATE`;

const END_ROW = `
  UPDATE platform.outbox SET state = 'done', ended_at = now(), last_error = NULL
  WHERE id = $1 AND attempt = $2 AND state IN ('pending', 'queued')`;

const FAIL_ROW = `
  UPDATE platform.outbox SET last_error = $3, queued_at = NULL,
    state = CASE WHEN attempt < $4 THEN 'pending' ELSE 'dead' END,
    attempt = CASE WHEN attempt < $4 THEN attempt + 1 ELSE attempt END,
    due_at = CASE WHEN attempt < $4 THEN now() + $5 * interval '1 millisecond' ELSE due_at END,
    ended_at = CASE WHEN attempt < $4 THEN NULL ELSE now() END
  WHERE id = $1 AND attempt = $2 AND state IN ('pending', 'queued')
  RETURNING state, job, payload`;

interface FailedRow {
  readonly state: string;
  readonly job: string;
  readonly payload: unknown;
}

/**
 * Does what a row of the outbox asks for, once: the row is locked, the handler works in the same transaction, and the
 * row ends with it. A second run of the same row, by whatever accident, waits for the first and then finds it ended.
 */
@Injectable()
export class OutboxRunner {
  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    @Inject(WORKER_PACE) private readonly pace: WorkerPace,
  ) {}

  /**
   * @param onFailure gets why a job failed, after that was recorded
   * @throws when the database cannot be reached: nothing was recorded, and the reconciler adds the row again
   */
  async run(job: OutboxJob, onFailure: (error: unknown) => void): Promise<RunOutcome> {
    try {
      return await this.database.scoped(systemScope(job.districtCode), (tx) => this.effect(tx, job));
    } catch (error) {
      if (isBusy(error)) return 'busy';
      if (QueueErrors.EFFECT_FENCED.is(error)) return 'fenced';
      const outcome = await this.fail(job, error, onFailure);
      onFailure(error);
      return outcome;
    }
  }

  /**
   * Records a failure: another attempt later, or the end of them, which is told to whoever waits. A stale one changes
   * nothing.
   * @param onFailure gets why the end could not be told
   */
  async fail(job: OutboxJob, error: unknown, onFailure: (error: unknown) => void): Promise<RunOutcome> {
    const { attempts, backoffMs } = this.pace;
    const pauseMs = Math.min(backoffMs * 2 ** (job.attempt - 1), BACKOFF_LIMIT_MS);
    const params = [job.outboxId, job.attempt, failureSummary(error), attempts, pauseMs];
    return this.database.scoped(systemScope(job.districtCode), async (tx) => {
      const [[row]] = await tx.query<[FailedRow[], number]>(FAIL_ROW, params);
      if (row === undefined) return 'fenced';
      if (row.state !== 'dead') return 'failed';
      await this.bury(tx, job, row).catch(onFailure);
      return 'dead';
    });
  }

  /** With the record of the failure, or a worker that ends between both tells nobody; without it, where it fails itself. */
  private async bury(tx: Tx, { outboxId, districtCode }: OutboxJob, { job, payload }: FailedRow): Promise<void> {
    await tx.query('SAVEPOINT burial');
    try {
      await this.handlers.bury(tx, { job, payload, outboxId, districtCode });
      await tx.query('SET CONSTRAINTS ALL IMMEDIATE');
    } catch (error) {
      await tx.query('ROLLBACK TO SAVEPOINT burial');
      throw error;
    }
  }

  private async effect(tx: Tx, { outboxId, attempt, districtCode }: OutboxJob): Promise<RunOutcome> {
    await tx.query(WAIT_FOR_ROW);
    const [row] = await tx.query<{ job: string; payload: unknown }[]>(LOCK_ROW, [outboxId, attempt, districtCode]);
    if (row === undefined) return 'fenced';
    await tx.query(WAIT_AS_USUAL);
    if (!isJobName(row.job)) throw QueueErrors.JOB_UNKNOWN({ job: row.job.slice(0, 60) });
    await this.handlers.handle(tx, { job: row.job, payload: row.payload, outboxId, districtCode });
    const [, ended] = await tx.query<[unknown[], number]>(END_ROW, [outboxId, attempt]);
    if (ended !== 1) throw QueueErrors.EFFECT_FENCED();
    return 'done';
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === LOCK_NOT_AVAILABLE;
}
