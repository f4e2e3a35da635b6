import { Module } from '@nestjs/common';
import { IdentityModule } from '@nuancan/identity';
import { InboxController } from './message/inbox.controller.js';
import { InboxService } from './message/inbox.service.js';
import { EventController } from './stream/event.controller.js';
import { EventStreams } from './stream/event-streams.js';

/** 消息: what accounts are told of. */
@Module({
  imports: [IdentityModule],
  controllers: [EventController, InboxController],
  providers: [EventStreams, InboxService],
})
export class MessagingModule {}
