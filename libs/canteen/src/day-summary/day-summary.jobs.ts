import { Injectable } from '@nestjs/common';
import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { DaySummaryService } from './day-summary.service.js';

const ASK_FOR_ALL = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT district_code, 'day-summary', jsonb_build_object('facilityId', facility_id, 'businessDate', $1::date)
  FROM canteen.facilities_to_summarise($1::date)`;

/** What the queue does for the canteen. */
@Injectable()
export class DaySummaryJobs {
  constructor(private readonly summaries: DaySummaryService) {}

  @JobHandler('day-summary')
  async summariseDay(tx: Tx, { payload, outboxId }: JobRun<'day-summary'>): Promise<void> {
    await this.summaries.summarise(tx, { ...payload, version: outboxId });
  }

  /** Every night: the day that has ended, for every facility of every district. */
  @JobHandler('day-summaries')
  async askForAll(tx: Tx, { payload }: JobRun<'day-summaries'>): Promise<void> {
    const yesterday = addDays(parseBusinessDate(payload.businessDate), -1);
    await tx.query(ASK_FOR_ALL, [yesterday]);
  }

  /** Every day: the partitions that the next three months' meals need. */
  @JobHandler('meal-partitions')
  async makePartitions(tx: Tx, { payload }: JobRun<'meal-partitions'>): Promise<void> {
    await tx.query(`SELECT canteen.ensure_meal_partitions($1::date, ($1::date + interval '3 months')::date)`, [
      payload.businessDate,
    ]);
  }
}
