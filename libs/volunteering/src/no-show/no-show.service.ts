import { Injectable } from '@nestjs/common';
import { daysBetween, parseBusinessDate } from '@nuancan/kernel';
import { placeInScope } from '@nuancan/meal-point';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { ShiftQueryDto } from '../shift/shift.dto.js';
import { shownName } from '../volunteer/shown-person.js';
import { refusing } from '../volunteering-refusal.js';
import { VolunteeringErrors } from '../volunteering.errors.js';
import type { NoShowDto, NoShowListDto, ReportNoShowDto, WithdrawNoShowDto } from './no-show.dto.js';

const MOST_DAYS = 61;
const COLUMNS = `n.sign_up_id AS "signUpId", n.volunteer_id AS "volunteerId", v.register_no AS "registerNo", p.name,
    n.business_date AS "businessDate", n.facility_id AS "facilityId", n.reported_at AS "reportedAt", n.note, n.came_at AS "cameAt",
    n.withdrawn_reason AS "withdrawnBecause",
    (SELECT u.id FROM volunteering.sign_ups u WHERE u.replaces = n.sign_up_id AND u.cancelled_at IS NULL) AS "replacedBy"
  FROM volunteering.no_shows n JOIN volunteering.volunteers v ON v.id = n.volunteer_id LEFT JOIN volunteering.persons p ON p.id = v.id`;

/** Who signed up and did not come (未到岗). */
@Injectable()
export class NoShowService {
  constructor(private readonly database: Database) {}

  /** Of some days of a facility. @throws VOLUNTEERING.FACILITY_NOT_IN_SCOPE, TIMES_REVERSED */
  async list(scope: Scope, query: ShiftQueryDto): Promise<NoShowListDto> {
    const [from, to] = [parseBusinessDate(query.from), parseBusinessDate(query.to)];
    const days = daysBetween({ from, to });
    if (days < 0 || days > MOST_DAYS) throw VolunteeringErrors.TIMES_REVERSED();
    return this.database.scoped(scope, async (tx) => {
      const named = query.facilityId ?? scope.facilityId;
      const { id } = await placeInScope(tx, scope, named, VolunteeringErrors.FACILITY_NOT_IN_SCOPE);
      const items = await tx.query<NoShowDto[]>(
        `SELECT ${COLUMNS} WHERE n.facility_id = $1 AND n.business_date BETWEEN $2 AND $3 ORDER BY n.business_date, n.reported_at`,
        [id, from, to],
      );
      return { items: items.map((one) => ({ ...one, name: shownName(scope, one.name) })) };
    });
  }

  /**
   * Reports it and frees the place; again, it answers what was reported.
   * @throws VOLUNTEERING.SIGN_UP_NOT_FOUND, ALREADY_CANCELLED, SHIFT_NOT_BEGUN, WAS_THERE
   */
  async report(scope: Scope, signUpId: string, { note }: ReportNoShowDto): Promise<NoShowDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        const earlier = await find(tx, scope, signUpId);
        if (earlier) return earlier;
        const [place] = await tx.query<unknown[]>(
          `SELECT FROM volunteering.sign_ups WHERE id = $1 AND ($2::uuid IS NULL OR facility_id = $2)`,
          [signUpId, scope.facilityId],
        );
        if (!place) throw VolunteeringErrors.SIGN_UP_NOT_FOUND();
        await tx.query(
          `INSERT INTO volunteering.no_shows (sign_up_id, reported_by, note, district_code, town_code, facility_id, business_date, volunteer_id)
           SELECT u.id, platform.scope_account(), $2, u.district_code, u.town_code, u.facility_id, u.business_date, u.volunteer_id
           FROM volunteering.sign_ups u WHERE u.id = $1`,
          [signUpId, note ?? null],
        );
        return must(await find(tx, scope, signUpId));
      }),
    );
  }

  /** It was none; the place stays free. @throws VOLUNTEERING.NO_SHOW_NOT_FOUND, ALREADY_CANCELLED */
  async withdraw(scope: Scope, signUpId: string, { reason }: WithdrawNoShowDto): Promise<NoShowDto> {
    return refusing(() =>
      this.database.scoped(scope, async (tx) => {
        must(await find(tx, scope, signUpId));
        await tx.query(
          `UPDATE volunteering.no_shows SET withdrawn_by = platform.scope_account(), withdrawn_at = clock_timestamp(), withdrawn_reason = $2
           WHERE sign_up_id = $1`,
          [signUpId, reason],
        );
        return must(await find(tx, scope, signUpId));
      }),
    );
  }
}

async function find(tx: Tx, scope: Scope, signUpId: string): Promise<NoShowDto | undefined> {
  const [row] = await tx.query<NoShowDto[]>(`SELECT ${COLUMNS} WHERE n.sign_up_id = $1`, [signUpId]);
  return row && { ...row, name: shownName(scope, row.name) };
}

function must(found: NoShowDto | undefined): NoShowDto {
  if (!found) throw VolunteeringErrors.NO_SHOW_NOT_FOUND();
  return found;
}
