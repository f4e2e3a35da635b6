import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { parsePayload, type JobName, type JobPayload } from '../queue/job-catalogue.js';

/** One job to be done, for the business transaction that wants it. */
export interface Intention<J extends JobName> {
  readonly job: J;
  /** The district whose rows the job works on; '' for the whole system. */
  readonly districtCode: string;
  readonly payload: JobPayload<J>;
  /** Not before this instant; default: now. */
  readonly dueAt?: Date;
}

// No RETURNING: an operator may add a row and not read it.
const INSERT = `
  INSERT INTO platform.outbox (district_code, job, payload, due_at)
  SELECT district_code, job, payload, coalesce(due_at, now())
  FROM jsonb_to_recordset($1) AS row (district_code text, job text, payload jsonb, due_at timestamptz)`;

/**
 * The only way to ask for a job. The row commits or vanishes with the business transaction, and from then on the job is
 * done once, whatever happens to the queue.
 */
@Injectable()
export class Outbox {
  /** @throws QUEUE.PAYLOAD_INVALID */
  async add<J extends JobName>(tx: Tx, intention: Intention<J>): Promise<void> {
    await this.addAll(tx, [intention]);
  }

  /** Several at once, in one statement. @throws QUEUE.PAYLOAD_INVALID, and nothing is added */
  async addAll<J extends JobName>(tx: Tx, intentions: readonly Intention<J>[]): Promise<void> {
    if (intentions.length === 0) return;
    const rows = intentions.map(({ job, districtCode, payload, dueAt }) => ({
      district_code: districtCode,
      job,
      payload: parsePayload(job, payload),
      due_at: dueAt?.toISOString() ?? null,
    }));
    await tx.query(INSERT, [JSON.stringify(rows)]);
  }
}
