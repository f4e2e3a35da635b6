import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestingModule } from '@nestjs/testing';
import { Queue } from 'bullmq';
import { JobQueue, QUEUE_NAME, TICK_JOB } from '../queue/job-queue.js';
import { useQueueBackend } from '../queue/queue-backend.js';
import { OutboxEngine } from './outbox-engine.js';
import { ScheduleTicks } from './schedule-ticks.js';
import { BACKENDS, openQueueHome, type QueueHome } from './testing/queue-home.js';
import { createEngine } from './testing/start-engine.js';

const DAY_MS = 86_400_000;

describe.each(BACKENDS)('schedules with the queue on %s', (backend) => {
  let home: QueueHome;
  let module: TestingModule;
  let queue: Queue;

  beforeAll(async () => {
    home = await openQueueHome(backend);
    module = await createEngine({ database: home.test.database, queue: home.queue });
    queue = new Queue(QUEUE_NAME, useQueueBackend(home.queue, { prefix: '{test}' }).options);
  });
  afterAll(async () => {
    await Promise.all([module.close(), queue.close()]);
    await home.close();
  });

  async function untilSchedulers(wanted: readonly string[]): Promise<void> {
    let names: string[] = [];
    for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
      names = (await queue.getJobSchedulers()).map(({ key }) => key).sort();
      if (names.join() === wanted.join()) return;
    }
    expect(names).toEqual(wanted);
  }

  async function intentions(job: string): Promise<string[]> {
    const { rows } = await home.test.owner.query<{ day: string }>(
      `SELECT payload ->> 'businessDate' AS day FROM platform.outbox WHERE job = $1 ORDER BY id`,
      [job],
    );
    return rows.map(({ day }) => day);
  }

  it('writes each passed tick once, however many look, and makes up for missed nights', async () => {
    await home.test.owner.query(
      `UPDATE platform.schedules SET last_tick_at = '2026-03-01T00:00:00+08' WHERE name = 'day-summaries-nightly'`,
    );
    const ticks = module.get(ScheduleTicks);
    const night = new Date('2026-03-04T00:31:00+08:00');
    const schedules = (await ticks.read()).filter(({ name }) => name === 'day-summaries-nightly');
    const written = await Promise.all([ticks.tick(schedules, night), ticks.tick(schedules, night)]);
    expect(written[0]! + written[1]!).toBe(4);
    expect(await intentions('day-summaries')).toEqual(['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']);
    expect(await ticks.tick(await ticks.read(), new Date('2026-03-04T00:31:00+08:00'))).toBe(0);
  });

  it('goes back 31 days at most', async () => {
    await home.test.owner.query(
      `UPDATE platform.schedules SET last_tick_at = '2025-01-01T00:00:00+08' WHERE name = 'meal-partitions'`,
    );
    const ticks = module.get(ScheduleTicks);
    const schedules = (await ticks.read()).filter(({ name }) => name === 'meal-partitions');
    expect(await ticks.tick(schedules, new Date('2026-03-04T12:00:00+08:00'))).toBe(31);
  });

  it('names a schedule whose job cannot be scheduled, after the others', async () => {
    await home.test.owner.query(
      `INSERT INTO platform.schedules (name, job, cron, last_tick_at) VALUES ('a-wrong-one', 'day-summary', '* * * * *', 'epoch')`,
    );
    const ticks = module.get(ScheduleTicks);
    const before = (await intentions('outbox-prune')).length;
    await expect(ticks.tick(await ticks.read(), new Date(Date.now() + 2 * DAY_MS))).rejects.toMatchObject({
      code: 'QUEUE.JOB_UNKNOWN',
    });
    expect((await intentions('outbox-prune')).length).toBe(before + 2);
    await home.test.owner.query(`DELETE FROM platform.schedules WHERE name = 'a-wrong-one'`);
  });

  it('makes one scheduler of each schedule when two do it at once', async () => {
    const schedules = await module.get(ScheduleTicks).read();
    const keepers = await Promise.all(
      [1, 2].map(() => createEngine({ database: home.test.database, queue: home.queue })),
    );
    const queues = keepers.map((keeper) => keeper.get(JobQueue));
    await Promise.all(queues.map((one) => one.open(() => undefined)));
    const rounds = await Promise.allSettled(queues.map((one) => one.keepSchedulers(schedules, Date.now())));
    // Who comes second to one of them may be refused; its next round finds all there.
    if (rounds.some(({ status }) => status === 'rejected')) await queues[0]!.keepSchedulers(schedules, Date.now());
    await untilSchedulers(schedules.map(({ name }) => name).sort());
    expect(await queue.getDelayedCount()).toBe(schedules.length);
    await Promise.all(keepers.map((keeper) => keeper.close()));
  });

  it('keeps the queue’s schedulers those of the table', async () => {
    await module.get(OutboxEngine).start();
    await untilSchedulers([
      'absent-diners',
      'checks-nightly',
      'coverage-hourly',
      'day-summaries-nightly',
      'days-left-open',
      'delivery-photos',
      'facility-reminders-nightly',
      'food-samples-after-slots',
      'imports-prune',
      'meal-partitions',
      'orders-at-cut-off',
      'outbox-prune',
      'oversight-deadlines-nightly',
      'standing-orders-nightly',
      'welfare-steps-overdue',
    ]);
    await home.test.owner.query(`UPDATE platform.schedules SET enabled = false WHERE name = 'outbox-prune'`);
    const enabled = [
      ...[
        'absent-diners',
        'checks-nightly',
        'coverage-hourly',
        'day-summaries-nightly',
        'days-left-open',
        'delivery-photos',
        'facility-reminders-nightly',
      ],
      ...[
        'food-samples-after-slots',
        'imports-prune',
        'meal-partitions',
        'orders-at-cut-off',
        'oversight-deadlines-nightly',
        'standing-orders-nightly',
        'welfare-steps-overdue',
      ],
    ];
    await untilSchedulers(enabled);
    await home.lose();
    await untilSchedulers(enabled);
    const [nightly] = await queue.getJobSchedulers();
    expect(nightly).toMatchObject({ pattern: expect.any(String), tz: 'Asia/Shanghai' });
    const next = new Date((await queue.getJobScheduler('day-summaries-nightly'))?.next ?? 0);
    expect(next.toISOString()).toMatch(/T16:30:00\.000Z$/);
  });

  it('ticks at once when the queue says so', async () => {
    await home.test.owner.query('DELETE FROM platform.outbox');
    await home.test.owner.query(
      `UPDATE platform.schedules SET last_tick_at = now() - interval '1 day' WHERE name = 'day-summaries-nightly'`,
    );
    await queue.add(TICK_JOB, null);
    let days: string[] = [];
    for (const end = Date.now() + 10_000; days.length === 0 && Date.now() < end; await sleep(25)) {
      days = await intentions('day-summaries');
    }
    expect(days).toHaveLength(1);
  });
});
