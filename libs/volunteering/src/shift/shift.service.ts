import { Injectable } from '@nestjs/common';
import { addDays, businessDateAt, daysBetween, parseBusinessDate, weekStartOf } from '@nuancan/kernel';
import { placeInScope, type FacilityPlace } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { refusing } from '../volunteering-refusal.js';
import { VolunteeringErrors } from '../volunteering.errors.js';
import { shownName } from '../volunteer/shown-person.js';
import type {
  CancelShiftDto,
  CopyWeekDto,
  PlannedDto,
  PlanShiftDto,
  ShiftDto,
  ShiftListDto,
  ShiftQueryDto,
  SignUpDto,
} from './shift.dto.js';

const MOST_DAYS = 61;
const DAYS_A_WEEK = 7;

const COLUMNS = `s.id, s.facility_id AS "facilityId", s.business_date AS "businessDate", to_char(s.starts_at, 'HH24:MI') AS "startsAt",
  to_char(s.ends_at, 'HH24:MI') AS "endsAt", s.purpose, s.wanted, s.taken, s.skills, s.cancel_reason AS "cancelledBecause",
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', u.id, 'volunteerId', u.volunteer_id, 'registerNo', v.register_no, 'name', p.name)
      ORDER BY u.signed_up_at, u.id)
    FROM volunteering.sign_ups u JOIN volunteering.volunteers v ON v.id = u.volunteer_id LEFT JOIN volunteering.persons p ON p.id = v.id
    WHERE u.shift_id = s.id AND u.cancelled_at IS NULL), '[]') AS "signedUp"`;

const PLAN = `INSERT INTO volunteering.shifts (district_code, town_code, facility_id, business_date, starts_at, ends_at, purpose, wanted,
    skills, planned_by)
  SELECT $1, $2, $3, d.day, $5, $6, $7, $8, $9, platform.scope_account() FROM unnest($4::date[]) d (day)
  ON CONFLICT (facility_id, business_date, starts_at, ends_at, purpose) WHERE cancelled_at IS NULL DO NOTHING RETURNING id`;

const COPY = `INSERT INTO volunteering.shifts (district_code, town_code, facility_id, business_date, starts_at, ends_at, purpose, wanted,
    skills, planned_by)
  SELECT s.district_code, s.town_code, s.facility_id, s.business_date + $3::int, s.starts_at, s.ends_at, s.purpose, s.wanted, s.skills,
    platform.scope_account()
  FROM volunteering.shifts s WHERE s.facility_id = $1 AND s.business_date BETWEEN $2::date AND $2::date + 6 AND s.cancelled_at IS NULL
    AND s.business_date + $3::int >= platform.business_date(now())
  ON CONFLICT (facility_id, business_date, starts_at, ends_at, purpose) WHERE cancelled_at IS NULL DO NOTHING RETURNING id`;

/** Shifts of facilities and who signs up for them. */
@Injectable()
export class ShiftService {
  constructor(private readonly database: Database) {}

  /** By day and hour, cancelled ones too. @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE, TIMES_REVERSED */
  async list(scope: Scope, query: ShiftQueryDto): Promise<ShiftListDto> {
    const [from, to] = [parseBusinessDate(query.from), parseBusinessDate(query.to)];
    const days = daysBetween({ from, to });
    if (days < 0 || days > MOST_DAYS) throw VolunteeringErrors.TIMES_REVERSED();
    return this.database.scoped(scope, async (tx) => {
      const { id } = await place(tx, scope, query.facilityId);
      const items = await tx.query<ShiftDto[]>(
        `SELECT ${COLUMNS} FROM volunteering.shifts s WHERE s.facility_id = $1 AND s.business_date BETWEEN $2 AND $3
         ORDER BY s.business_date, s.starts_at, s.ends_at, s.id`,
        [id, from, to],
      );
      return { items: items.map((shift) => shown(scope, shift)) };
    });
  }

