import { Injectable } from '@nestjs/common';
import { Database, type Scope } from '@nuancan/platform';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { OwnAttendanceDto, OwnHoursDto } from './own-hours.dto.js';

const MOST = 60;
const ME = `SELECT v.id, coalesce(t.balance_minutes, 0)::bigint AS "balanceMinutes" FROM volunteering.volunteers v
  LEFT JOIN volunteering.time_accounts t ON t.volunteer_id = v.id WHERE v.account_id = platform.scope_account() AND v.state = 'active'`;
const LAST = `LEFT JOIN LATERAL (SELECT c.minutes FROM volunteering.hour_confirmations c WHERE c.attendance_id = a.id ORDER BY c.seq DESC LIMIT 1) c ON true`;
const MONTH = `SELECT coalesce(sum(c.minutes), 0)::int AS minutes FROM volunteering.attendances a ${LAST}
  WHERE a.volunteer_id = $1 AND a.withdrawn_at IS NULL AND a.business_date >= date_trunc('month', platform.business_date(now()))`;
const ATTENDANCES = `SELECT a.id, a.business_date AS "businessDate", f.name AS "facilityName", a.purpose, a.arrived_at AS "arrivedAt",
    a.left_at AS "leftAt", c.minutes AS "confirmedMinutes"
  FROM volunteering.attendances a JOIN meal_point.facilities f ON f.id = a.facility_id ${LAST}
  WHERE a.volunteer_id = $1 AND a.withdrawn_at IS NULL ORDER BY a.arrived_at DESC LIMIT ${MOST}`;

/** What a volunteer's phone says of their own hours. */
@Injectable()
export class OwnHoursService {
  constructor(private readonly database: Database) {}

  /** @throws VOLUNTEERING.VOLUNTEER_NOT_FOUND when the account is of nobody in the register */
  async own(scope: Scope): Promise<OwnHoursDto> {
    return this.database.scoped(scope, async (tx) => {
      const [me] = await tx.query<{ id: string; balanceMinutes: number }[]>(ME);
      if (!me) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
      const [month] = await tx.query<[{ minutes: number }]>(MONTH, [me.id]);
      const items = await tx.query<OwnAttendanceDto[]>(ATTENDANCES, [me.id]);
      return { balanceMinutes: me.balanceMinutes, monthMinutes: month.minutes, items };
    });
  }
}
