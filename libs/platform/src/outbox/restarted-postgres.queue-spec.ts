import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import type { TestingModule } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../../../../test/support/eventually.js';
import { fastestFolder } from '../../../../test/support/fastest-folder.js';
import { loadMigrations } from '../../../../test/support/load-migrations.js';
import { startScratchRedis, type ScratchRedis } from '../../../../test/support/scratch-redis.js';
import { Database } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import { systemScope } from '../database/scope.js';
import { installTypeParsers } from '../database/type-parsers.js';
import { ensureLoginRoles } from '../embedded-postgres/login-roles.js';
import { scratchFolder } from '../embedded-postgres/scratch-folder.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres/start-embedded-postgres.js';
import { JobQueue } from '../queue/job-queue.js';
import { migrateQueue } from '../queue/migrate-queue.js';
import { WORKER_PACE_DEFAULT } from '../queue/worker-pace.js';
import { OutboxEngine } from './outbox-engine.js';
import { Outbox } from './outbox.js';
import { ScheduleTicks } from './schedule-ticks.js';
import { BACKENDS } from './testing/queue-home.js';
import { recordEffect } from './testing/recording-jobs.js';
import { createEngine } from './testing/start-engine.js';

const DISTRICT = '990101';
const PASSWORDS = { appPassword: 'app-of-a-scratch-server', queuePassword: 'queue-of-a-scratch-server' };
const OUTSTANDING = 300;
/** reliability.md: a lost queue is healed, and the schedulers are back, within 30 s. */
const HEALED_MS = 30_000;

/** A server of its own, which may be killed: it flushes what it commits. */
describe('a PostgreSQL that is killed and started again', () => {
  let folder: string;
  let server: EmbeddedPostgres;
  let redis: ScratchRedis | undefined;
  let dataSource: DataSource;

  beforeAll(async () => {
    installTypeParsers();
    folder = scratchFolder(fastestFolder());
    server = await startEmbeddedPostgres({ dataDir: `${folder}/postgres` });
    await ensureLoginRoles(server.ownerUrl, PASSWORDS);
    await migrate(server.ownerUrl, await loadMigrations());
    await migrateQueue(server.ownerUrl);
    await ask(`CREATE TABLE public.test_effects (outbox_id bigint NOT NULL);
      GRANT SELECT, INSERT ON public.test_effects TO nuancan_app`);
    const url = server.urlFor({ user: 'nuancan_app', password: PASSWORDS.appPassword });
    dataSource = await new DataSource({ type: 'postgres', url, installExtensions: false, logging: false }).initialize();
    redis = await startScratchRedis(folder);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await Promise.all([server?.stop(), redis?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  async function ask<Row extends object>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: server.ownerUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  async function killPostgres(): Promise<void> {
    const [pid] = readFileSync(`${folder}/postgres/postmaster.pid`, 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await server.exited;
  }

  /** One order after another, as clients send them; stops at the first that gets no answer. @returns the answered ones */
  async function addUntilRefused(database: Database): Promise<string[]> {
    const answered: string[] = [];
    for (;;) {
      const facilityId = randomUUID();
      const intention = { job: 'day-summary', districtCode: DISTRICT } as const;
      const payload = { facilityId, businessDate: '2026-03-01' };
      try {
        await database.scoped(systemScope(DISTRICT), (tx) => new Outbox().add(tx, { ...intention, payload }));
      } catch {
        return answered;
      }
      answered.push(facilityId);
    }
  }

  const openRows = async (): Promise<number> =>
    (await ask<{ n: number }>(`SELECT count(*)::int AS n FROM platform.outbox WHERE state <> 'done'`))[0]?.n ?? -1;

  async function loseQueue(backend: string): Promise<void> {
    if (backend === 'postgres') {
      await ask('TRUNCATE queue.job, queue.meta, queue.event, queue.scheduler CASCADE');
      return;
    }
    const client = new Redis(redis?.url ?? '');
    await client.flushall();
    client.disconnect();
  }

  it.each(BACKENDS)(
    'loses nothing, does nothing twice and has its schedulers again, with the queue on %s',
    async (backend) => {
      await ask('TRUNCATE platform.outbox, public.test_effects');
      const database = new Database(dataSource);
      const onPostgres = {
        QUEUE_DATABASE_URL: server.urlFor({ user: 'nuancan_queue', password: PASSWORDS.queuePassword }),
      };
      const module: TestingModule = await createEngine({
        database,
        queue: backend === 'redis' ? { REDIS_URL: redis?.url } : onPostgres,
        behaviour: async (tx, run) => {
          await recordEffect(tx, run);
          await tx.query('SELECT pg_sleep(0.01)');
        },
        // The pace of every day on Redis; on PostgreSQL lost rows are missed sooner, to save the wait.
        pace: { ...WORKER_PACE_DEFAULT, ...(backend === 'postgres' ? { lostAfterMs: 3_000, reconcileMs: 1_000 } : {}) },
      });
      try {
        const rows = Array.from({ length: OUTSTANDING }, () => ({
          ...{ job: 'day-summary' as const, districtCode: DISTRICT },
          payload: { facilityId: randomUUID(), businessDate: '2026-03-01' },
        }));
        await database.scoped(systemScope(DISTRICT), (tx) => new Outbox().addAll(tx, rows));
        await module.get(OutboxEngine).start();
        await eventually(async () => expect(await openRows()).toBeLessThan(OUTSTANDING - 20));
        const adding = addUntilRefused(database);
        await killPostgres();
        const answered = await adding;
        server = await startEmbeddedPostgres({ dataDir: `${folder}/postgres`, port: server.port });
        const backAt = Date.now();
        const left = await openRows();
        await loseQueue(backend);
        await eventually(async () => expect(await openRows()).toBe(0), HEALED_MS);
        const schedules = await module.get(ScheduleTicks).read();
        await eventually(
          async () => {
            const { schedulersMissing } = await module.get(JobQueue).look(schedules);
            expect(schedulersMissing).toBe(0);
          },
          HEALED_MS - (Date.now() - backAt),
        );
        process.stdout.write(
          `PostgreSQL back, queue on ${backend}: ${left} jobs left done in ${Date.now() - backAt} ms\n`,
        );
        const stored = await ask<{ id: string; times: number }>(
          `SELECT o.payload ->> 'facilityId' AS id, (SELECT count(*)::int FROM public.test_effects e WHERE e.outbox_id = o.id) AS times
         FROM platform.outbox o WHERE o.job = 'day-summary'`,
        );
        expect(stored.filter(({ times }) => times !== 1)).toEqual([]);
        const kept = new Set(stored.map(({ id }) => id));
        const wanted = [...rows.map(({ payload }) => payload.facilityId), ...answered];
        expect(wanted.filter((id) => !kept.has(id))).toEqual([]);
        expect(left).toBeGreaterThan(0);
      } finally {
        await module.close();
      }
    },
  );
});
