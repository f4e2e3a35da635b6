import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { assertSchemaCompatibility, LATEST_SCHEMA_VERSION } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { QUEUE_SCHEMA, type QueueBackend } from './queue-backend.js';
import { queueFailure } from './queue-failure.js';
import { QUEUE_BACKEND } from './queue.tokens.js';
import { QueueErrors } from './queue.errors.js';

const LIMIT_MS = 3_000;

/** Asks whether the queue can be used, on a connection of its own that is opened on the first question. */
@Injectable()
export class QueueProbe implements OnModuleDestroy {
  private redis: Redis | undefined;
  private pool: Pool | undefined;

  constructor(@Inject(QUEUE_BACKEND) private readonly backend: QueueBackend) {}

  /** @throws QUEUE.UNREACHABLE, QUEUE.NOT_MIGRATED within 3 s */
  async check(): Promise<void> {
    await (this.backend.kind === 'redis' ? this.checkRedis() : this.checkPostgres());
  }

  async onModuleDestroy(): Promise<void> {
    // Disconnecting what never connected would hold the process for two seconds.
    if (this.redis?.status === 'ready') this.redis.disconnect();
    await this.pool?.end();
  }

  private async checkRedis(): Promise<void> {
    this.redis ??= quietRedis(this.backend.url);
    try {
      if (this.redis.status === 'wait' || this.redis.status === 'end') await this.redis.connect();
      await this.redis.ping();
    } catch (error) {
      throw queueFailure(this.backend, error);
    }
  }

  private async checkPostgres(): Promise<void> {
    this.pool ??= quietPool(this.backend.url);
    let version: number;
    try {
      const client = await this.pool.connect();
      try {
        version = await assertSchemaCompatibility(client, QUEUE_SCHEMA);
      } finally {
        client.release();
      }
    } catch (error) {
      throw queueFailure(this.backend, error);
    }
    if (version < LATEST_SCHEMA_VERSION) {
      throw QueueErrors.NOT_MIGRATED({ problem: `${version} < ${LATEST_SCHEMA_VERSION}` });
    }
  }
}

function quietRedis(url: string): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: LIMIT_MS,
    commandTimeout: LIMIT_MS,
    maxRetriesPerRequest: 0,
    // The next question connects again; there is nobody to keep a connection for in between.
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  return redis;
}

function quietPool(url: string): Pool {
  const pool = new Pool({
    connectionString: url,
    max: 1,
    connectionTimeoutMillis: LIMIT_MS,
    query_timeout: LIMIT_MS,
    application_name: 'nuancan-probe',
  });
  // An idle connection that breaks is replaced at the next question.
  pool.on('error', () => undefined);
  return pool;
}
