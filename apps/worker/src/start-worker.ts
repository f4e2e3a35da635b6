import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { OutboxEngine, Readiness } from '@nuancan/platform';
import { WorkerListener } from './worker-listener.js';
import { WorkerModule } from './worker.module.js';

/**
 * Starts relay, reconciler and jobs, and with WORKER_PORT a listener for health and metrics. On SIGTERM and SIGINT, and
 * on `close()`, it begins no new job and finishes those under way.
 * @throws when the database or the queue cannot be reached or is not of this version, or a job has not exactly one handler
 */
export async function startWorker(logger: LoggerService): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule, { logger, abortOnError: false });
  try {
    // Before the first connection of the queue: on tables that are missing it would only repeat its error.
    await app.get(Readiness).check();
    await app.get(OutboxEngine).start();
    await app.get(WorkerListener).listen();
  } catch (error) {
    await app.close();
    throw error;
  }
  app.enableShutdownHooks();
  return app;
}
