import type { ClaimCheck } from './claim-check.js';

/**
 * C03: more meals than people who came, over up to five serving days running that somebody counted. The lesser of capacity and
 * attendance is the most there can have been (CACFP 7 CFR 226.16(d)(4)). What is delivered comes to nobody's door.
 */
export const aboveAttendance: ClaimCheck = {
  code: 'C03',
  severity: 'block',
  title: { zh: '份数超过实到人数', en: 'More meals than people who came' },
  explain: {
    zh: '有独立人数记录（门口计数、检查表）的营业日，每连续五天比一次：堂食和自取的份数不能超过实到人数，也不能超过登记的可供份数。方法同美国农业部 CACFP 7 CFR 226.16(d)(4)。两种记录都有时取多的。每天最后取餐的几份为超出部分。',
    en: 'Serving days with an independent count (a counter at the door, the sheet of a visit) are compared five at a time: meals eaten or fetched there cannot exceed the people who came, nor the portions on record. Method of USDA CACFP 7 CFR 226.16(d)(4). Where both counts exist the greater one holds. The meals served last on each day are beyond it.',
  },
  params: { days: { value: 5, min: 1, max: 31, zh: '连续天数', en: 'days compared' } },
  sql: `
    WITH attendance AS (
      SELECT facility_id, business_date, slot, max(people) AS people FROM (
        SELECT DISTINCT ON (facility_id, business_date, slot, source) facility_id, business_date, slot, people FROM reconciliation.attendance_counts
        WHERE facility_id IN (SELECT facility_id FROM check_sites) AND business_date >= {month} - 35 AND business_date < {month} + interval '1 month'
        ORDER BY facility_id, business_date, slot, source, recorded_at DESC, id DESC) last GROUP BY 1, 2, 3
    ), counted AS (
      SELECT c.facility_id, c.business_date, c.slot, c.meals, a.people, reconciliation.count_limit(k.dine_in_portions, a.people) AS most,
        d.no - row_number() OVER (PARTITION BY c.facility_id, c.slot ORDER BY d.no) AS run, d.no
      FROM check_counts c JOIN attendance a USING (facility_id, business_date, slot) JOIN check_days d USING (facility_id, business_date)
      LEFT JOIN meal_point.slot_capacities k ON k.facility_id = c.facility_id AND k.slot = c.slot AND k.valid_from <= c.business_date
        AND (k.valid_to IS NULL OR k.valid_to >= c.business_date)
      WHERE c.in_month AND NOT c.delivered
    ), parted AS (
      SELECT *, floor((row_number() OVER (PARTITION BY facility_id, slot, run ORDER BY no) - 1) / {days}) AS part FROM counted
    ), compared AS (
      SELECT *, min(business_date) OVER span AS first_day, max(business_date) OVER span AS last_day, count(*) OVER span AS days,
        sum(people) OVER span AS came, sum(meals) OVER span AS served, count(*) FILTER (WHERE meals > most) OVER span AS days_over
      FROM parted WINDOW span AS (PARTITION BY facility_id, slot, run, part)
    ), placed AS (
      SELECT c.first_day, c.last_day, c.days, c.came, c.served, c.days_over, c.most, m.*,
        row_number() OVER (PARTITION BY m.facility_id, m.business_date, m.slot ORDER BY m.served_at, m.meal_id) AS place
      FROM compared c JOIN check_meals m ON m.facility_id = c.facility_id AND m.business_date = c.business_date AND m.slot = c.slot
        AND m.mode <> 'home_delivery' WHERE c.meals > c.most
    )
    SELECT facility_id, concat_ws(' ', first_day, slot, came) AS evidence_key,
      jsonb_build_object('slot', slot, 'from', first_day, 'to', last_day, 'days', days, 'attendance', came, 'meals', served, 'daysOver', days_over) AS facts,
      false AS asks, meal_id, business_date, government_fen AS stake_fen
    FROM placed WHERE place > most AND in_month`,
};
