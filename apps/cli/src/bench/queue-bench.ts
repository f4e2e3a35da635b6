import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import {
  freePort,
  JobHandler,
  JOBS,
  migrateQueue,
  openClient,
  OutboxEngine,
  OutboxWorkerModule,
  useQueueBackend,
  type JobName,
} from '@nuancan/platform';
import { Queue, Worker } from 'bullmq';
import type { Client } from 'pg';
import { onScratchServer, openServices, type ScratchServer } from './scratch-server.js';

const JOBS_TO_DO = 2_000;
/** As many at once as the worker's engine takes. */
const AT_ONCE = 4;
const LOOK_EVERY_MS = 20;
const READY_TRIES = 200;
/** Done by the engine itself. */
const OWN_JOB: JobName = 'outbox-prune';

const ASK = `INSERT INTO platform.outbox (district_code, job, payload)
  SELECT '990101', 'run-checks', jsonb_build_object('runId', uuidv7()) FROM generate_series(1, $1)`;
const LEFT = `SELECT count(*)::int AS n FROM platform.outbox WHERE job = 'run-checks' AND state IN ('pending', 'queued')`;
const PLAIN = `CREATE TABLE public.plain_jobs (id int PRIMARY KEY, done boolean NOT NULL DEFAULT false);
  CREATE INDEX plain_jobs_open ON public.plain_jobs (id) WHERE NOT done;
  INSERT INTO public.plain_jobs SELECT generate_series(1, ${JOBS_TO_DO})`;
const TAKE = 'SELECT id FROM public.plain_jobs WHERE NOT done ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED';

/** What a queue does in a second. */
export interface QueueBenchRow {
  readonly backend: 'postgres' | 'redis';
  /** Rows of the outbox: relayed, handed out, run in a transaction, ended. */
  readonly perSecond: number;
  /** Bare BullMQ on the same server, jobs that do nothing. */
  readonly bullPerSecond: number;
  /** Rows of one table taken with SKIP LOCKED and set done, a commit each. */
  readonly plainPerSecond: number;
}

/** Does nothing, for every job that the engine does not do itself. */
@Injectable()
class IdleJobs {}
for (const job of Object.keys(JOBS) as JobName[]) {
  if (job === OWN_JOB) continue;
  Object.defineProperty(IdleJobs.prototype, job, { value: () => Promise.resolve(), configurable: true });
  JobHandler(job)(IdleJobs.prototype, job, Object.getOwnPropertyDescriptor(IdleJobs.prototype, job)!);
}

/** Jobs that do nothing through the outbox and its engine, on PostgreSQL and, where `redis-server` is installed, on Redis. */
export async function measureQueues(onProgress: (line: string) => void): Promise<QueueBenchRow[]> {
  return onScratchServer(async (scratch) => {
    await migrateQueue(scratch.ownerUrl);
    const owner = await openClient(scratch.ownerUrl, 'nuancan-bench');
    try {
      const plainPerSecond = await measurePlain(scratch.ownerUrl, owner);
      const queueUrl = scratch.server.urlFor({ user: 'nuancan_queue', password: scratch.queuePassword });
      const environments: Readonly<Record<string, string>>[] = [{ QUEUE_DATABASE_URL: queueUrl }];
      const redis = await startRedis();
      if (redis !== undefined) environments.push({ REDIS_URL: redis.url });
      try {
        const rows: QueueBenchRow[] = [];
        for (const environment of environments) {
          const { kind, options } = useQueueBackend(environment, { prefix: '{bare}' });
          const bullPerSecond = await measureBull(options);
          const perSecond = await measureEngine(scratch, environment, owner);
          rows.push({ backend: kind, perSecond, bullPerSecond, plainPerSecond });
          onProgress(`${kind}: ${perSecond.toFixed(0)} jobs/s`);
        }
        return rows;
      } finally {
        await redis?.stop();
      }
    } finally {
      await owner.end();
    }
  });
}

async function measureEngine(
  { server, appPassword }: ScratchServer,
  environment: Readonly<Record<string, string>>,
  owner: Client,
): Promise<number> {
  const appUrl = server.urlFor({ user: 'nuancan_app', password: appPassword });
  const product = { imports: [OutboxWorkerModule], providers: [IdleJobs] };
  const services = await openServices(appUrl, product, environment);
  try {
    await services.get(OutboxEngine, { strict: false }).start();
    const startedMs = performance.now();
    await owner.query(ASK, [JOBS_TO_DO]);
    for (;;) {
      const { rows } = await owner.query<{ n: number }>(LEFT);
      if (rows[0]?.n === 0) return rate(startedMs);
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await services.close();
  }
}

async function measureBull(options: ReturnType<typeof useQueueBackend>['options']): Promise<number> {
  const queue = new Queue('bare', options);
  let done = 0;
  const worker = new Worker('bare', () => Promise.resolve(''), { ...options, autorun: false, concurrency: AT_ONCE });
  try {
    await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
    const ended = new Promise<void>((resolve) => {
      worker.on('completed', () => {
        done += 1;
        if (done === JOBS_TO_DO) resolve();
      });
    });
    const startedMs = performance.now();
    const opts = { removeOnComplete: true, removeOnFail: true };
    const jobs = Array.from({ length: JOBS_TO_DO }, (_, n) => ({ name: 'bare', data: n, opts }));
    await queue.addBulk(jobs);
    void worker.run();
    await ended;
    return rate(startedMs);
  } finally {
    await worker.close();
    await queue.close();
  }
}

async function measurePlain(ownerUrl: string, owner: Client): Promise<number> {
  await owner.query(PLAIN);
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, () => openClient(ownerUrl, 'nuancan-bench')));
  try {
    const startedMs = performance.now();
    await Promise.all(clients.map(drain));
    return rate(startedMs);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
    await owner.query('DROP TABLE public.plain_jobs');
  }
}

async function drain(client: Client): Promise<void> {
  for (;;) {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: number }>(TAKE);
    if (rows[0]) await client.query('UPDATE public.plain_jobs SET done = true WHERE id = $1', [rows[0].id]);
    await client.query('COMMIT');
    if (!rows[0]) return;
  }
}

function rate(startedMs: number): number {
  return JOBS_TO_DO / ((performance.now() - startedMs) / 1000);
}

/** In memory only, on a free port; undefined where it is not installed. */
async function startRedis(): Promise<{ readonly url: string; stop(): Promise<void> } | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...settings, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore' });
  await untilListening(port, server);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilListening(port: number, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < READY_TRIES && server.exitCode === null; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
    await sleep(25);
  }
  server.kill('SIGTERM');
  throw new Error('redis-server does not answer');
}
