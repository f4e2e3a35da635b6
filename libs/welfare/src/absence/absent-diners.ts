import { addDays, type BusinessDate } from '@nuancan/kernel';
import type { CalendarReader } from '@nuancan/meal-point';
import type { Tx } from '@nuancan/platform';

/**
 * A regular ate on at least ten of the thirty days to the last meal, as in check U02, and on two of three of those on which the place served and
 * that are weekdays of theirs: who comes every other day misses three of them by chance every week.
 */
export const HABIT_DAYS = 30;
export const LEAST_VISITS = 10;
/** Missing: on three days on which the place served and they might have come. */
export const MISSED_DAYS = 3;
/** Who was last seen before that is not looked for any more: longer than the longest holidays and three days. */
export const LOOK_BACK_DAYS = 21;
const MOST = 2000;

/** Somebody who came regularly and stays away. */
export interface AbsentDiner {
  /** The entry of the register that stands. */
  readonly residentId: string;
  /** Where they ate last. */
  readonly facilityId: string;
  /** The day after the last meal. */
  readonly absentSince: BusinessDate;
}

/** Every entry of a person; `p` names it. */
const ENTRY = 'e.id = p.person_id OR e.merged_into = p.person_id';

/**
 * $1 the day of the look, $2 days off. A day counts as missed when the place of the last meal served somebody, it was no day off, it is a
 * weekday on which they came in those thirty days, and nothing is on record of why they would not come on it: who refused a meal
 * was seen at the door, and to whom none was brought in time did not stay away.
 */
const ABSENT = `
  WITH meals AS MATERIALIZED (
    SELECT m.resident_id, m.business_date AS day, m.facility_id, m.mode, m.served_at, m.id FROM canteen.meals m
    WHERE m.district_code = platform.scope_district() AND m.business_date BETWEEN $1::date - ${LOOK_BACK_DAYS + HABIT_DAYS} AND $1::date - 1
      AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
  ), served AS MATERIALIZED (
    SELECT DISTINCT facility_id, day FROM meals WHERE NOT day = ANY ($2::date[])
  ), seen AS MATERIALIZED (
    SELECT coalesce(r.merged_into, r.id) AS person_id, m.day, m.facility_id, m.mode, m.served_at, m.id
    FROM meals m JOIN registry.residents r ON r.id = m.resident_id WHERE r.erased_at IS NULL
  ), last AS (
    SELECT DISTINCT ON (person_id) person_id, day, facility_id, mode FROM seen ORDER BY person_id, day DESC, served_at DESC, id DESC
  ), gone AS MATERIALIZED (
    SELECT l.* FROM last l JOIN served v ON v.facility_id = l.facility_id AND v.day > l.day
    WHERE l.day >= $1::date - ${LOOK_BACK_DAYS} GROUP BY l.person_id, l.day, l.facility_id, l.mode HAVING count(*) >= ${MISSED_DAYS}
  ), came AS MATERIALIZED (
    SELECT g.*, array_agg(DISTINCT extract(isodow FROM s.day)::int) AS weekdays,
      count(DISTINCT s.day) AS visits FROM gone g JOIN seen s USING (person_id)
    WHERE s.day > g.day - ${HABIT_DAYS} GROUP BY g.person_id, g.day, g.facility_id, g.mode HAVING count(DISTINCT s.day) >= ${LEAST_VISITS}
  ), regular AS MATERIALIZED (
    SELECT c.* FROM came c JOIN served v ON v.facility_id = c.facility_id AND v.day > c.day - ${HABIT_DAYS} AND v.day <= c.day
      AND extract(isodow FROM v.day)::int = ANY (c.weekdays)
    GROUP BY c.person_id, c.day, c.facility_id, c.mode, c.weekdays, c.visits HAVING c.visits * 3 >= count(*) * 2
  )
  SELECT p.person_id AS "residentId", p.facility_id AS "facilityId", p.day + 1 AS "absentSince" FROM regular p
  WHERE NOT EXISTS (SELECT FROM registry.resident_statuses s JOIN registry.residents e ON e.id = s.resident_id AND (${ENTRY})
      WHERE s.withdrawn_at IS NULL AND s.valid_from <= $1::date AND (s.valid_to IS NULL OR s.valid_to >= $1::date - 1))
    AND NOT EXISTS (SELECT FROM welfare.cases c JOIN registry.residents e ON e.id = c.resident_id AND (${ENTRY})
      WHERE c.state <> 'closed' OR platform.business_date(c.opened_at) > p.day)
    AND NOT (p.mode = 'home_delivery' AND EXISTS (SELECT FROM delivery.standing_orders o WHERE o.person_id = p.person_id
      AND platform.business_date(o.ended_at) >= p.day))
    AND (SELECT count(*) FROM served v WHERE v.facility_id = p.facility_id AND v.day > p.day AND extract(isodow FROM v.day)::int = ANY (p.weekdays)
      AND NOT EXISTS (SELECT FROM registry.resident_statuses s JOIN registry.residents e ON e.id = s.resident_id AND (${ENTRY})
        WHERE s.withdrawn_at IS NULL AND s.valid_from <= v.day AND (s.valid_to IS NULL OR s.valid_to >= v.day))
      AND NOT EXISTS (SELECT FROM delivery.pauses u JOIN registry.residents e ON e.id = u.resident_id AND (${ENTRY})
        WHERE v.day BETWEEN u.paused_from AND u.paused_to AND v.day < coalesce(platform.business_date(u.lifted_at), 'infinity'))
      AND NOT EXISTS (SELECT FROM delivery.orders o WHERE o.person_id = p.person_id AND o.business_date = v.day
        AND (o.state = 'cancelled' OR (SELECT x.kind FROM delivery.outcomes x WHERE x.order_id = o.id ORDER BY x.seq DESC LIMIT 1)
          IN ('refused', 'late', 'turned_back', 'cancelled')))
    ) >= ${MISSED_DAYS}
  ORDER BY p.day, p.person_id LIMIT ${MOST}`;

/**
 * Regular diners of the scope's district whom nobody has seen for three days on which they might have come, by what is on record the day before
 * `on`; without those of whom it is known why, and those a case was opened for since.
 */
export async function absentDiners(tx: Tx, calendar: CalendarReader, on: BusinessDate): Promise<AbsentDiner[]> {
  const from = addDays(on, -LOOK_BACK_DAYS - HABIT_DAYS);
  const kindOf = await calendar.kinds(tx, { from, to: on });
  const days = Array.from({ length: LOOK_BACK_DAYS + HABIT_DAYS }, (_, at) => addDays(from, at));
  // Row security lets the planner expect a handful of meals where there are a million.
  await tx.query(`SELECT set_config('jit', 'off', true), set_config('work_mem', '96MB', true),
    set_config('enable_nestloop', 'off', true)`);
  return tx.query<AbsentDiner[]>(ABSENT, [on, days.filter((day) => kindOf(day) === 'holiday')]);
}
