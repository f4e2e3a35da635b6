import { Inject, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { systemScope } from '../database/scope.js';
import { JobQueue, type NamedOutboxJob } from '../queue/job-queue.js';
import { WORKER_PACE } from '../queue/queue.tokens.js';
import type { WorkerPace } from '../queue/worker-pace.js';

const WHOLE_SYSTEM = systemScope('');

const RETURNED = `o.id AS "outboxId", o.attempt, o.district_code AS "districtCode", o.job`;

/** Rows that are due; two relays at once get different ones. */
const CLAIM_DUE = `
  WITH due AS (
    SELECT id FROM platform.outbox WHERE state = 'pending' AND due_at <= now()
    ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
  UPDATE platform.outbox o SET state = 'queued', queued_at = now() FROM due WHERE o.id = due.id RETURNING ${RETURNED}`;

/** Rows that were queued a while ago and have not ended. One that is being done right now is locked, and passed over. */
const CLAIM_LOST = `
  WITH lost AS (
    SELECT id FROM platform.outbox WHERE state = 'queued' AND queued_at < now() - $2 * interval '1 millisecond'
    ORDER BY due_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
  UPDATE platform.outbox o SET queued_at = now() FROM lost WHERE o.id = lost.id RETURNING ${RETURNED}`;

/** The queue did not take them: the next round may. */
const GIVE_BACK = `
  UPDATE platform.outbox o SET state = 'pending', queued_at = NULL
  FROM unnest($1::bigint[], $2::int[]) AS claimed (id, attempt)
  WHERE o.id = claimed.id AND o.attempt = claimed.attempt AND o.state = 'queued'`;

/**
 * Carries open rows of the outbox into the queue. Rows are claimed and committed first and added afterwards, so that no
 * transaction waits for the queue; what gets lost in between, the next look for lost rows adds again. As the job's id
 * comes from row and attempt, adding twice adds once.
 */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly database: Database,
    private readonly queue: JobQueue,
    @Inject(WORKER_PACE) private readonly pace: WorkerPace,
  ) {}

  /** Relays one batch of due rows. @returns how many @throws QUEUE.UNREACHABLE; the rows are pending again */
  async relayDue(): Promise<number> {
    return this.carry(await this.claim(CLAIM_DUE, [this.pace.batch]));
  }

  /** Adds rows again that the queue may have lost, oldest first, in a bounded number of batches. @returns how many */
  async relayLost(): Promise<number> {
    const { batch, batches, lostAfterMs } = this.pace;
    let relayed = 0;
    for (let round = 0; round < batches; round += 1) {
      const claimed = await this.claim(CLAIM_LOST, [batch, lostAfterMs]);
      relayed += await this.carry(claimed);
      if (claimed.length < batch) break;
    }
    return relayed;
  }

  private async claim(sql: string, params: readonly unknown[]): Promise<NamedOutboxJob[]> {
    const [rows] = await this.database.scoped(WHOLE_SYSTEM, (tx) =>
      tx.query<[NamedOutboxJob[], number]>(sql, [...params]),
    );
    return rows;
  }

  private async carry(jobs: readonly NamedOutboxJob[]): Promise<number> {
    if (jobs.length === 0) return 0;
    try {
      await this.queue.add(jobs);
    } catch (error) {
      const ids = jobs.map(({ outboxId }) => outboxId);
      const attempts = jobs.map(({ attempt }) => attempt);
      await this.database.scoped(WHOLE_SYSTEM, (tx) => tx.query(GIVE_BACK, [ids, attempts]));
      throw error;
    }
    return jobs.length;
  }
}
