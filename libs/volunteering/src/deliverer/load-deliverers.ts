import type { Tx } from '@nuancan/platform';
import type { Mode, RoundEnd, RoundStart, Skill } from '../volunteering-words.js';

/** A volunteer as planning needs one: no telephone; a home only where a round begins or ends there. */
export interface Deliverer {
  readonly volunteerId: string;
  readonly registerNo: number;
  readonly name: string | null;
  readonly signUpId: string | null;
  readonly shiftId: string | null;
  readonly present: boolean;
  readonly availableFrom: Date;
  readonly availableTo: Date;
  /** Null: not known how this volunteer brings meals; such a one cannot be planned. */
  readonly mode: Mode | null;
  readonly hotPortions: number;
  readonly coldPortions: number;
  readonly mostMinutes: number;
  readonly startsFrom: RoundStart;
  readonly endsAt: RoundEnd;
  readonly homeLongitude: number | null;
  readonly homeLatitude: number | null;
  readonly villageCodes: readonly string[];
  readonly skills: readonly Skill[];
}

const SIGNED_UP = `SELECT u.volunteer_id, u.id AS sign_up_id, u.shift_id, u.during * asked.during AS during
  FROM asked JOIN volunteering.sign_ups u ON u.facility_id = asked.facility_id AND u.business_date = asked.day AND u.during && asked.during
  JOIN volunteering.shifts s ON s.id = u.shift_id AND s.purpose = 'delivery' WHERE u.cancelled_at IS NULL`;

const AVAILABLE = `SELECT h.volunteer_id, NULL::uuid, NULL::uuid, asked.during * tstzrange(
    (asked.day + h.starts_at) AT TIME ZONE 'Asia/Shanghai', (asked.day + h.ends_at) AT TIME ZONE 'Asia/Shanghai')
  FROM asked JOIN volunteering.volunteers v ON v.town_code = asked.town_code AND v.district_code = asked.district_code AND v.state = 'active'
    AND v.checked_at IS NOT NULL AND v.erased_at IS NULL
  JOIN volunteering.delivery_hours h ON h.volunteer_id = v.id AND h.weekday = extract(isodow FROM asked.day)
  WHERE asked.during && tstzrange((asked.day + h.starts_at) AT TIME ZONE 'Asia/Shanghai', (asked.day + h.ends_at) AT TIME ZONE 'Asia/Shanghai')
    AND NOT EXISTS (SELECT FROM volunteering.sign_ups u WHERE u.volunteer_id = v.id AND u.cancelled_at IS NULL AND u.during && asked.during)`;

const LOAD = `WITH asked AS (SELECT f.id AS facility_id, f.town_code, f.district_code, $2::date AS day, tstzrange($3, $4) AS during
    FROM meal_point.facilities f WHERE f.id = $1),
  places AS (${SIGNED_UP} UNION ALL ${AVAILABLE})
  SELECT v.id AS "volunteerId", v.register_no AS "registerNo", n.name, p.sign_up_id AS "signUpId", p.shift_id AS "shiftId",
    EXISTS (SELECT FROM volunteering.attendances a WHERE a.volunteer_id = v.id AND a.business_date = $2 AND a.facility_id = $1
      AND a.withdrawn_at IS NULL AND tstzrange(a.arrived_at, a.left_at) && p.during) AS present,
    lower(p.during) AS "availableFrom", upper(p.during) AS "availableTo",
    d.mode, coalesce(d.hot_portions, 0) AS "hotPortions", coalesce(d.cold_portions, 0) AS "coldPortions",
    coalesce(d.most_minutes, 0) AS "mostMinutes", coalesce(d.starts_from, 'kitchen') AS "startsFrom", coalesce(d.ends_at, 'anywhere') AS "endsAt",
    d.home_longitude AS "homeLongitude", d.home_latitude AS "homeLatitude",
    ARRAY(SELECT a.village_code FROM volunteering.delivery_areas a WHERE a.volunteer_id = v.id ORDER BY 1) AS "villageCodes",
    ARRAY(SELECT k.skill FROM volunteering.volunteer_skills k WHERE k.volunteer_id = v.id AND (k.valid_from IS NULL OR k.valid_from <= $2)
      AND (k.valid_to IS NULL OR k.valid_to >= $2) ORDER BY 1) AS skills
  FROM places p JOIN volunteering.volunteers v ON v.id = p.volunteer_id LEFT JOIN volunteering.persons n ON n.id = v.id
  LEFT JOIN volunteering.delivery_profiles d ON d.volunteer_id = v.id
  ORDER BY p.sign_up_id IS NULL, v.register_no, lower(p.during)`;

/**
 * Who brings meals of a facility between two moments of a day: who signed up for a delivery shift, then who is free and may be
 * asked. Signing up is not being there: `present` says who has signed in.
 */
export function loadDeliverers(
  tx: Tx,
  asked: { readonly facilityId: string; readonly businessDate: string; readonly from: Date; readonly to: Date },
): Promise<Deliverer[]> {
  return tx.query<Deliverer[]>(LOAD, [asked.facilityId, asked.businessDate, asked.from, asked.to]);
}
