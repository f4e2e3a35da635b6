import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { placeStandingOrders } from '../standing-order/place-standing-orders.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-standing-orders', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;
const ASK_THOSE_DUE = `INSERT INTO platform.outbox (district_code, job, payload)
  SELECT d.code, 'district-freezes', jsonb_build_object('businessDate', $1::date) FROM delivery.due_districts() d (code)`;
const DUE = `SELECT DISTINCT o.facility_id AS "facilityId", o.business_date AS "businessDate", o.slot FROM delivery.orders o
  CROSS JOIN LATERAL delivery.rule_on(o.facility_id, o.slot, o.business_date) r
  WHERE o.district_code = platform.scope_district() AND o.state = 'placed' AND r.cut_off <= clock_timestamp() ORDER BY 2, 1, 3`;

/** What the queue does for orders: places what standing orders ask for, and freezes what is to be cooked. */
@Injectable()
export class OrderJobs {
  constructor(private readonly calendar: CalendarReader) {}

  @JobHandler('standing-orders')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'standing-orders'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  /** Days that a night missed are placed by the next one. */
  @JobHandler('district-standing-orders')
  async place(tx: Tx, { payload }: JobRun<'district-standing-orders'>): Promise<void> {
    await placeStandingOrders(tx, this.calendar, { from: parseBusinessDate(payload.businessDate) });
  }

  @JobHandler('freeze-orders')
  async askThoseDue(tx: Tx, { payload }: JobRun<'freeze-orders'>): Promise<void> {
    await tx.query(ASK_THOSE_DUE, [payload.businessDate]);
  }

  /** The cut-off itself holds to the second in the database; this is what makes the kitchen's list of it. */
  @JobHandler('district-freezes')
  async freeze(tx: Tx, _run: JobRun<'district-freezes'>): Promise<void> {
    const due = await tx.query<{ facilityId: string; businessDate: string; slot: string }[]>(DUE);
    for (const { facilityId, businessDate, slot } of due) {
      await tx.query('SELECT delivery.freeze_slot($1, $2, $3)', [facilityId, businessDate, slot]);
    }
  }
}
