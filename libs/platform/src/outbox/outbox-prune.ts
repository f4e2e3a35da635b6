import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { JobHandler, type JobRun } from '../queue/job-handler.decorator.js';

const KEPT_DAYS = 30;
/** More than a day's worth of a busy district; what is left goes the next night. */
const MOST_ROWS = 200_000;

/** A year of alerts shows whether something comes back each winter. */
const ALERTS_KEPT_DAYS = 365;

/** Deletes done and discarded rows after 30 days. Dead ones stay until a person has dealt with them. */
@Injectable()
export class OutboxPrune {
  @JobHandler('outbox-prune')
  async prune(tx: Tx, { payload }: JobRun<'outbox-prune'>): Promise<void> {
    for (const state of ['done', 'discarded']) {
      await tx.query(
        `DELETE FROM platform.outbox WHERE id IN (
           SELECT id FROM platform.outbox
           WHERE state = '${state}' AND ended_at < ($1::date - $2::int)::timestamp AT TIME ZONE 'Asia/Shanghai' LIMIT $3)`,
        [payload.businessDate, KEPT_DAYS, MOST_ROWS],
      );
    }
    await tx.query(
      `DELETE FROM platform.alerts WHERE cleared_at < ($1::date - $2::int)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
      [payload.businessDate, ALERTS_KEPT_DAYS],
    );
  }
}
