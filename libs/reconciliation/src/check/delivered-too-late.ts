import type { ClaimCheck } from './claim-check.js';

/** F03: longer on the road than the kitchen's rule of the day, or past its use-by. Evidence: the meal. No money hangs on it. */
export const deliveredTooLate: ClaimCheck = {
  code: 'F03',
  severity: 'warn',
  title: { zh: '送餐超过时限', en: 'Delivery over the time limit' },
  explain: {
    zh: '从离开厨房到交给老人，超过了这个厨房这一餐规定的路上时间（没有规定的按 60 分钟），或者超过了食用时限。这是食品安全提示，不涉及补贴金额。',
    en: 'From leaving the kitchen to the hand-over it took longer than the kitchen’s rule of the slot allows (60 minutes where it set none), or it was past its use-by. It is about food safety; no subsidy is at stake.',
  },
  sql: `
    SELECT m.facility_id, m.meal_id::text || ' ' || extract(epoch FROM x.happened_at)::bigint AS evidence_key,
      jsonb_build_object('slot', m.slot, 'leftAt', d.left_at, 'handedOverAt', x.happened_at, 'mostMinutes', r.most_minutes, 'useBy', d.use_by) AS facts,
      false AS asks, m.meal_id, m.business_date, 0 AS stake_fen
    FROM check_meals m JOIN delivery.outcomes x ON x.meal_id = m.meal_id AND x.facility_id = m.facility_id AND x.business_date = m.business_date
    JOIN delivery.stops s ON s.id = x.stop_id JOIN delivery.dispatches d ON d.route_id = s.route_id
    CROSS JOIN LATERAL delivery.rule_on(m.facility_id, m.slot, m.business_date) r
    WHERE m.in_month AND m.mode = 'home_delivery'
      AND (x.happened_at > d.left_at + make_interval(mins => r.most_minutes) OR x.happened_at > d.use_by)`,
};
