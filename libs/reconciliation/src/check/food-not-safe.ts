import type { ClaimCheck } from './claim-check.js';

/**
 * F02: a hot dish whose core was not hot enough, and meals served after something of their slot was to be eaten. A dish cooked twice
 * may be eaten until its last batch's time; a point eats what its kitchen cooked. No money hangs on it.
 */
export const foodNotSafe: ClaimCheck = {
  code: 'F02',
  severity: 'warn',
  title: { zh: '中心温度不够或超过食用时限', en: 'Core temperature too low, or served after use-by' },
  explain: {
    zh: '热食烹制后的中心温度低于 60 °C，或者取餐时间晚于这一餐某个菜品的食用时限（热食烹制后 4 小时，冷藏 24 小时；以区里当天的规定为准）。助餐服务点按供餐厨房的登记判断；送餐看记录的取餐时间。这是食品安全提示，不涉及补贴金额。',
    en: 'The core of a hot dish was below 60 °C, or a meal was served after a dish of its slot was to be eaten (4 hours after cooking hot, 24 hours chilled, or as the district’s rule of the day says). A meal point is judged by what its kitchen logged; a delivery by its recorded time. It is about food safety; no subsidy is at stake.',
  },
  sql: `
    WITH cold AS (
      SELECT c.*, r.core_celsius, d.name FROM check_cooked c JOIN check_rules r ON r.day = c.business_date
      JOIN canteen.dishes d ON d.id = c.dish_id WHERE c.holding = 'hot' AND c.celsius < r.core_celsius
    ), kitchens AS (
      SELECT facility_id, business_date, slot, facility_id AS kitchen_id FROM check_cooked
      UNION SELECT e.facility_id, e.business_date, e.slot, e.counterpart_id FROM canteen.standing_production e
      WHERE e.kind = 'received' AND e.facility_id IN (SELECT facility_id FROM check_sites)
        AND e.business_date >= {month} AND e.business_date < {month} + interval '1 month'
    ), limits AS (
      SELECT facility_id, business_date, slot, min(use_by) AS use_by FROM (
        SELECT k.facility_id, k.business_date, k.slot, e.dish_id, max(e.use_by) AS use_by FROM kitchens k
        JOIN canteen.standing_production e ON e.facility_id = k.kitchen_id AND e.business_date = k.business_date AND e.slot = k.slot
          AND e.kind = 'cooked' AND e.dish_id IS NOT NULL GROUP BY 1, 2, 3, 4) batches GROUP BY 1, 2, 3
    )
    SELECT facility_id, entry_id::text AS evidence_key, jsonb_build_object('date', business_date, 'slot', slot, 'dish', name,
      'celsius', celsius, 'coreCelsius', core_celsius) AS facts, false AS asks, NULL::uuid AS meal_id, NULL::date AS business_date, 0 AS stake_fen
    FROM cold
    UNION ALL
    SELECT m.facility_id, concat_ws(' ', m.business_date, m.slot, extract(epoch FROM l.use_by)::bigint), jsonb_build_object('date', m.business_date,
      'slot', m.slot, 'useBy', l.use_by), false, m.meal_id, m.business_date, 0
    FROM limits l JOIN check_meals m USING (facility_id, business_date, slot) WHERE m.in_month AND m.served_at > l.use_by`,
};
