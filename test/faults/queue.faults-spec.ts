import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort, migrateQueue, portProblem } from '@nuancan/platform';
import { RunningProgram } from '../support/running-program.js';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const DISTRICT = '990101';
/** A queue in trouble repeats itself thousands of times a second, unless it is kept from it. */
const FEW_LINES = 30;

let test: TestDatabase;
let asked = 0;
const workers: RunningProgram[] = [];

beforeAll(async () => {
  test = await openTestDatabase();
});
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
  await test.close();
});

function start(queue: Readonly<Record<string, string>>, { appUrl }: TestDatabase = test): RunningProgram {
  const environment = { DATABASE_URL: appUrl, LOG_LEVEL: 'info', ...queue };
  const worker = new RunningProgram({ file: 'worker/src/main.js', environment });
  workers.push(worker);
  return worker;
}

/** Asks for the summary of a facility that does not exist: nothing to write, but the job runs. */
async function ask(): Promise<void> {
  asked += 1;
  await test.owner.query(`INSERT INTO platform.outbox (district_code, job, payload) VALUES ($1, 'day-summary', $2)`, [
    DISTRICT,
    JSON.stringify({ facilityId: randomUUID(), businessDate: '2026-03-01' }),
  ]);
}

/** Waits until everything asked for is done. @returns how long that took */
async function untilDone(withinMs: number): Promise<number> {
  const startedAt = Date.now();
  let done = 0;
  while (done < asked && Date.now() < startedAt + withinMs) {
    const answer = await test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.outbox WHERE state = 'done' AND district_code = $1`,
      [DISTRICT],
    );
    done = answer.rows[0]?.n ?? 0;
    if (done < asked) await sleep(25);
  }
  expect(done).toBe(asked);
  return Date.now() - startedAt;
}

// One worker lives through the whole list, in this order.
describe('the worker’s process', () => {
  let worker: RunningProgram;

  const startHere = (): RunningProgram => start({ QUEUE_DATABASE_URL: test.queueUrl });

  it('ends when its supervisor is gone, and leaves the work to another', async () => {
    const orphan = startHere();
    worker = startHere();
    await Promise.all([orphan.says('"working"'), worker.says('"working"')]);
    expect(await orphan.end('orphaned')).toBe(0);
    await ask();
    await untilDone(5_000);
    expect(orphan.output + worker.output).not.toContain('trouble');
  });

  it('survives the loss of all its database connections', async () => {
    await test.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IN ('nuancan_app', 'nuancan_queue')`,
    );
    await ask();
    await untilDone(20_000);
  });

  /** The worker is at work on these tables: PostgreSQL may pick the DROP as a deadlock's victim, which is then repeated. */
  async function dropQueue(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      try {
        await test.owner.query('DROP SCHEMA queue CASCADE');
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== '40P01' || tries === 10) throw error;
      }
    }
  }

  it('says little while its queue’s tables are gone, where no other starts, and goes on when they are back', async () => {
    const before = worker.lines;
    await dropQueue();
    await ask();
    const late = startHere();
    expect(await late.end('by itself')).toBe(1);
    expect(late.output).toContain('QUEUE.NOT_MIGRATED');
    expect(late.lines).toBeLessThan(60);
    await worker.says('"where":"relay"');
    expect(worker.lines - before).toBeLessThan(FEW_LINES);
    await migrateQueue(test.ownerUrl);
    await untilDone(30_000);
  });

  it('stops at once when asked', async () => {
    const askedAt = Date.now();
    expect(await worker.end('SIGTERM')).toBe('SIGTERM');
    expect(Date.now() - askedAt).toBeLessThan(8_000);
  });

  it('refuses to start on a database of another version, saying what to do', async () => {
    const old = await openTestDatabase();
    try {
      await old.owner.query(`DELETE FROM public.nuancan_migrations WHERE name LIKE 'ScheduleDaySummaries%'`);
      const stale = start({ QUEUE_DATABASE_URL: old.queueUrl }, old);
      expect(await stale.end('by itself')).toBe(1);
      expect(stale.output).toContain('HEALTH.DATABASE_NOT_MIGRATED');
      expect(stale.output).toContain('nuancan migrate');
    } finally {
      await old.close();
    }
  });
});

describe('a Redis that goes away', () => {
  let folder: string;
  let port: number;
  let server: ChildProcess | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nuancan-redis-'));
    port = await freePort();
  });
  afterAll(async () => {
    await stopRedis();
    rmSync(folder, { recursive: true, force: true });
  });

  async function startRedis(): Promise<void> {
    const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    server = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
    for (const end = Date.now() + 10_000; (await portProblem(port)) === undefined; await sleep(20)) {
      if (Date.now() > end) throw new Error('redis-server does not listen: is it installed?');
    }
  }

  async function stopRedis(): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  const startHere = (): RunningProgram => start({ REDIS_URL: `redis://127.0.0.1:${port}` });

  it('lets no worker start, and has the jobs of one that runs done within 5 s after it is back', async () => {
    await startRedis();
    const worker = startHere();
    await worker.says('"working"');
    await ask();
    await untilDone(5_000);
    await stopRedis();
    const before = worker.lines;
    // By then BullMQ's own pause between two tries to connect would be longer than 5 s.
    const longPause = sleep(7_000);
    await ask();
    const late = startHere();
    expect(await late.end('by itself')).toBe(1);
    expect(late.output).toContain('QUEUE.UNREACHABLE');
    await longPause;
    expect(worker.lines - before).toBeLessThan(FEW_LINES);
    await startRedis();
    await ask();
    expect(await untilDone(20_000)).toBeLessThan(5_000);
  });
});
