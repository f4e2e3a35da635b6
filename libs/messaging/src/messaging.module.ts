import { Module } from '@nestjs/common';
import { IdentityModule } from '@nuancan/identity';
import { DeliveryLogController } from './delivery/delivery-log.controller.js';
import { DeliveryLogService } from './delivery/delivery-log.service.js';
import { InboxController } from './message/inbox.controller.js';
import { InboxService } from './message/inbox.service.js';
import { PreferenceController } from './preference/preference.controller.js';
import { PreferenceService } from './preference/preference.service.js';
import { EventController } from './stream/event.controller.js';
import { EventStreams } from './stream/event-streams.js';

/** 消息: what accounts are told of. */
@Module({
  imports: [IdentityModule],
  controllers: [EventController, PreferenceController, DeliveryLogController, InboxController],
  providers: [EventStreams, InboxService, PreferenceService, DeliveryLogService],
})
export class MessagingModule {}