  /** Plans one and the same in the weeks after. @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE, SHIFT_IN_PAST, TIMES_REVERSED, SHIFT_EXISTS */
  async plan(scope: Scope, draft: PlanShiftDto): Promise<PlannedDto> {
    const first = parseBusinessDate(draft.businessDate);
    if (first < businessDateAt(new Date())) throw VolunteeringErrors.SHIFT_IN_PAST();
    if (draft.endsAt <= draft.startsAt) throw VolunteeringErrors.TIMES_REVERSED();
    const days = Array.from({ length: draft.weeks ?? 1 }, (_, week) => addDays(first, week * DAYS_A_WEEK));
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const { id, townCode, districtCode } = await place(tx, scope, draft.facilityId);
        const planned = await tx.query<unknown[]>(PLAN, [
          ...[districtCode, townCode, id, days, draft.startsAt, draft.endsAt, draft.purpose, draft.wanted],
          draft.skills,
        ]);
        if (planned.length === 0) throw VolunteeringErrors.SHIFT_EXISTS();
        return { planned: planned.length };
      }),
    );
  }

  /** Plans a week as another; what is there stays, days that are over stay out. @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE */
  async copyWeek(scope: Scope, { facilityId, fromWeek, toWeek }: CopyWeekDto): Promise<PlannedDto> {
    const from = weekStartOf(parseBusinessDate(fromWeek));
    const apart = daysBetween({ from, to: weekStartOf(parseBusinessDate(toWeek)) });
    return this.database.scoped(scope, async (tx) => {
      const { id } = await place(tx, scope, facilityId);
      return { planned: (await tx.query<unknown[]>(COPY, [id, from, apart])).length };
    });
  }

  /** Cancels a shift with its sign-ups. @throws VOLUNTEERING.SHIFT_NOT_FOUND, ALREADY_CANCELLED */
  async cancel(scope: Scope, shiftId: string, { reason }: CancelShiftDto): Promise<ShiftDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const shift = await find(tx, scope, shiftId, 'FOR NO KEY UPDATE OF s');
        if (shift.cancelledBecause !== null) throw VolunteeringErrors.ALREADY_CANCELLED();
        const cancelled = `cancelled_by = platform.scope_account(), cancelled_at = clock_timestamp(), cancel_reason = $2`;
        await tx.query(`UPDATE volunteering.sign_ups SET ${cancelled} WHERE shift_id = $1 AND cancelled_at IS NULL`, [
          shiftId,
          reason,
        ]);
        await tx.query(`UPDATE volunteering.shifts SET ${cancelled} WHERE id = $1`, [shiftId, reason]);
        return find(tx, scope, shiftId);
      }),
    );
  }

  /**
   * Takes a place for somebody.
   * @throws VOLUNTEERING.SHIFT_NOT_FOUND, VOLUNTEER_NOT_FOUND, NOT_READY, NOT_SKILLED, SHIFT_FULL, SHIFT_NOT_OPEN, DOUBLE_BOOKED,
   *   SIGN_UP_NOT_FOUND, PLACE_STILL_TAKEN, ALREADY_REPLACED
   */
  async signUp(scope: Scope, shiftId: string, { volunteerId, replaces }: SignUpDto): Promise<ShiftDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        await find(tx, scope, shiftId);
        const [volunteer] = await tx.query<unknown[]>('SELECT FROM volunteering.volunteers WHERE id = $1', [
          volunteerId,
        ]);
        if (!volunteer) throw VolunteeringErrors.VOLUNTEER_NOT_FOUND();
        await tx.query(
          `INSERT INTO volunteering.sign_ups (shift_id, volunteer_id, district_code, town_code, facility_id, business_date, during, signed_up_by, replaces)
           SELECT s.id, $2, s.district_code, s.town_code, s.facility_id, s.business_date, s.during, platform.scope_account(), $3
           FROM volunteering.shifts s WHERE s.id = $1`,
          [shiftId, volunteerId, replaces ?? null],
        );
        return find(tx, scope, shiftId);
      }),
    );
  }

  /** Gives a place back. @throws VOLUNTEERING.SIGN_UP_NOT_FOUND, ALREADY_CANCELLED */
  async cancelSignUp(scope: Scope, signUpId: string, { reason }: CancelShiftDto): Promise<ShiftDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const [signUp] = await tx.query<{ shiftId: string }[]>(
          `SELECT shift_id AS "shiftId" FROM volunteering.sign_ups
           WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2)`,
          [signUpId, scope.facilityId],
        );
        if (!signUp) throw VolunteeringErrors.SIGN_UP_NOT_FOUND();
        // The shift before the sign-up, as everywhere.
        await find(tx, scope, signUp.shiftId, 'FOR NO KEY UPDATE OF s');
        await tx.query(
          `UPDATE volunteering.sign_ups SET cancelled_by = platform.scope_account(), cancelled_at = clock_timestamp(), cancel_reason = $2
           WHERE id = $1`,
          [signUpId, reason],
        );
        return find(tx, scope, signUp.shiftId);
      }),
    );
  }
}

function place(tx: Tx, scope: Scope, facilityId: string | undefined): Promise<FacilityPlace> {
  return placeInScope(tx, scope, facilityId ?? scope.facilityId, VolunteeringErrors.FACILITY_NOT_IN_SCOPE);
}

async function find(tx: Tx, scope: Scope, shiftId: string, lock = ''): Promise<ShiftDto> {
  const [shift] = await tx.query<ShiftDto[]>(`SELECT ${COLUMNS} FROM volunteering.shifts s WHERE s.id = $1 ${lock}`, [
    shiftId,
  ]);
  if (!shift) throw VolunteeringErrors.SHIFT_NOT_FOUND();
  return shown(scope, shift);
}

function shown(scope: Scope, shift: ShiftDto): ShiftDto {
  return { ...shift, signedUp: shift.signedUp.map((one) => ({ ...one, name: shownName(scope, one.name) })) };
}
