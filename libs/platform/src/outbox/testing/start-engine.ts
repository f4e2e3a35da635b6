import { Global, Module, type Provider, type Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Configuration } from '../../config/configuration.js';
import { Database } from '../../database/database.js';
import { useQueueBackend } from '../../queue/queue-backend.js';
import { QUEUE_BACKEND, WORKER_PACE } from '../../queue/queue.tokens.js';
import { WORKER_PACE_DEFAULT, type WorkerPace } from '../../queue/worker-pace.js';
import { OutboxWorkerModule } from '../outbox.worker.module.js';
import { BEHAVIOUR, recordEffect, RecordingJobs, type Behaviour } from './recording-jobs.js';

/** Rounds fast enough for a test. */
const QUICK: Partial<WorkerPace> = { relayMs: 50, reconcileMs: 200, lostAfterMs: 500, backoffMs: 50, attempts: 3 };

const silence = (): void => undefined;
const SILENT = { log: silence, error: silence, warn: silence };

/** Where the engine works, and how. */
export interface EngineOptions {
  readonly database: Database;
  readonly queue: Partial<Pick<Configuration, 'REDIS_URL' | 'QUEUE_DATABASE_URL'>>;
  /** Of the keys in Redis. */
  readonly prefix?: string;
  readonly behaviour?: Behaviour;
  readonly pace?: Partial<WorkerPace>;
  /** Default: a handler for every job. */
  readonly handlers?: readonly Type<object>[];
}

/** The worker's engine with a test's own handlers, not yet started. */
export async function createEngine(options: EngineOptions): Promise<TestingModule> {
  const { database, queue, prefix = '{test}', behaviour = recordEffect, pace, handlers = [RecordingJobs] } = options;
  const shared: Provider[] = [
    { provide: Configuration, useValue: queue },
    { provide: Database, useValue: database },
    { provide: BEHAVIOUR, useValue: behaviour },
  ];

  @Global()
  @Module({ providers: shared, exports: [Configuration, Database, BEHAVIOUR] })
  class SurroundingsModule {}

  const module = await Test.createTestingModule({
    imports: [SurroundingsModule, OutboxWorkerModule],
    providers: [...handlers],
  })
    .overrideProvider(QUEUE_BACKEND)
    .useFactory({ factory: () => useQueueBackend(queue, { prefix }) })
    .overrideProvider(WORKER_PACE)
    .useValue({ ...WORKER_PACE_DEFAULT, ...QUICK, ...pace })
    .setLogger(SILENT)
    .compile();
  return module.init();
}
