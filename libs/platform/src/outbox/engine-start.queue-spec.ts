import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Injectable } from '@nestjs/common';
import { Client } from 'pg';
import type { Tx } from '../database/database.js';
import { JobHandler, type JobRun } from '../queue/job-handler.decorator.js';
import { OutboxEngine } from './outbox-engine.js';
import { BACKENDS, openQueueHome, type QueueHome } from './testing/queue-home.js';
import { RecordingJobs } from './testing/recording-jobs.js';
import { createEngine, type EngineOptions } from './testing/start-engine.js';

@Injectable()
class SecondHandler {
  @JobHandler('meal-partitions')
  async again(_tx: Tx, _run: JobRun<'meal-partitions'>): Promise<void> {}
}

describe.each(BACKENDS)('an engine with its queue on %s', (backend) => {
  let home: QueueHome;

  beforeAll(async () => {
    home = await openQueueHome(backend);
  });
  afterAll(() => home.close());

  async function startWith(options: Partial<EngineOptions>): Promise<void> {
    const module = await createEngine({ database: home.test.database, queue: home.queue, ...options });
    try {
      await module.get(OutboxEngine).start();
    } finally {
      await module.close();
    }
  }

  it('starts and stops', async () => {
    await expect(startWith({})).resolves.toBeUndefined();
  });

  it('refuses to start without a handler for every job', async () => {
    await expect(startWith({ handlers: [] })).rejects.toMatchObject({
      code: 'QUEUE.HANDLERS_WRONG',
      detail: {
        missing:
          'day-summary day-summaries close-days close-day settle-late-meals meal-partitions import-run imports-prune facility-reminders district-reminders food-samples district-food-samples oversight-deadlines district-oversight-deadlines nightly-checks district-checks run-checks recheck-resident standing-orders district-standing-orders freeze-orders district-freezes deliver-message welfare-step welfare-sweep absent-diners district-absences build-network activate-network coverage district-coverage prove-siting plan-run photos-prune run-replay',
        duplicate: '—',
      },
    });
  });

  it('refuses to start with two handlers of one job', async () => {
    await expect(startWith({ handlers: [RecordingJobs, SecondHandler] })).rejects.toMatchObject({
      code: 'QUEUE.HANDLERS_WRONG',
      detail: { missing: '—', duplicate: 'meal-partitions' },
    });
  });

  it('refuses to start without its server, within seconds', async () => {
    const queue =
      backend === 'redis'
        ? { REDIS_URL: 'redis://127.0.0.1:1' }
        : { QUEUE_DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/none' };
    await expect(startWith({ queue })).rejects.toMatchObject({ code: 'QUEUE.UNREACHABLE' });
    await expect(startWith({ queue: {} })).rejects.toMatchObject({ code: 'QUEUE.NO_ADDRESS' });
  }, 15_000);
});

describe('the queue’s schema in PostgreSQL', () => {
  let home: QueueHome;

  beforeAll(async () => {
    home = await openQueueHome('postgres');
  });
  afterAll(() => home.close());

  it('is all that its role sees', async () => {
    const client = new Client({ connectionString: home.test.queueUrl });
    await client.connect();
    try {
      for (const schema of [
        'platform',
        'identity',
        'registry',
        'ledger',
        'meal_point',
        'subsidy',
        'canteen',
        'reconciliation',
      ]) {
        const { rows } = await client.query<{ may: boolean }>(`SELECT has_schema_privilege($1, 'USAGE') AS may`, [
          schema,
        ]);
        expect(rows).toEqual([{ may: false }]);
      }
      await expect(client.query('DELETE FROM queue.migration')).rejects.toMatchObject({ code: '42501' });
      await expect(client.query('SELECT count(*) FROM queue.job')).resolves.toBeDefined();
    } finally {
      await client.end();
    }
  });

  it('is nothing that the application sees', async () => {
    await expect(home.test.database.unscoped((tx) => tx.query('SELECT count(*) FROM queue.job'))).rejects.toMatchObject(
      { code: '42501' },
    );
  });

  it('must let an engine in before it works: what fails to connect at first never would', async () => {
    const { rows } = await home.test.owner.query<{ name: string; n: number }>(
      'SELECT current_database() AS name, numbackends + 1 AS n FROM pg_stat_database WHERE datname = current_database()',
    );
    // One more may come in: the probe. Then the door is shut.
    await home.test.owner.query(`ALTER DATABASE ${rows[0]?.name} CONNECTION LIMIT ${rows[0]?.n}`);
    const module = await createEngine({ database: home.test.database, queue: home.queue });
    try {
      await expect(module.get(OutboxEngine).start()).rejects.toMatchObject({
        code: 'QUEUE.UNREACHABLE',
        detail: { problem: expect.stringContaining('too many connections') },
      });
    } finally {
      await module.close();
      await home.test.owner.query(`ALTER DATABASE ${rows[0]?.name} CONNECTION LIMIT -1`);
    }
  });

  it('must be there before an engine starts', async () => {
    await home.test.owner.query('DROP SCHEMA queue CASCADE');
    const module = await createEngine({ database: home.test.database, queue: home.queue });
    await expect(module.get(OutboxEngine).start()).rejects.toMatchObject({ code: 'QUEUE.NOT_MIGRATED' });
    await module.close();
  });
});
