import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Database } from '../../database/database.js';
import { installTypeParsers } from '../../database/type-parsers.js';
import { WORKER_PACE_DEFAULT } from '../../queue/worker-pace.js';
import { OutboxEngine } from '../outbox-engine.js';
import { createEngine } from './start-engine.js';

// A worker in a process of its own, at the pace of every day, that hangs in its first job until it is killed.
installTypeParsers();
const { APP_URL, REDIS_URL, QUEUE_DATABASE_URL } = process.env;
const dataSource = new DataSource({ type: 'postgres', url: APP_URL, installExtensions: false });
await dataSource.initialize();
const module = await createEngine({
  database: new Database(dataSource),
  queue: { REDIS_URL, QUEUE_DATABASE_URL },
  pace: WORKER_PACE_DEFAULT,
  behaviour: async (tx, { outboxId }) => {
    await tx.query('INSERT INTO public.test_effects (outbox_id) VALUES ($1)', [outboxId]);
    process.send?.('hanging');
    await tx.query('SELECT pg_sleep(25)');
  },
});
await module.get(OutboxEngine).start();
