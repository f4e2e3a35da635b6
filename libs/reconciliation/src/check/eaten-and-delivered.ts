import type { ClaimCheck } from './claim-check.js';

/** P03: eaten there and delivered home in one slot. Evidence: both. At stake: the subsidised one's subsidy, of two the later's. */
export const eatenAndDelivered: ClaimCheck = {
  code: 'P03',
  severity: 'block',
  title: { zh: '同一餐次堂食又送餐', en: 'Dine-in and delivery in the same slot' },
  explain: {
    zh: '同一个人同一天同一餐次既有堂食又有送餐上门，其中一份的补贴站不住脚。',
    en: 'One person has a meal eaten there and one delivered home in the same slot of a day; the subsidy of one of them cannot stand.',
  },
  sql: `
    SELECT later.facility_id, later.meal_id || ' ' || other.meal_id AS evidence_key,
      jsonb_build_object('residentId', later.resident_id, 'slot', later.slot, 'mode', later.mode, 'otherMode', other.mode) AS facts,
      false AS asks, m.meal_id, m.business_date, CASE WHEN m.meal_id = later.meal_id THEN m.government_fen ELSE 0 END AS stake_fen
    FROM check_repeats later JOIN check_repeats other ON other.person_id = later.person_id
      AND other.business_date = later.business_date AND other.slot = later.slot
      AND (later.mode, other.mode) IN (('dine_in', 'home_delivery'), ('home_delivery', 'dine_in'))
      AND (other.government_fen = 0 OR (other.recorded_at, other.meal_id) < (later.recorded_at, later.meal_id))
    CROSS JOIN LATERAL (VALUES (later.meal_id, later.business_date, later.government_fen),
      (other.meal_id, other.business_date, other.government_fen)) m (meal_id, business_date, government_fen)
    WHERE later.in_month AND later.government_fen > 0`,
};
