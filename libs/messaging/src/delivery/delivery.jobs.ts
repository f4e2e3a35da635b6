import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { DeliverySender } from './delivery-sender.js';

/** What the queue does for messages: an attempt at a delivery. Whether and when there is another stands in its row. */
@Injectable()
export class DeliveryJobs {
  constructor(private readonly sender: DeliverySender) {}

  @JobHandler('deliver-message')
  async deliver(tx: Tx, { payload }: JobRun<'deliver-message'>): Promise<void> {
    await this.sender.attempt(tx, payload.deliveryId);
  }
}
