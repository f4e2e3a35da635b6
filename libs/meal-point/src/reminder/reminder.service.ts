import { Injectable } from '@nestjs/common';
import { businessDateAt } from '@nuancan/kernel';
import { Database, decodeCursor, encodeCursor, type Scope, type Tx } from '@nuancan/platform';
import { licenceInUse } from '../licence/licence.sql.js';
import { MealPointErrors } from '../meal-point.errors.js';
import type {
  AcknowledgementDto,
  FacilityReminderDto,
  FacilityReminderListDto,
  ReminderQueryDto,
} from './reminder.dto.js';

const COLUMNS = `r.id, r.facility_id AS "facilityId", f.name AS "facilityName", r.town_code AS "townCode", r.licence_id AS "licenceId",
  l.kind, l.number, h.name AS "holderName", r.expires_on AS "expiresOn", r.days_before AS "daysBefore",
  r.expires_on - platform.business_date(now()) AS "daysLeft", r.created_at AS "createdAt",
  r.acknowledged_at AS "acknowledgedAt", r.acknowledged_by AS "acknowledgedBy", r.acknowledged_role AS "acknowledgedRole",
  a.display_name AS "acknowledgedName"`;
const FROM = `FROM meal_point.facility_reminders r JOIN meal_point.licences l ON l.id = r.licence_id
  JOIN meal_point.facilities f ON f.id = r.facility_id
  LEFT JOIN meal_point.certificate_holders h ON h.id = l.id LEFT JOIN identity.accounts a ON a.id = r.acknowledged_by`;

const STILL_OPEN = `r.acknowledged_at IS NULL AND l.valid_to = r.expires_on AND ${licenceInUse('$4::date')}
  AND NOT EXISTS (SELECT FROM meal_point.facility_reminders later WHERE later.licence_id = r.licence_id
    AND later.expires_on = r.expires_on AND later.days_before < r.days_before)`;

/**
 * The reminder that a licence is due on a day: the nearest of 60, 30, 7 and 0 days that has been reached. One entered
 * late gets that one only. Once written, a reminder of a licence and expiry never comes again; the facility and its town
 * are told of it.
 */
const MAKE = `
  WITH made AS (INSERT INTO meal_point.facility_reminders (district_code, town_code, facility_id, licence_id, expires_on, days_before)
  SELECT l.district_code, l.town_code, l.facility_id, l.id, l.valid_to, CASE WHEN l.valid_to - $2::date <= 0 THEN 0
    WHEN l.valid_to - $2::date <= 7 THEN 7 WHEN l.valid_to - $2::date <= 30 THEN 30 ELSE 60 END
  FROM meal_point.licences l LEFT JOIN meal_point.certificate_holders h ON h.id = l.id
  WHERE l.district_code = $1 AND l.valid_to <= $2::date + 60 AND l.valid_from <= $2::date AND ${licenceInUse('$2::date')}
  ON CONFLICT (licence_id, expires_on, days_before) DO NOTHING RETURNING id, town_code, facility_id, expires_on)
  SELECT messaging.send('licence.expires', m.id, ARRAY['operator', 'town_official'], m.town_code, m.facility_id, m.expires_on, NULL, f.name)
  FROM made m JOIN meal_point.facilities f ON f.id = m.facility_id`;

type Row = Omit<FacilityReminderDto, 'acknowledged'> & {
  readonly acknowledgedAt: Date | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedRole: AcknowledgementDto['role'] | null;
  readonly acknowledgedName: string | null;
};

/** Reminders of licences that expire: rows that a page shows, and a message to those who see to it. */
@Injectable()
export class ReminderService {
  constructor(private readonly database: Database) {}

  /** A page of the reminders in scope, by expiry. */
  async list(scope: Scope, asked: ReminderQueryDto): Promise<FacilityReminderListDto> {
    const after = asked.cursor === undefined ? [null, null] : decodeCursor(asked.cursor, 2);
    const rows = await this.database.scoped(scope, (tx) =>
      tx.query<Row[]>(
        `SELECT ${COLUMNS} ${FROM}
         WHERE ($1::uuid IS NULL OR r.facility_id = $1) AND ($2::text IS NULL OR r.town_code = $2)
           AND CASE $3 WHEN 'open' THEN ${STILL_OPEN} WHEN 'acknowledged' THEN r.acknowledged_at IS NOT NULL ELSE true END
           AND ($5::date IS NULL OR (r.expires_on, r.id) > ($5::date, $6::uuid))
         ORDER BY r.expires_on, r.id LIMIT $7`,
        [
          ...[asked.facilityId ?? null, asked.townCode ?? null, asked.state ?? 'open', businessDateAt(new Date())],
          ...[...after, asked.limit + 1],
        ],
      ),
    );
    const page = rows.slice(0, asked.limit);
    const last = page.at(-1);
    const more = last && rows.length > page.length;
    return { items: page.map(reminder), nextCursor: more ? encodeCursor([last.expiresOn, last.id]) : null };
  }

  /** Says that somebody has seen to it, once. @throws MEAL_POINT.ROW_NOT_FOUND, ALREADY_ACKNOWLEDGED */
  async acknowledge(scope: Scope, id: string): Promise<FacilityReminderDto> {
    return this.database.scoped(scope, async (tx) => {
      const [, changed] = await tx.query<[unknown[], number]>(
        `UPDATE meal_point.facility_reminders SET acknowledged_at = now(), acknowledged_by = platform.scope_account(),
           acknowledged_role = platform.scope_role() WHERE id = $1 AND acknowledged_at IS NULL`,
        [id],
      );
      const [row] = await tx.query<Row[]>(`SELECT ${COLUMNS} ${FROM} WHERE r.id = $1`, [id]);
      // Not changed though nobody acknowledged it: the account may read it only.
      if (!row || (changed !== 1 && row.acknowledgedAt === null)) throw MealPointErrors.ROW_NOT_FOUND();
      if (changed !== 1) throw MealPointErrors.ALREADY_ACKNOWLEDGED();
      return reminder(row);
    });
  }

  /** Writes what is due in a district on a day; again, it writes nothing. For the worker, under the system's scope. */
  async make(tx: Tx, { districtCode, businessDate }: { districtCode: string; businessDate: string }): Promise<void> {
    await tx.query(MAKE, [districtCode, businessDate]);
  }
}

function reminder(row: Row): FacilityReminderDto {
  const { acknowledgedAt: at, acknowledgedBy: by, acknowledgedRole: role, acknowledgedName: name, ...rest } = row;
  const acknowledged = at === null || by === null || role === null ? null : { at, by, role, name };
  return { ...rest, acknowledged };
}
