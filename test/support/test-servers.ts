import { existsSync, globSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../libs/platform/src/database/migrate.js';
import { migrateQueue } from '../../libs/platform/src/queue/migrate-queue.js';
import { ensureLoginRoles } from '../../libs/platform/src/embedded-postgres/login-roles.js';
import { scratchFolder } from '../../libs/platform/src/embedded-postgres/scratch-folder.js';
import { startEmbeddedPostgres } from '../../libs/platform/src/embedded-postgres/start-embedded-postgres.js';
import { OwnerLock } from '../../libs/platform/src/supervision/owner-lock.js';
import { fastestFolder } from './fastest-folder.js';
import { loadMigrations } from './load-migrations.js';
import { startScratchRedis } from './scratch-redis.js';

/** Where the scratch servers are; travels to the test workers as JSON in NUANCAN_TEST_SERVERS. */
export interface TestAddresses {
  /** Superuser, on the maintenance database. */
  readonly ownerUrl: string;
  readonly appPassword: string;
  readonly queuePassword: string;
  /** Name of the migrated database that every test file clones. */
  readonly template: string;
  /** Null when redis-server is not installed. */
  readonly redisUrl: string | null;
}

/** The running scratch servers of one test run. */
export interface TestServers {
  readonly addresses: TestAddresses;
  stop(): Promise<void>;
}

const DATA = 'test-servers';
const APP_PASSWORD = 'app-of-a-scratch-server';
const QUEUE_PASSWORD = 'queue-of-a-scratch-server';

/**
 * Starts a scratch PostgreSQL that flushes nothing, with a template database made by the real migrations, and a scratch
 * Redis. Both end with this process, even by `kill -9`.
 */
export async function startTestServers(): Promise<TestServers> {
  const folder = scratchFolder(fastestFolder());
  removeLeftovers(dirname(folder));
  const redis = await startScratchRedis(folder);
  const settings = { max_connections: '300', autovacuum: 'off', max_wal_size: '1GB', checkpoint_timeout: '1h' };
  const server = await startEmbeddedPostgres({ dataDir: `${folder}/${DATA}`, durable: false, settings });
  const template = 'nuancan_template';
  const ownerUrl = server.urlFor({ ...server, database: 'postgres' });
  await ensureLoginRoles(ownerUrl, { appPassword: APP_PASSWORD, queuePassword: QUEUE_PASSWORD });
  await createTemplate(ownerUrl, server.urlFor({ ...server, database: template }), template);
  return {
    addresses: {
      ownerUrl,
      appPassword: APP_PASSWORD,
      queuePassword: QUEUE_PASSWORD,
      template,
      redisUrl: redis?.url ?? null,
    },
    stop: async () => {
      await Promise.all([server.stop(), redis?.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs that were killed could not remove their data. */
function removeLeftovers(parent: string): void {
  for (const lock of globSync(`nuancan-*/${DATA}.lock`, { cwd: parent })) {
    const path = `${parent}/${lock}`;
    if (existsSync(path) && OwnerLock.holder(path) === undefined)
      rmSync(dirname(path), { recursive: true, force: true });
  }
}

async function createTemplate(ownerUrl: string, templateUrl: string, template: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(template)}`);
    await migrate(templateUrl, await loadMigrations());
    await migrateQueue(templateUrl);
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(template)} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } finally {
    await client.end();
  }
}
