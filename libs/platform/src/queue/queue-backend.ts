import { createPostgresBackend, createRedisBackend, setDefaultBackendFactory, type ConnectionOptions } from 'bullmq';
import type { Configuration } from '../config/configuration.js';
import { QueueErrors } from './queue.errors.js';

/** The schema of the PostgreSQL backend: `migrateQueue` makes it, role nuancan_queue alone uses it. */
export const QUEUE_SCHEMA = 'queue';
/** Hash-tagged: a Redis Cluster keeps all keys of the queue in one slot. */
const REDIS_PREFIX = '{nuancan}';
const RECONNECT_LIMIT_MS = 2_000;
const CONNECT_LIMIT_MS = 5_000;
const POSTGRES_CONNECTIONS = 4;

/** Where the queue lives, as BullMQ is told. */
export interface QueueBackend {
  readonly kind: 'postgres' | 'redis';
  readonly url: string;
  /** Of BullMQ's `Queue` and `Worker`. */
  readonly options: { readonly connection: ConnectionOptions; readonly prefix: string };
}

/**
 * Chooses the backend, Redis with REDIS_URL and else PostgreSQL, and makes it BullMQ's default for the whole process: a
 * `Queue`, a `Worker` and Nest's `@Processor` and `registerQueue` then work on both. Call before any of them is made.
 * @throws QUEUE.NO_ADDRESS
 */
export function useQueueBackend(
  configuration: Pick<Configuration, 'REDIS_URL' | 'QUEUE_DATABASE_URL'>,
  { prefix = REDIS_PREFIX }: { prefix?: string } = {},
): QueueBackend {
  if (configuration.REDIS_URL !== undefined) {
    setDefaultBackendFactory(createRedisBackend);
    const url = configuration.REDIS_URL;
    return { kind: 'redis', url, options: { connection: redisConnection(url), prefix } };
  }
  const url = configuration.QUEUE_DATABASE_URL;
  if (url === undefined) throw QueueErrors.NO_ADDRESS();
  setDefaultBackendFactory(createPostgresBackend);
  return { kind: 'postgres', url, options: { connection: postgresConnection(url), prefix } };
}

function redisConnection(url: string): ConnectionOptions {
  return {
    url,
    connectTimeout: CONNECT_LIMIT_MS,
    // BullMQ waits for a lost Redis up to 20 s between two tries; ours is back within 2 s.
    retryStrategy: (tries: number) => Math.min(50 * 2 ** Math.min(tries, 10), RECONNECT_LIMIT_MS),
    maxRetriesPerRequest: null,
  };
}

function postgresConnection(url: string): ConnectionOptions {
  return {
    connectionString: url,
    schema: QUEUE_SCHEMA,
    max: POSTGRES_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    keepAlive: true,
    application_name: 'nuancan-queue',
  };
}
