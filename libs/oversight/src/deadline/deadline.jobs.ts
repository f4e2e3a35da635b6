import { Injectable } from '@nestjs/common';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { DeadlineService } from './deadline.service.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-oversight-deadlines', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;

/** What the queue does for inspections and complaints. */
@Injectable()
export class DeadlineJobs {
  constructor(private readonly deadlines: DeadlineService) {}

  /** Every night: the reminders of every district. */
  @JobHandler('oversight-deadlines')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'oversight-deadlines'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  @JobHandler('district-oversight-deadlines')
  async remind(tx: Tx, { payload, districtCode }: JobRun<'district-oversight-deadlines'>): Promise<void> {
    await this.deadlines.remind(tx, { districtCode, businessDate: payload.businessDate });
  }
}
