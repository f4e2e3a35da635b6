import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, migrateQueue } from '@nuancan/platform';
import { openTestDatabase, type TestDatabase } from '../support/test-database.js';

const ROOT = resolve(import.meta.dirname, '../..');
const MAIN = resolve(ROOT, 'dist/apps/worker/src/main.js');
const DISTRICT = '990101';

/** The built worker in a process of its own; it ends with this one. */
class RunningWorker {
  output = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown[]>;

  constructor(environment: Readonly<Record<string, string>>) {
    this.child = spawn(process.execPath, [MAIN], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'info', ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.ended = once(this.child, 'exit');
  }

  get lines(): number {
    return this.output.split('\n').length - 1;
  }

  async says(text: string, withinMs = 20_000): Promise<void> {
    for (const end = Date.now() + withinMs; Date.now() < end && !this.output.includes(text); await sleep(20));
    expect(this.output).toContain(text);
  }

  /** Resolves to the exit code, or the signal. */
  async end(how: 'SIGTERM' | 'SIGKILL' | 'orphaned' | 'by itself'): Promise<unknown> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    if (how === 'orphaned') this.child.disconnect();
    else if (how !== 'by itself') this.child.kill(how);
    const [code, signal] = await this.ended;
    return code ?? signal;
  }
}

let test: TestDatabase;
let workers: RunningWorker[] = [];

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('the worker is not built: npm run build');
});
beforeEach(async () => {
  test = await openTestDatabase();
  await migrateQueue(test.ownerUrl);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
  workers = [];
  await test.close();
});

function start(environment: Readonly<Record<string, string>> = {}): RunningWorker {
  const worker = new RunningWorker({ DATABASE_URL: test.appUrl, QUEUE_DATABASE_URL: test.queueUrl, ...environment });
  workers.push(worker);
  return worker;
}

/** Asks for the summary of a facility that does not exist: nothing to write, but the job runs. */
async function ask(): Promise<void> {
  await test.owner.query(`INSERT INTO platform.outbox (district_code, job, payload) VALUES ($1, 'day-summary', $2)`, [
    DISTRICT,
    JSON.stringify({ facilityId: randomUUID(), businessDate: '2026-03-01' }),
  ]);
}

async function untilDone(rows: number, withinMs: number): Promise<number> {
  const startedAt = Date.now();
  let done = 0;
  while (done < rows && Date.now() < startedAt + withinMs) {
    const answer = await test.owner.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM platform.outbox WHERE state = 'done'`,
    );
    done = answer.rows[0]?.n ?? 0;
    if (done < rows) await sleep(25);
  }
  expect(done).toBe(rows);
  return Date.now() - startedAt;
}

describe('the worker’s process', () => {
  it('works, and stops at once when asked', async () => {
    const worker = start();
    await worker.says('"working"');
    await ask();
    await untilDone(1, 5_000);
    const askedAt = Date.now();
    expect(await worker.end('SIGTERM')).toBe('SIGTERM');
    expect(Date.now() - askedAt).toBeLessThan(8_000);
    expect(worker.output).not.toContain('trouble');
  });

  it('ends when its supervisor is gone', async () => {
    const worker = start();
    await worker.says('"working"');
    expect(await worker.end('orphaned')).toBe(0);
  });

  it('refuses to start on a database of another version, saying what to do', async () => {
    await test.owner.query(`DELETE FROM public.nuancan_migrations WHERE name LIKE 'ScheduleDaySummaries%'`);
    const worker = start();
    expect(await worker.end('by itself')).toBe(1);
    expect(worker.output).toContain('HEALTH.DATABASE_NOT_MIGRATED');
    expect(worker.output).toContain('nuancan migrate');
  });

  it('refuses to start on a queue that is not migrated, in a few lines', async () => {
    await test.owner.query('DROP SCHEMA queue CASCADE');
    const worker = start();
    expect(await worker.end('by itself')).toBe(1);
    expect(worker.output).toContain('QUEUE.NOT_MIGRATED');
    expect(worker.lines).toBeLessThan(60);
  });

  it('survives the loss of all its database connections', async () => {
    const worker = start();
    await worker.says('"working"');
    await test.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename IN ('nuancan_app', 'nuancan_queue')`,
    );
    await ask();
    await untilDone(1, 20_000);
  });

  it('says little while its queue’s tables are gone, and goes on when they are back', async () => {
    const worker = start();
    await worker.says('"working"');
    const before = worker.lines;
    await test.owner.query('DROP SCHEMA queue CASCADE');
    await ask();
    await sleep(5_000);
    expect(worker.lines - before).toBeLessThan(30);
    await migrateQueue(test.ownerUrl);
    await untilDone(1, 30_000);
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

  function startRedis(): void {
    const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder];
    server = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  }

  async function stopRedis(): Promise<void> {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }

  it('has its jobs done within 5 s after it is back', async () => {
    startRedis();
    await sleep(500);
    const worker = start({ REDIS_URL: `redis://127.0.0.1:${port}` });
    await worker.says('"working"');
    await ask();
    await untilDone(1, 5_000);
    await stopRedis();
    const before = worker.lines;
    await ask();
    await sleep(7_000);
    expect(worker.lines - before).toBeLessThan(30);
    startRedis();
    await ask();
    expect(await untilDone(3, 20_000)).toBeLessThan(5_000);
  });

  it('stops the worker from starting, with its name', async () => {
    await stopRedis();
    const worker = start({ REDIS_URL: `redis://127.0.0.1:${port}` });
    expect(await worker.end('by itself')).toBe(1);
    expect(worker.output).toContain('QUEUE.UNREACHABLE');
  });
});
