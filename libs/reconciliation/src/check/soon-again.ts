import type { ClaimCheck } from './claim-check.js';

/** B05: the same resident again within two hours. Evidence: both meals. At stake: the later one's subsidy. */
export const soonAgain: ClaimCheck = {
  code: 'B05',
  severity: 'warn',
  title: { zh: '两小时内再次用餐', en: 'The same resident again within 120 minutes' },
  explain: {
    zh: '同一个人在限定分钟内又记了一餐，不论餐次和食堂。',
    en: 'The same person has another meal within the minutes set, whatever the slot and facility.',
  },
  params: { minutes: { value: 120, min: 10, max: 360, zh: '分钟', en: 'minutes' } },
  sql: `
    WITH steps AS (
      SELECT *, lag(meal_id) OVER w AS other_meal, lag(served_at) OVER w AS other_at FROM check_repeats
      WINDOW w AS (PARTITION BY person_id, business_date ORDER BY served_at, meal_id)
    )
    SELECT x.facility_id, x.meal_id || ' ' || x.other_meal AS evidence_key,
      jsonb_build_object('residentId', x.resident_id, 'minutes', round(extract(epoch FROM x.served_at - x.other_at) / 60)) AS facts,
      false AS asks, m.meal_id, m.business_date, CASE WHEN m.meal_id = x.meal_id THEN m.government_fen ELSE 0 END AS stake_fen
    FROM steps x JOIN check_repeats m ON m.person_id = x.person_id AND m.business_date = x.business_date
      AND m.meal_id IN (x.meal_id, x.other_meal)
    WHERE x.in_month AND x.served_at - x.other_at < make_interval(mins => {minutes}::int)`,
};
