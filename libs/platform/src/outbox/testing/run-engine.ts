import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { Database } from '../../database/database.js';
import { installTypeParsers } from '../../database/type-parsers.js';
import { WORKER_PACE_DEFAULT } from '../../queue/worker-pace.js';
import { OutboxEngine } from '../outbox-engine.js';
import { createEngine } from './start-engine.js';

// A worker in a process of its own, at the pace of every day. It hangs in its first job until it is killed, or, with
// BLOCK_UNTIL, does nothing at all, not even renew its lock, until a file of that name is there, and then goes on.
installTypeParsers();
const LONGEST_MS = 30_000;
const LOOK_AGAIN_MS = 20;
const { APP_URL, REDIS_URL, QUEUE_DATABASE_URL, BLOCK_UNTIL, LOCK_MS } = process.env;
const dataSource = new DataSource({ type: 'postgres', url: APP_URL, installExtensions: false });
await dataSource.initialize();
const module = await createEngine({
  database: new Database(dataSource),
  queue: { REDIS_URL, QUEUE_DATABASE_URL },
  pace: LOCK_MS === undefined ? WORKER_PACE_DEFAULT : { lockMs: Number(LOCK_MS) },
  behaviour: async (tx, { outboxId }) => {
    await tx.query('INSERT INTO public.test_effects (outbox_id) VALUES ($1)', [outboxId]);
    await new Promise<void>((told) => process.send?.('hanging', () => told()));
    if (BLOCK_UNTIL === undefined) await tx.query('SELECT pg_sleep(25)');
    else blockUntil(BLOCK_UNTIL);
  },
});
await module.get(OutboxEngine).start();

function blockUntil(file: string): void {
  const nothing = new Int32Array(new SharedArrayBuffer(4));
  for (const end = Date.now() + LONGEST_MS; !existsSync(file) && Date.now() < end;)
    Atomics.wait(nothing, 0, 0, LOOK_AGAIN_MS);
}
