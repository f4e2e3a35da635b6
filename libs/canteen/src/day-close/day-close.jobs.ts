import { Injectable } from '@nestjs/common';
import { addDays, parseBusinessDate } from '@nuancan/kernel';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { DayCloseService } from './day-close.service.js';

/** A day nobody closed closes itself after so many days. */
const CLOSES_AFTER_DAYS = 3;

const ASK_FOR_ALL = `
  INSERT INTO platform.outbox (district_code, job, payload)
  SELECT d.district_code, 'close-day', jsonb_build_object('facilityId', d.facility_id, 'businessDate', d.business_date)
  FROM canteen.days_left_open($1::date) d`;

/** What the queue closes and settles. */
@Injectable()
export class DayCloseJobs {
  constructor(private readonly days: DayCloseService) {}

  /** Every night: every day of every facility that has records, is over for three days and was closed by nobody. */
  @JobHandler('close-days')
  async askForAll(tx: Tx, { payload }: JobRun<'close-days'>): Promise<void> {
    await tx.query(ASK_FOR_ALL, [addDays(parseBusinessDate(payload.businessDate), -CLOSES_AFTER_DAYS)]);
  }

  @JobHandler('close-day')
  async closeDay(tx: Tx, { payload }: JobRun<'close-day'>): Promise<void> {
    const { facilityId, businessDate } = payload;
    const day = { facilityId, businessDate: parseBusinessDate(businessDate), reason: null, cashCount: null };
    await this.days.settle(tx, { ...day, mode: 'automatic' });
  }

  /** Meals that came after the close of their day. */
  @JobHandler('settle-late-meals')
  async settleLate(tx: Tx, { payload }: JobRun<'settle-late-meals'>): Promise<void> {
    const { facilityId, businessDate } = payload;
    const day = { facilityId, businessDate: parseBusinessDate(businessDate), reason: null, cashCount: null };
    await this.days.settle(tx, { ...day, mode: 'supplementary' });
  }
}
