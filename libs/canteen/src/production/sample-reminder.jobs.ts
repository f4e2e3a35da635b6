import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { SampleReminderService } from './sample-reminder.service.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-food-samples', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;

/** What the queue does for samples. */
@Injectable()
export class SampleReminderJobs {
  constructor(private readonly reminders: SampleReminderService) {}

  /** After each slot: the reminders of every district. */
  @JobHandler('food-samples')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'food-samples'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  @JobHandler('district-food-samples')
  async make(tx: Tx, { districtCode }: JobRun<'district-food-samples'>): Promise<void> {
    await this.reminders.make(tx, { districtCode, at: new Date() });
  }
}
