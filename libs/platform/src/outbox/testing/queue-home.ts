import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startScratchRedis } from '../../../../../test/support/scratch-redis.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/support/test-database.js';
import type { Configuration } from '../../config/configuration.js';
import { migrateQueue } from '../../queue/migrate-queue.js';

export const BACKENDS = ['postgres', 'redis'] as const;

/** A database and a queue of one test file's own; the queue may be lost at will. */
export interface QueueHome {
  readonly test: TestDatabase;
  readonly queue: Partial<Pick<Configuration, 'REDIS_URL' | 'QUEUE_DATABASE_URL'>>;
  /** FLUSHALL, or all tables of the queue's schema emptied. */
  lose(): Promise<void>;
  close(): Promise<void>;
}

/** Opens it. Table test_effects notes what handlers did. */
export async function openQueueHome(backend: (typeof BACKENDS)[number]): Promise<QueueHome> {
  const test = await openTestDatabase();
  await migrateQueue(test.ownerUrl);
  await test.owner.query(`CREATE TABLE public.test_effects (outbox_id bigint NOT NULL, at timestamptz DEFAULT now());
    GRANT SELECT, INSERT ON public.test_effects TO nuancan_app`);
  if (backend === 'postgres') {
    return {
      test,
      queue: { QUEUE_DATABASE_URL: test.queueUrl },
      lose: async () => {
        await test.owner.query(`TRUNCATE queue.job, queue.meta, queue.event, queue.scheduler CASCADE`);
      },
      close: () => test.close(),
    };
  }
  const folder = mkdtempSync(join(tmpdir(), 'nuancan-redis-'));
  const server = await startScratchRedis(folder);
  if (server === undefined) throw new Error('redis-server is not installed: `apt-get install redis-server`');
  return {
    test,
    queue: { REDIS_URL: server.url },
    lose: async () => {
      const client = new Redis(server.url);
      await client.flushall();
      client.disconnect();
    },
    close: async () => {
      await server.stop();
      await test.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
