import { Module } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { useQueueBackend } from './queue-backend.js';
import { QueueProbe } from './queue-probe.js';
import { QUEUE_BACKEND } from './queue.tokens.js';

/** Chooses the queue's backend for the process, before anything of BullMQ is made, and can ask after its health. */
@Module({
  providers: [
    {
      provide: QUEUE_BACKEND,
      inject: [Configuration],
      useFactory: (configuration: Configuration) => useQueueBackend(configuration),
    },
    QueueProbe,
  ],
  exports: [QUEUE_BACKEND, QueueProbe],
})
export class QueueModule {}
