import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awayFromMidnight } from '../support/delivery-day/away-from-midnight.js';
import { compareCases } from '../support/delivery-day/compare-cases.js';
import { compareDoors } from '../support/delivery-day/compare-day.js';
import { DeliveryDay } from '../support/delivery-day/delivery-day.js';
import type { TroubledQueue } from '../support/delivery-day/queue-trouble.js';
import { RunningProgram } from '../support/running-program.js';
import { startScratchRedis, type ScratchRedis } from '../support/scratch-redis.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const SEED = Number(process.env['NUANCAN_SEED'] ?? Date.now() % 1_000_000);
/** Of each kitchen; 120 are the day of 600. */
const ORDERS = Number(process.env['NUANCAN_DAY_ORDERS'] ?? 60);
const MINUTE = 60_000;
/** A flushed queue is healed within so long (reliability.md), and a killed worker's job is taken over much sooner. */
const ON_TIME_MS = 30_000;
const EMPTY_QUEUE = `SELECT string_agg(format('queue.%I', tablename), ', ') AS tables FROM pg_tables WHERE schemaname = 'queue' AND tablename <> 'migration'`;

interface OpenedQueue extends TroubledQueue {
  readonly close: () => Promise<void>;
}

async function onRedis(_test: TestDatabase, folder: string): Promise<OpenedQueue> {
  const server: ScratchRedis | undefined = await startScratchRedis(folder);
  if (server === undefined) throw new Error('redis-server is not installed');
  const client = new Redis(server.url);
  return {
    environment: { REDIS_URL: server.url },
    flush: async () => void (await client.flushall()),
    close: async () => {
      client.disconnect();
      await server.stop();
    },
  };
}

async function onPostgres({ owner, queueUrl }: TestDatabase): Promise<OpenedQueue> {
  const { rows } = await owner.query<{ tables: string }>(EMPTY_QUEUE);
  return {
    environment: { QUEUE_DATABASE_URL: queueUrl },
    flush: async () => void (await owner.query(`TRUNCATE ${rows[0]?.tables} CASCADE`)),
    close: () => Promise.resolve(),
  };
}

describe.each([
  [`five kitchens and ${5 * ORDERS} deliveries, the queue on Redis`, onRedis, 5, ORDERS],
  ['a kitchen and 40 deliveries, the queue on PostgreSQL', onPostgres, 1, 40],
])(`a day of %s (seed ${SEED})`, (_what, openQueue, kitchens, orders) => {
  let folder: string;
  let test: TestDatabase;
  let queue: OpenedQueue;
  let day: DeliveryDay;

  beforeAll(async () => {
    await awayFromMidnight();
    folder = mkdtempSync(join(tmpdir(), 'nuancan-day-'));
    test = await openTestDatabase();
    queue = await openQueue(test, folder);
    const environment = { FILES_DIR: join(folder, 'photos'), ...queue.environment };
    day = await DeliveryDay.open(test, { seed: SEED, kitchens, orders, queue, environment });
  }, 30 * MINUTE);
  afterAll(async () => {
    await day?.end();
    await queue?.close();
    await test?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'ends with every phone empty and every run closed, whatever is killed and lost on the way',
    async () => {
      await day.go();
      process.stdout.write(`${day.figures}\n`);
      expect(day.book.wrong).toEqual([]);
    },
    15 * MINUTE,
  );

  it('has of each order the one outcome that was seen at its door, with its meal or its portion', async () => {
    expect(await compareDoors(test.owner, day.book, day.orderIds)).toEqual([]);
  });

  it(
    'has the photos as the phones took them',
    async () => {
      for (const { orderId, photo } of day.book.doors.values()) {
        if (photo !== null) expect((await day.photoOf(orderId)).equals(photo)).toBe(true);
      }
    },
    MINUTE,
  );

  it('has a case of each knock that nobody answered and each change, closed or told to the district on time', async () => {
    const onTime = { withinMs: ON_TIME_MS, downMs: (from: number, to: number) => day.trouble.downMs(from, to) };
    const { differences, lateMs, ...figures } = await compareCases(test.owner, day.book, onTime);
    const late = lateMs.toSorted((one, other) => one - other);
    const [half, most] = [late[Math.floor(late.length / 2)], late.at(-1)];
    process.stdout.write(
      `${JSON.stringify(figures)}, ${late.length} steps of the chain ${half} ms after they were due, ${most} at most\n`,
    );
    expect(differences).toEqual([]);
    if (kitchens > 1) expect(Math.min(figures.escalated, figures.closed, figures.handedOver)).toBeGreaterThan(0);
  });

  it(
    'keeps every invariant',
    async () => {
      const environment = { DATABASE_OWNER_URL: test.ownerUrl };
      const audit = new RunningProgram({ file: 'cli/src/main.js', argv: ['audit'], environment });
      expect(await audit.end('by itself'), audit.output).toBe(0);
    },
    2 * MINUTE,
  );
});
