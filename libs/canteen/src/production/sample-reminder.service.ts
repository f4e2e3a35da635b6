import { Injectable } from '@nestjs/common';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import { ProductionErrors } from './production.errors.js';
import type { SampleReminderDto, SampleReminderListDto } from './sample-reminder.dto.js';

const MOST = 200;
/** Who cooks has an hour to put a sample away. */
const GRACE = `interval '1 hour'`;
/** Carriers' names are kept no longer than anything may be entered for a day. */
const CARRIER_DAYS = 366;

const KEPT = (
  row: string,
): string => `EXISTS (SELECT FROM canteen.food_samples s LEFT JOIN canteen.food_sample_ends x ON x.sample_id = s.id
  WHERE s.facility_id = ${row}.facility_id AND s.business_date = ${row}.business_date AND s.slot = ${row}.slot AND s.dish_id = ${row}.dish_id
    AND x.kind IS DISTINCT FROM 'withdrawn')`;
const STANDS = `CASE r.kind WHEN 'missing' THEN NOT ${KEPT('r')}
  ELSE NOT EXISTS (SELECT FROM canteen.food_sample_ends x WHERE x.sample_id = r.sample_id) END`;

const COLUMNS = `r.id, r.facility_id AS "facilityId", f.name AS "facilityName", r.town_code AS "townCode", r.kind, r.business_date AS "businessDate",
  r.slot, d.name AS "dishName", r.sample_id AS "sampleId", r.created_at AS "createdAt"`;
const FROM = `FROM canteen.food_sample_reminders r JOIN meal_point.facilities f ON f.id = r.facility_id JOIN canteen.dishes d ON d.id = r.dish_id`;

/** Of the last three days: what is older was reminded of, or nobody can keep it any more. Written once, it never comes again; its kitchen is told. */
const MAKE = `
  WITH made AS (INSERT INTO canteen.food_sample_reminders (district_code, town_code, facility_id, kind, business_date, slot, dish_id, sample_id)
  SELECT DISTINCT e.district_code, e.town_code, e.facility_id, 'missing', e.business_date, e.slot, e.dish_id, NULL::uuid
  FROM canteen.standing_production e
  WHERE e.district_code = $1 AND e.kind = 'cooked' AND e.dish_id IS NOT NULL AND e.business_date >= platform.business_date($2::timestamptz) - 3
    AND e.happened_at <= $2::timestamptz - ${GRACE} AND NOT ${KEPT('e')}
  UNION ALL
  SELECT s.district_code, s.town_code, s.facility_id, 'disposable', s.business_date, s.slot, s.dish_id, s.id
  FROM canteen.food_samples s WHERE s.district_code = $1 AND s.keep_until <= $2
    AND NOT EXISTS (SELECT FROM canteen.food_sample_ends x WHERE x.sample_id = s.id)
  ON CONFLICT ON CONSTRAINT food_sample_reminders_once DO NOTHING RETURNING id, kind, town_code, facility_id, business_date, slot)
  SELECT messaging.send('sample.' || m.kind, m.id, ARRAY['operator'], m.town_code, m.facility_id, m.business_date, m.slot, f.name)
  FROM made m JOIN meal_point.facilities f ON f.id = m.facility_id`;

/** Reminders of samples: rows that a page shows until they are seen to. */
@Injectable()
export class SampleReminderService {
  constructor(private readonly database: Database) {}

  /** Those of the scope that still stand and nobody acknowledged. */
  async open(scope: Scope, { facilityId }: { facilityId?: string }): Promise<SampleReminderListDto> {
    const items = await this.database.scoped(scope, (tx) =>
      tx.query<SampleReminderDto[]>(
        `SELECT ${COLUMNS} ${FROM} WHERE r.acknowledged_at IS NULL AND ($1::uuid IS NULL OR r.facility_id = $1) AND ${STANDS}
         ORDER BY r.created_at, r.id LIMIT ${MOST}`,
        [facilityId ?? null],
      ),
    );
    return { items };
  }

  /** @throws PRODUCTION.REMINDER_NOT_FOUND, ALREADY_ACKNOWLEDGED */
  async acknowledge(scope: Scope, id: string): Promise<SampleReminderDto> {
    return this.database.scoped(scope, async (tx) => {
      const [, changed] = await tx.query<[unknown[], number]>(
        `UPDATE canteen.food_sample_reminders SET acknowledged_at = now(), acknowledged_by = platform.scope_account()
         WHERE id = $1 AND acknowledged_at IS NULL`,
        [id],
      );
      const [row] = await tx.query<SampleReminderDto[]>(`SELECT ${COLUMNS} ${FROM} WHERE r.id = $1`, [id]);
      if (!row) throw ProductionErrors.REMINDER_NOT_FOUND();
      if (changed !== 1) throw ProductionErrors.ALREADY_ACKNOWLEDGED();
      return row;
    });
  }

  /** Writes what is due in a district at an instant; again, it writes nothing. For the worker, under the system's scope. */
  async make(tx: Tx, { districtCode, at }: { districtCode: string; at: Date }): Promise<void> {
    await tx.query(MAKE, [districtCode, at]);
    await tx.query(
      `DELETE FROM canteen.dispatch_carriers WHERE district_code = $1 AND business_date < platform.business_date($2) - ${CARRIER_DAYS}`,
      [districtCode, at],
    );
  }
}
