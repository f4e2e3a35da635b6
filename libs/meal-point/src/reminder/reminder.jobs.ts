import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { ReminderService } from './reminder.service.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-reminders', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;

/** What the queue does for facilities. */
@Injectable()
export class ReminderJobs {
  constructor(private readonly reminders: ReminderService) {}

  /** Every night: the reminders of every district. */
  @JobHandler('facility-reminders')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'facility-reminders'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  @JobHandler('district-reminders')
  async make(tx: Tx, { payload, districtCode }: JobRun<'district-reminders'>): Promise<void> {
    await this.reminders.make(tx, { districtCode, businessDate: payload.businessDate });
  }
}
