import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Database } from '../../database/database.js';
import { installTypeParsers } from '../../database/type-parsers.js';
import { WORKER_PACE_DEFAULT } from '../../queue/worker-pace.js';
import { OutboxEngine } from '../outbox-engine.js';
import { createEngine } from './start-engine.js';

// A worker in a process of its own, at the pace of every day. It hangs in its first job until it is killed, or, with
// BLOCK_MS, does nothing else for so long, not even renew its lock, and then goes on.
installTypeParsers();
const { APP_URL, REDIS_URL, QUEUE_DATABASE_URL, BLOCK_MS, LOCK_MS } = process.env;
const dataSource = new DataSource({ type: 'postgres', url: APP_URL, installExtensions: false });
await dataSource.initialize();
const module = await createEngine({
  database: new Database(dataSource),
  queue: { REDIS_URL, QUEUE_DATABASE_URL },
  pace: LOCK_MS === undefined ? WORKER_PACE_DEFAULT : { lockMs: Number(LOCK_MS) },
  behaviour: async (tx, { outboxId }) => {
    await tx.query('INSERT INTO public.test_effects (outbox_id) VALUES ($1)', [outboxId]);
    await new Promise<void>((told) => process.send?.('hanging', () => told()));
    if (BLOCK_MS === undefined) await tx.query('SELECT pg_sleep(25)');
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(BLOCK_MS));
  },
});
await module.get(OutboxEngine).start();
