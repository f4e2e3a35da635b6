import type { ClaimCheck } from './claim-check.js';

/** Q02: more subsidised meals than a limit of the policy allows in its window. At stake: the subsidy of those beyond it. */
export const overTheLimit: ClaimCheck = {
  code: 'Q02',
  severity: 'block',
  title: { zh: '超过日、周、月限额', en: 'Over the limit of a day, week or month' },
  explain: {
    zh: '按每一餐自己记录的限额重新计数：同一个人在同一个窗口（日、周、月）里的补贴餐超过了上限，后到系统的为超出部分。',
    en: 'Counted again from the limits each meal recorded: one person has more subsidised meals in a window (day, week, month) than its maximum; those that reached the system last are beyond it.',
  },
  sql: `
    WITH uses AS (
      SELECT m.*, u.limit_key, u.window_start, u.most FROM check_uses u JOIN check_meals m ON m.person_id = u.person_id
        AND m.quotas @> jsonb_build_array(jsonb_build_object('key', u.limit_key, 'windowStart', u.window_start))
      WHERE u.used > u.most AND m.government_fen > 0
    ), placed AS (
      SELECT *, row_number() OVER (PARTITION BY person_id, limit_key, window_start ORDER BY recorded_at, meal_id) AS place FROM uses
    )
    SELECT over.facility_id, over.meal_id || ' ' || over.limit_key AS evidence_key,
      jsonb_build_object('residentId', over.resident_id, 'limit', over.limit_key, 'windowStart', over.window_start, 'max', over.most,
        'place', over.place) AS facts,
      false AS asks, m.meal_id, m.business_date, CASE WHEN m.meal_id = over.meal_id THEN over.government_fen ELSE 0 END AS stake_fen
    FROM placed over JOIN placed m ON m.person_id = over.person_id AND m.limit_key = over.limit_key
      AND m.window_start = over.window_start AND m.place <= over.place
    WHERE over.place > over.most AND over.in_month`,
};
