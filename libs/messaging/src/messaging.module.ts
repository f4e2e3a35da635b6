import { Module } from '@nestjs/common';
import { InboxController } from './message/inbox.controller.js';
import { InboxService } from './message/inbox.service.js';

/** 消息: what accounts are told of. */
@Module({ controllers: [InboxController], providers: [InboxService] })
export class MessagingModule {}
