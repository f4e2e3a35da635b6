import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { OutboxEngine } from '@nuancan/platform';
import type { TestingModule } from '@nestjs/testing';
import { otherJobs } from '../../../platform/src/outbox/testing/other-jobs.js';
import { BACKENDS, openQueueHome, type QueueHome } from '../../../platform/src/outbox/testing/queue-home.js';
import { createEngine } from '../../../platform/src/outbox/testing/start-engine.js';
import { createCanteenDistrict } from '../testing/canteen-district.js';
import { DaySummaryJobs } from './day-summary.jobs.js';
import { DaySummaryService } from './day-summary.service.js';

describe.each(BACKENDS)('the nightly summaries with the queue on %s', (backend) => {
  let home: QueueHome;
  let module: TestingModule;

  beforeAll(async () => {
    home = await openQueueHome(backend);
    const handlers = [DaySummaryService, DaySummaryJobs, otherJobs('day-summary', 'day-summaries', 'meal-partitions')];
    module = await createEngine({ database: home.test.database, queue: home.queue, handlers });
  });
  afterAll(async () => {
    await module.close();
    await home.close();
  });

  it('go from the table of schedules to a row per facility', async () => {
    const { home: first, away: second } = await createCanteenDistrict(home.test.owner);
    await home.test.owner.query(`UPDATE platform.schedules SET last_tick_at = now() - interval '1 day'`);
    await module.get(OutboxEngine).start();
    let rows: { facility_id: string; business_date: string }[] = [];
    for (const end = Date.now() + 20_000; rows.length < 2 && Date.now() < end; await sleep(50)) {
      const answer = await home.test.owner.query('SELECT facility_id, business_date FROM canteen.day_summaries');
      rows = answer.rows as typeof rows;
    }
    const halfPastMidnight = new Date(Date.now() - 30 * 60_000);
    const business_date = addDays(businessDateAt(halfPastMidnight), -1);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([first, second].map(({ facilityId }) => ({ facility_id: facilityId, business_date }))),
    );
    await untilAllDone(home);
  });
});

/** Partitions and pruning were due as well; nothing may be left open or dead. */
async function untilAllDone(home: QueueHome): Promise<void> {
  let open: unknown[] = [];
  for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
    const answer = await home.test.owner.query(
      `SELECT job, state, last_error FROM platform.outbox WHERE state <> 'done'`,
    );
    open = answer.rows;
    if (open.length === 0) return;
  }
  expect(open).toEqual([]);
}
