import type { ClaimCheck } from './claim-check.js';

/** P04: a delivered meal that no stop was delivered for, where the kitchen keeps orders. Evidence: the meal. At stake: its subsidy. */
export const deliveryWithoutStop: ClaimCheck = {
  code: 'P04',
  severity: 'block',
  title: { zh: '送餐餐次没有送达记录', en: 'Delivery without a delivered stop' },
  explain: {
    zh: '这一天这一餐厨房按送餐订单出餐，但这份送餐餐次没有对应的送达结果（谁收、何时、何地）。没有用送餐订单的厨房不查。',
    en: 'The kitchen brought this slot by orders, but no order was delivered as this meal (into whose hands, when, where). Kitchens that keep no orders are not looked at.',
  },
  sql: `
    SELECT m.facility_id, m.meal_id::text AS evidence_key, jsonb_build_object('residentId', m.resident_id, 'slot', m.slot) AS facts, false AS asks,
      m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM check_meals m JOIN delivery.freezes z ON z.facility_id = m.facility_id AND z.business_date = m.business_date AND z.slot = m.slot
    WHERE m.in_month AND m.mode = 'home_delivery' AND m.resident_id IS NOT NULL AND z.orders > 0
      AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.meal_id = m.meal_id AND x.kind = 'delivered'
        AND NOT EXISTS (SELECT FROM delivery.outcomes y WHERE y.order_id = x.order_id AND y.seq > x.seq))`,
};
