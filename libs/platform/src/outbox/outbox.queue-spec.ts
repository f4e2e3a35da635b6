import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestingModule } from '@nestjs/testing';
import { systemScope } from '../database/scope.js';
import { JobHandlers } from '../queue/job-handlers.js';
import { JobQueue } from '../queue/job-queue.js';
import { OutboxEngine } from './outbox-engine.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRunner } from './outbox-runner.js';
import { Outbox } from './outbox.js';
import { BACKENDS, openQueueHome, type QueueHome } from './testing/queue-home.js';
import { recordEffect, type Behaviour } from './testing/recording-jobs.js';
import { createEngine, type EngineOptions } from './testing/start-engine.js';

const DISTRICT = '990101';
const outbox = new Outbox();

describe.each(BACKENDS)('the outbox with its queue on %s', (backend) => {
  let home: QueueHome;
  let modules: TestingModule[] = [];

  beforeAll(async () => {
    home = await openQueueHome(backend);
  });
  afterAll(() => home.close());

  beforeEach(async () => {
    await home.test.owner.query('TRUNCATE platform.outbox, public.test_effects');
    await home.lose();
  });
  afterEach(async () => {
    await Promise.all(modules.map((module) => module.close()));
    modules = [];
  });

  async function engine(options: Partial<EngineOptions> = {}): Promise<TestingModule> {
    const module = await createEngine({ database: home.test.database, queue: home.queue, ...options });
    modules.push(module);
    return module;
  }

  /** A process that relays but does nothing. */
  async function relay(): Promise<OutboxRelay> {
    const module = await engine();
    await module.get(JobQueue).open(() => undefined);
    return module.get(OutboxRelay);
  }

  async function startEngine(options: Partial<EngineOptions> = {}): Promise<OutboxEngine> {
    const started = (await engine(options)).get(OutboxEngine);
    await started.start();
    return started;
  }

  async function addRows(count: number): Promise<void> {
    const rows = Array.from({ length: count }, () => ({
      job: 'day-summary' as const,
      districtCode: DISTRICT,
      payload: { facilityId: randomUUID(), businessDate: '2026-03-01' },
    }));
    await home.test.database.scoped(systemScope(DISTRICT), (tx) => outbox.addAll(tx, rows));
  }

  async function states(): Promise<Record<string, number>> {
    const { rows } = await home.test.owner.query<{ state: string; n: number }>(
      `SELECT state, count(*)::int AS n FROM platform.outbox WHERE job = 'day-summary' GROUP BY state`,
    );
    return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
  }

  async function until(wanted: Record<string, number>, withinMs = 20_000): Promise<void> {
    for (const end = Date.now() + withinMs; Date.now() < end; await sleep(25)) {
      if (JSON.stringify(await states()) === JSON.stringify(wanted)) return;
    }
    expect(await states()).toEqual(wanted);
  }

  async function effects(): Promise<{ times: number; rows: number }> {
    const { rows } = await home.test.owner.query<{ times: number; rows: number }>(
      'SELECT count(*)::int AS times, count(DISTINCT outbox_id)::int AS rows FROM public.test_effects',
    );
    return rows[0] ?? { times: 0, rows: 0 };
  }

  it('does a committed intention once and a rolled back one never', async () => {
    const seen: unknown[] = [];
    await startEngine({
      behaviour: async (tx, run) => {
        seen.push(run);
        await recordEffect(tx, run);
      },
    });
    const payload = { facilityId: randomUUID(), businessDate: '2026-03-01' };
    const undone = home.test.database.scoped(systemScope(DISTRICT), async (tx) => {
      await outbox.add(tx, { job: 'day-summary', districtCode: DISTRICT, payload });
      throw new Error('the business failed');
    });
    await expect(undone).rejects.toThrow('the business failed');
    await home.test.database.scoped(systemScope(DISTRICT), (tx) =>
      outbox.add(tx, { job: 'day-summary', districtCode: DISTRICT, payload }),
    );
    await until({ done: 1 });
    expect(seen).toEqual([{ payload, outboxId: expect.any(Number), districtCode: DISTRICT }]);
    expect(await effects()).toEqual({ times: 1, rows: 1 });
  });

  it('waits until a row is due', async () => {
    await startEngine();
    await home.test.database.scoped(systemScope(DISTRICT), (tx) =>
      outbox.add(tx, {
        job: 'day-summary',
        districtCode: DISTRICT,
        payload: { facilityId: randomUUID(), businessDate: '2026-03-01' },
        dueAt: new Date(Date.now() + 1_500),
      }),
    );
    await sleep(600);
    expect(await states()).toEqual({ pending: 1 });
    await until({ done: 1 });
  });

  it('does nothing twice with two relays and two workers at once', async () => {
    await addRows(500);
    const [first, second] = await Promise.all([relay(), relay()]);
    const relayed = await Promise.all([first.relayDue(), second.relayDue(), first.relayDue(), second.relayDue()]);
    expect(relayed.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(400);
    await Promise.all([startEngine(), startEngine()]);
    await until({ done: 500 }, 50_000);
    expect(await effects()).toEqual({ times: 500, rows: 500 });
  });

  it('adds a row again without doing it again', async () => {
    await addRows(1);
    const relaying = await relay();
    await relaying.relayDue();
    // The relay ended before it could note what it had done, and a late answer made another give the row back.
    await home.test.owner.query(`UPDATE platform.outbox SET state = 'pending'`);
    await relaying.relayDue();
    await startEngine();
    await until({ done: 1 });
    expect(await effects()).toEqual({ times: 1, rows: 1 });
  });

  it('lets the second of two runs of one row find it ended', async () => {
    await addRows(1);
    const module = await engine();
    module.get(JobHandlers).collect();
    const runner = module.get(OutboxRunner);
    const { rows } = await home.test.owner.query<{ id: number }>('SELECT id FROM platform.outbox');
    const job = { outboxId: rows[0]?.id ?? 0, attempt: 1, districtCode: DISTRICT };
    const outcomes = await Promise.all([runner.run(job, () => undefined), runner.run(job, () => undefined)]);
    expect(outcomes.sort()).toEqual(['done', 'fenced']);
    expect(await runner.run({ ...job, attempt: 2 }, () => undefined)).toBe('fenced');
    expect(await effects()).toEqual({ times: 1, rows: 1 });
  });

  it('heals a queue that lost 300 jobs at once, and does none of them twice', async () => {
    await addRows(300);
    const relaying = await relay();
    await relaying.relayDue();
    await relaying.relayDue();
    await until({ queued: 300 });
    const lostAt = Date.now();
    await home.lose();
    await startEngine();
    await until({ done: 300 });
    process.stdout.write(`300 jobs lost by ${backend} done in ${Date.now() - lostAt} ms, at the pace of tests\n`);
    expect(await effects()).toEqual({ times: 300, rows: 300 });
  });

  it('adds each lost row once with two reconcilers at once, and does nothing twice', async () => {
    await addRows(300);
    const [first, second] = await Promise.all([relay(), relay()]);
    await Promise.all([first.relayDue(), second.relayDue()]);
    await until({ queued: 300 });
    await home.lose();
    await home.test.owner.query(`UPDATE platform.outbox SET queued_at = now() - interval '1 hour'`);
    const added = await Promise.all([first.relayLost(), second.relayLost()]);
    expect(added.reduce((sum, n) => sum + n, 0)).toBe(300);
    await Promise.all([startEngine(), startEngine()]);
    await until({ done: 300 });
    expect(await effects()).toEqual({ times: 300, rows: 300 });
  });

  it('heals a queue that is lost under a working engine', async () => {
    await startEngine({ behaviour: (tx, run) => sleep(20).then(() => recordEffect(tx, run)) });
    await addRows(60);
    await sleep(150);
    await home.lose();
    await addRows(5);
    await until({ done: 65 });
    expect(await effects()).toEqual({ times: 65, rows: 65 });
  });

  it('tries a failed job again, without its half effect', async () => {
    let runs = 0;
    await startEngine({
      behaviour: async (tx, run) => {
        await recordEffect(tx, run);
        runs += 1;
        if (runs === 1) throw new Error('王桂香 13800000000');
      },
    });
    await addRows(1);
    await until({ done: 1 });
    const { rows } = await home.test.owner.query('SELECT attempt, last_error FROM platform.outbox');
    expect(rows).toEqual([{ attempt: 2, last_error: null }]);
    expect(await effects()).toEqual({ times: 1, rows: 1 });
  });

  it('gives up after the last attempt, says why without personal data, and tells who waits, once', async () => {
    let runs = 0;
    const failing: Behaviour = async () => {
      runs += 1;
      throw new RangeError('王桂香 13800000000');
    };
    await home.test.owner.query(
      'ALTER TABLE public.test_effects ADD COLUMN IF NOT EXISTS told_in xid8 DEFAULT pg_current_xact_id()',
    );
    await startEngine({ behaviour: failing });
    await addRows(1);
    await until({ dead: 1 });
    const { rows } = await home.test.owner.query<{ attempt: number; last_error: string; ended: boolean }>(
      `SELECT attempt, last_error, ended_at IS NOT NULL AS ended, o.xmin::text = e.told_in::text AS "atOnce"
       FROM platform.outbox o JOIN public.test_effects e ON e.outbox_id = o.id`,
    );
    const told = { ended: true, atOnce: true };
    expect(rows).toEqual([{ attempt: 3, last_error: expect.stringMatching(/^RangeError at /), ...told }]);
    await sleep(700);
    expect(runs).toBe(3);
    expect(await effects()).toEqual({ times: 1, rows: 1 });
  });

  it('gives up also where nobody can be told', async () => {
    await home.test.owner.query('ALTER TABLE public.test_effects ADD CONSTRAINT untold CHECK (outbox_id < 0)');
    await startEngine({ behaviour: () => Promise.reject(new RangeError('无法告知')) });
    await addRows(1);
    await until({ dead: 1 });
    await home.test.owner.query('ALTER TABLE public.test_effects DROP CONSTRAINT untold');
    expect(await effects()).toEqual({ times: 0, rows: 0 });
  });

  it('buries a row whose job or payload this version does not know', async () => {
    await startEngine();
    await home.test.owner.query(`INSERT INTO platform.outbox (district_code, job, payload) VALUES
      ('${DISTRICT}', 'day-summary', '{"facilityId": "王桂香", "businessDate": "2026-03-01"}')`);
    await until({ dead: 1 });
    const { rows } = await home.test.owner.query<{ last_error: string }>('SELECT last_error FROM platform.outbox');
    expect(rows[0]?.last_error).toContain('QUEUE.PAYLOAD_INVALID');
    expect(rows[0]?.last_error).not.toContain('王桂香');
  });

  it('finishes the job under way when it is asked to stop', async () => {
    const begun = Promise.withResolvers<void>();
    const slow: Behaviour = async (tx, run) => {
      begun.resolve();
      await sleep(500);
      await recordEffect(tx, run);
    };
    const module = await engine({ behaviour: slow });
    await module.get(OutboxEngine).start();
    await addRows(1);
    await begun.promise;
    await module.close();
    modules = modules.filter((other) => other !== module);
    expect(await states()).toEqual({ done: 1 });
  });
});
