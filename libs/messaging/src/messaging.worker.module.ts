import { Module } from '@nestjs/common';
import { MailChannel } from './channel/mail-channel.js';
import { WebhookChannel } from './channel/webhook-channel.js';
import { DeliveryJobs } from './delivery/delivery.jobs.js';
import { DeliverySender } from './delivery/delivery-sender.js';
import { DeliverySweep } from './delivery/delivery-sweep.js';

/** Messages on their way out, for the worker. */
@Module({ providers: [MailChannel, WebhookChannel, DeliverySender, DeliveryJobs, DeliverySweep] })
export class MessagingWorkerModule {}
