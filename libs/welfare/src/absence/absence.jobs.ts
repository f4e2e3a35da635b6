import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { CalendarReader } from '@nuancan/meal-point';
import { JobHandler, type JobRun, type Tx } from '@nuancan/platform';
import { WelfareClock } from '../chain/welfare-clock.js';
import { absentDiners } from './absent-diners.js';

// The system sees every district; its rows only district by district.
const ASK_EACH_DISTRICT = `INSERT INTO platform.outbox (district_code, job, payload)
  SELECT code, 'district-absences', jsonb_build_object('businessDate', $1::date) FROM registry.districts`;

/** Looks in the morning for regular diners who stayed away: somebody calls them, and goes to see them. */
@Injectable()
export class AbsenceJobs {
  constructor(
    private readonly calendar: CalendarReader,
    private readonly clock: WelfareClock,
  ) {}

  @JobHandler('absent-diners')
  async askEachDistrict(tx: Tx, { payload }: JobRun<'absent-diners'>): Promise<void> {
    await tx.query(ASK_EACH_DISTRICT, [payload.businessDate]);
  }

  /** Done twice it opens nothing more. */
  @JobHandler('district-absences')
  async open(tx: Tx, { payload }: JobRun<'district-absences'>): Promise<void> {
    const at = await this.clock.now(tx);
    for (const { residentId, facilityId, absentSince } of await absentDiners(
      tx,
      this.calendar,
      parseBusinessDate(payload.businessDate),
    )) {
      await tx.query('SELECT welfare.open_absence($1, $2, $3, $4)', [...[residentId, facilityId, absentSince, at]]);
    }
  }
}
