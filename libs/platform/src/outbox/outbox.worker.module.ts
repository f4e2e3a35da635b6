import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { MetricsModule } from '../metrics/metrics.module.js';
import { JobHandlers } from '../queue/job-handlers.js';
import { JobQueue } from '../queue/job-queue.js';
import { QueueModule } from '../queue/queue.module.js';
import { WORKER_PACE } from '../queue/queue.tokens.js';
import { WORKER_PACE_DEFAULT } from '../queue/worker-pace.js';
import { OutboxEngine } from './outbox-engine.js';
import { QueueWatch } from '../watch/queue-watch.js';
import { OutboxModule } from './outbox.module.js';
import { OutboxPrune } from './outbox-prune.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRunner } from './outbox-runner.js';
import { ScheduleTicks } from './schedule-ticks.js';

/** Relay, reconciler and consumer for the worker's process; `OutboxEngine.start()` sets them going. */
@Module({
  imports: [DiscoveryModule, QueueModule, OutboxModule, MetricsModule],
  providers: [
    { provide: WORKER_PACE, useValue: WORKER_PACE_DEFAULT },
    ...[JobHandlers, JobQueue, OutboxRelay, OutboxRunner, ScheduleTicks, OutboxPrune, QueueWatch, OutboxEngine],
  ],
  exports: [OutboxEngine],
})
export class OutboxWorkerModule {}
