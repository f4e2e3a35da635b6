import { Global, Module } from '@nestjs/common';
import { Outbox } from './outbox.js';

/** Makes `Outbox` injectable everywhere; who asks for a job needs no queue. */
@Global()
@Module({ providers: [Outbox], exports: [Outbox] })
export class OutboxModule {}
