import type { ClaimCheck } from './claim-check.js';

/** C04: the same count on many serving days running. Evidence and stake: all subsidised meals of those days in the month. */
export const blockClaim: ClaimCheck = {
  code: 'C04',
  severity: 'warn',
  title: { zh: '连续多日份数相同', en: 'The same count on many days running' },
  explain: {
    zh: '同一食堂连续多个营业日有补贴的份数完全相同，像是整块申报而不是逐人记录。份数太少的不查。',
    en: 'A facility has exactly the same number of subsidised meals on many serving days running, as if claimed in a block and not per diner. Small counts are passed over.',
  },
  params: {
    days: { value: 6, min: 3, max: 31, zh: '连续天数', en: 'days running' },
    leastMeals: { value: 10, min: 1, max: 1000, zh: '每天至少份数', en: 'least meals a day' },
  },
  sql: `
    WITH counted AS (
      SELECT facility_id, business_date, sum(subsidised)::int AS meals, bool_or(in_month) AS in_month,
        row_number() OVER (PARTITION BY facility_id ORDER BY business_date) AS no,
        row_number() OVER (PARTITION BY facility_id, sum(subsidised) ORDER BY business_date) AS no_of_count
      FROM check_counts GROUP BY 1, 2
    ), runs AS (
      SELECT facility_id, meals, min(business_date) AS first_day, max(business_date) AS last_day, count(*)::int AS days
      FROM counted GROUP BY facility_id, meals, no - no_of_count
      HAVING count(*) >= {days} AND meals >= {leastMeals} AND bool_or(in_month)
    )
    SELECT r.facility_id, r.first_day::text AS evidence_key,
      jsonb_build_object('from', r.first_day, 'to', r.last_day, 'days', r.days, 'meals', r.meals) AS facts, false AS asks,
      m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM runs r JOIN check_meals m ON m.facility_id = r.facility_id AND m.business_date BETWEEN r.first_day AND r.last_day
    WHERE m.in_month AND m.government_fen > 0`,
};
