import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestingModule } from '@nestjs/testing';
import { addDays, businessDateAt } from '@nuancan/kernel';
import { OutboxEngine } from '@nuancan/platform';
import { otherJobs } from '../../../platform/src/outbox/testing/other-jobs.js';
import { BACKENDS, openQueueHome, type QueueHome } from '../../../platform/src/outbox/testing/queue-home.js';
import { createEngine } from '../../../platform/src/outbox/testing/start-engine.js';
import { LicenceService } from '../licence/licence.service.js';
import { arrangeMealPoints, DISTRICT } from '../testing/meal-point-district.js';
import { ReminderJobs } from './reminder.jobs.js';
import { ReminderService } from './reminder.service.js';

describe.each(BACKENDS)('the nightly reminders with the queue on %s', (backend) => {
  let home: QueueHome;
  let module: TestingModule;

  beforeAll(async () => {
    home = await openQueueHome(backend);
    const handlers = [ReminderService, ReminderJobs, otherJobs('facility-reminders', 'district-reminders')];
    module = await createEngine({ database: home.test.database, queue: home.queue, handlers });
  });
  afterAll(async () => {
    await module.close();
    await home.close();
  });

  it('go from the table of schedules to one row per licence that is due, though several nights are made up for', async () => {
    const { owner, database } = home.test;
    const at = await arrangeMealPoints(owner);
    await new LicenceService(database).add(at.operator, {
      facilityId: at.canteen,
      kind: 'food_business',
      number: 'JY33302130001',
      validFrom: '2022-01-01',
      validTo: addDays(businessDateAt(new Date()), 20),
    });
    await owner.query(`UPDATE platform.schedules SET last_tick_at = now() - interval '3 days'`);
    await module.get(OutboxEngine).start();
    let done: { job: string; n: number }[] = [];
    for (const end = Date.now() + 20_000; (done[0]?.n ?? 0) < 6 && Date.now() < end; await sleep(50)) {
      const answer = await owner.query<{ job: string; n: number }>(
        `SELECT job, count(*)::int AS n FROM platform.outbox WHERE job = 'district-reminders' AND state = 'done' GROUP BY job`,
      );
      done = answer.rows;
    }
    // Three nights of two districts.
    expect(done).toEqual([{ job: 'district-reminders', n: 6 }]);
    const { rows } = await owner.query('SELECT district_code, days_before FROM meal_point.facility_reminders');
    expect(rows).toEqual([{ district_code: DISTRICT, days_before: 30 }]);
  });
});
