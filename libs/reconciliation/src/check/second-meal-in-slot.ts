import type { ClaimCheck } from './claim-check.js';

/** Q01: a second subsidised meal in one slot. Evidence: both meals. At stake: the subsidy of the one that came later. */
export const secondMealInSlot: ClaimCheck = {
  code: 'Q01',
  severity: 'block',
  title: { zh: '同一餐次第二份补贴', en: 'Second subsidised meal in a slot' },
  explain: {
    zh: '同一个人（合并的登记算一个人）在同一天同一餐次有两份以上补贴餐，先到系统的保留补贴。',
    en: 'One person, merged entries counted together, has more than one subsidised meal in a slot of a day. The one that reached the system first keeps its subsidy.',
  },
  sql: `
    WITH placed AS (
      SELECT *, row_number() OVER slot_day AS place, first_value(meal_id) OVER slot_day AS first_meal
      FROM check_repeats WHERE government_fen > 0
      WINDOW slot_day AS (PARTITION BY person_id, business_date, slot ORDER BY recorded_at, meal_id)
    )
    SELECT later.facility_id, later.meal_id::text AS evidence_key,
      jsonb_build_object('residentId', later.resident_id, 'slot', later.slot, 'firstMealId', later.first_meal) AS facts, false AS asks,
      m.meal_id, m.business_date, CASE WHEN m.meal_id = later.meal_id THEN later.government_fen ELSE 0 END AS stake_fen
    FROM placed later JOIN placed m ON m.person_id = later.person_id AND m.business_date = later.business_date
      AND m.slot = later.slot AND m.meal_id IN (later.meal_id, later.first_meal)
    WHERE later.place > 1 AND later.in_month`,
};
