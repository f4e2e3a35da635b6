import { Injectable } from '@nestjs/common';
import { Database, hashBody, type Scope, type Tx } from '@nuancan/platform';
import {
  AttendanceDto,
  confirmHours,
  loadAttendances,
  VolunteeringErrors,
  volunteeringRefusal,
  withdrawAttendance,
  type ConfirmedHours,
} from '@nuancan/volunteering';
import { withOpenDay } from '../day-source/with-open-day.js';
import type { ConfirmAttendanceDto, WithdrawAttendanceDto } from './attended-hours.dto.js';

const ENTER = `INSERT INTO canteen.day_sources (district_code, town_code, facility_id, business_date, kind, description, quantity, unit_fen,
    client_id, body_hash, account_id, attendance_id, confirmation_no)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, gen_random_uuid(), decode($9, 'hex'), platform.scope_account(), $10, $11) RETURNING id`;

const CONFIRM = `INSERT INTO canteen.hours_confirmations (source_id, district_code, town_code, facility_id, business_date, account_id)
  VALUES ($1, $2, $3, $4, $5, platform.scope_account())`;

const WITHDRAW = `INSERT INTO canteen.day_source_withdrawals (source_id, district_code, town_code, facility_id, business_date, reason, account_id)
  SELECT d.id, d.district_code, d.town_code, d.facility_id, d.business_date, $2, platform.scope_account()
  FROM canteen.day_sources d WHERE d.attendance_id = $1
    AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)`;

/** Hours of registered volunteers on their way into the day: confirmed, corrected and taken back together with its entry. */
@Injectable()
export class AttendedHoursService {
  constructor(private readonly database: Database) {}

  /**
   * Confirms minutes, or corrects them for a reason: the entry of the day, its confirmation and the time bank at once.
   * @throws VOLUNTEERING.ATTENDANCE_NOT_FOUND, STILL_THERE, MORE_THAN_ATTENDED, OWN_HOURS, ALREADY_CONFIRMED, NO_RATE, TIME_SPENT;
   *   DAY.CLOSED, MONTH_CLOSED
   */
  async confirm(scope: Scope, attendanceId: string, draft: ConfirmAttendanceDto): Promise<AttendanceDto> {
    return this.inOpenDay(scope, attendanceId, async (tx) => {
      const reason = draft.reason ?? null;
      const hours = await confirmHours(tx, scope, { attendanceId, minutes: draft.minutes, reason });
      if (hours.repeated) return;
      if (reason !== null) await tx.query(WITHDRAW, [attendanceId, reason]);
      await enter(tx, hours);
    });
  }

  /** Takes an attendance back with its entry of the day. @throws VOLUNTEERING.ATTENDANCE_NOT_FOUND, WITHDRAWN, TIME_SPENT; DAY.CLOSED */
  async withdraw(scope: Scope, attendanceId: string, { reason }: WithdrawAttendanceDto): Promise<AttendanceDto> {
    return this.inOpenDay(scope, attendanceId, async (tx) => {
      await withdrawAttendance(tx, scope, { attendanceId, reason });
      await tx.query(WITHDRAW, [attendanceId, reason]);
    });
  }

  private async inOpenDay(scope: Scope, attendanceId: string, work: (tx: Tx) => Promise<void>): Promise<AttendanceDto> {
    try {
      return await withOpenDay(() =>
        this.database.scoped(scope, async (tx) => {
          await work(tx);
          const [attendance] = await loadAttendances(tx, scope, { condition: 'a.id = $1', values: [attendanceId] });
          if (!attendance) throw VolunteeringErrors.ATTENDANCE_NOT_FOUND();
          return attendance;
        }),
      );
    } catch (error) {
      throw volunteeringRefusal(error) ?? error;
    }
  }
}

async function enter(tx: Tx, hours: ConfirmedHours): Promise<void> {
  const { attendanceId, districtCode, townCode, facilityId, businessDate, purpose, minutes, unitFen, seq } = hours;
  const place = [districtCode, townCode, facilityId, businessDate];
  const [{ id }] = await tx.query<[{ id: string }]>(ENTER, [
    ...[...place, `${purpose}_hours`, `志愿者 №${hours.registerNo}`, minutes, unitFen],
    ...[hashBody({ attendanceId, seq }), attendanceId, seq],
  ]);
  await tx.query(CONFIRM, [id, districtCode, townCode, facilityId, businessDate]);
}
