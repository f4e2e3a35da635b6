import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemScope } from '../database/scope.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { Outbox } from '../outbox/outbox.js';
import { ScheduleTicks } from '../outbox/schedule-ticks.js';
import { BACKENDS, openQueueHome, type QueueHome } from '../outbox/testing/queue-home.js';
import { createEngine } from '../outbox/testing/start-engine.js';
import { JobQueue } from '../queue/job-queue.js';
import { QueueWatch } from './queue-watch.js';

const DISTRICT = '990101';

describe.each(BACKENDS)('the watch over a queue on %s', (backend) => {
  let home: QueueHome;
  let module: TestingModule;
  let watch: QueueWatch;

  beforeAll(async () => {
    home = await openQueueHome(backend);
    // No engine is started: nothing moves but what the test moves. A look may follow another at once.
    const pace = { watchMs: 0, addLimitMs: 1_000 };
    module = await createEngine({ database: home.test.database, queue: home.queue, pace });
    await module.get(JobQueue).open(() => undefined);
    watch = module.get(QueueWatch);
  });
  afterAll(async () => {
    await module?.close();
    await home?.close();
  });

  const schedules = () => module.get(ScheduleTicks).read();
  const keep = async () => module.get(JobQueue).keepSchedulers(await schedules(), Date.now());

  /** Looks as if `passed` seconds had gone by since the last look, and tells what was noted and which alerts are open. */
  async function look(passed = 0): Promise<{ noted: Record<string, unknown>; open: string[] }> {
    await home.test.owner.query(
      `UPDATE platform.alert_rules SET over_since = over_since - $1 * interval '1 s', calm_since = calm_since - $1 * interval '1 s'`,
      [passed],
    );
    await home.test.owner.query(`UPDATE platform.queue_looks SET looked_at = looked_at - interval '1 s'`);
    expect(await watch.look(await schedules())).toBe(true);
    const { rows } = await home.test.owner.query<Record<string, unknown>>('SELECT * FROM platform.queue_looks');
    const alerts = await home.test.owner.query<{ kind: string }>(
      'SELECT kind FROM platform.alerts WHERE cleared_at IS NULL ORDER BY kind',
    );
    return { noted: rows[0] ?? {}, open: alerts.rows.map(({ kind }) => kind) };
  }

  async function addRows(count: number, dueSecondsAgo = 0): Promise<void> {
    const dueAt = new Date(Date.now() - dueSecondsAgo * 1_000);
    const rows = Array.from({ length: count }, () => ({
      ...{ job: 'day-summary' as const, districtCode: DISTRICT, dueAt },
      payload: { facilityId: randomUUID(), businessDate: '2026-03-01' },
    }));
    await home.test.database.scoped(systemScope(DISTRICT), (tx) => new Outbox().addAll(tx, rows));
  }

  it('notes what waits in queue and outbox, and raises nothing for it', async () => {
    await keep();
    await addRows(3);
    await module.get(OutboxRelay).relayDue();
    const { noted, open } = await look();
    expect(noted).toMatchObject({ queue: 'jobs', backend, answered: true, waiting: 3, active: 0, failed: 0 });
    expect(noted).toMatchObject({ schedulers_missing: 0, relay_lag_s: 0, dead: 0 });
    expect(noted['delayed']).toBe((await schedules()).length);
    expect(open).toEqual([]);
  });

  it('raises what waits too long and what died, once each, and clears it after a calm', async () => {
    await addRows(1, 300);
    await home.test.owner.query(
      `INSERT INTO platform.outbox (district_code, job, payload, state, ended_at) VALUES ('${DISTRICT}', 'day-summary', '{}', 'dead', now())`,
    );
    const { noted, open } = await look();
    expect(noted).toMatchObject({ dead: 1 });
    expect(noted['relay_lag_s']).toBeGreaterThanOrEqual(300);
    expect(open).toEqual(['dead_jobs', 'oldest_waiting', 'relay_lag']);
    expect((await look(600)).open).toEqual(open);
    await home.test.owner.query('TRUNCATE platform.outbox');
    expect((await look()).open).toEqual(open);
    expect((await look(61)).open).toEqual([]);
    const { rows } = await home.test.owner.query('SELECT kind FROM platform.alerts ORDER BY kind');
    expect(rows).toEqual(open.map((kind) => ({ kind })));
  });

  it('raises schedulers that stay away, not those that come back', async () => {
    const all = (await schedules()).length;
    await home.lose();
    expect(await look()).toMatchObject({ noted: { schedulers_missing: all }, open: [] });
    await keep();
    expect(await look(31)).toMatchObject({ noted: { schedulers_missing: 0 }, open: [] });
    await home.lose();
    await look();
    expect((await look(31)).open).toEqual(['schedulers_missing']);
  });

  it('looks once where several would', async () => {
    await home.test.owner.query(`UPDATE platform.queue_looks SET looked_at = now() + interval '1 hour'`);
    expect(await watch.look(await schedules())).toBe(false);
    await home.test.owner.query(`UPDATE platform.queue_looks SET looked_at = now()`);
  });

  it('says so when the queue does not answer', async () => {
    await module.get(JobQueue).close();
    expect((await look()).noted).toMatchObject({ answered: false, waiting: 0 });
    expect((await look(31)).open).toContain('queue_silent');
  });
});
