import type { Invariant } from '@nuancan/platform';

/** Of orders: one a slot, none on a closed one, none taken after the cut-off, and what was frozen is still all there. */
export const ORDER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'order-one-of-a-slot',
    zh: '同一个人同一天同一餐次最多一份有效订单，长期订单每天最多一份',
    en: 'Nobody has two orders that stand for one slot of a day, and no standing order two for one day',
    sql: `SELECT person_id, business_date, slot FROM delivery.orders WHERE state <> 'cancelled' GROUP BY 1, 2, 3 HAVING count(*) > 1
      UNION ALL SELECT standing_order_id, business_date, min(slot) FROM delivery.orders WHERE standing_order_id IS NOT NULL
        GROUP BY 1, 2 HAVING count(*) > 1`,
  },
  {
    name: 'order-none-on-closed',
    zh: '停送的餐次没有有效订单（停送时已出餐的除外），因停送取消的都有仍然有效或已解除的停送',
    en: 'No order stands where there is no delivery, but for what had left before; and what a closure cancelled names a closure of its day',
    sql: `SELECT o.id, o.business_date, o.slot FROM delivery.orders o
      JOIN delivery.closures c ON c.district_code = o.district_code AND c.business_date = o.business_date AND c.lifted_at IS NULL
        AND coalesce(c.slot, o.slot) = o.slot AND coalesce(c.town_code, o.facility_town) = o.facility_town
        AND coalesce(c.facility_id, o.facility_id) = o.facility_id
      CROSS JOIN LATERAL delivery.rule_on(o.facility_id, o.slot, o.business_date) r
      WHERE o.state = 'placed' OR (o.state = 'frozen' AND c.closed_at < r.leaves_at AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = o.id)
        AND NOT EXISTS (SELECT FROM delivery.stops s JOIN delivery.dispatches d ON d.route_id = s.route_id WHERE s.order_id = o.id))
      UNION ALL
      SELECT o.id, o.business_date, o.slot FROM delivery.orders o JOIN delivery.closures c ON c.id = o.closure_id
      WHERE c.business_date <> o.business_date OR coalesce(c.slot, o.slot) <> o.slot OR coalesce(c.facility_id, o.facility_id) <> o.facility_id`,
  },
  {
    name: 'order-before-cut-off',
    zh: '没有在截止时间之后收下的订单',
    en: 'No order was taken after its cut-off',
    sql: `SELECT o.id, o.placed_at, r.cut_off FROM delivery.orders o
      CROSS JOIN LATERAL delivery.rule_on(o.facility_id, o.slot, o.business_date) r WHERE o.placed_at > r.cut_off`,
  },
  {
    name: 'order-freeze-whole',
    zh: '截止时的份数等于仍有效的订单加上截止后因停送取消的订单，截止后没有未截止的订单',
    en: 'The count at the cut-off is what stands and what closures cancelled since; nothing of a frozen slot is still open',
    sql: `SELECT z.facility_id, z.business_date, z.slot, z.orders, x.labelled, x.open FROM delivery.freezes z
      CROSS JOIN LATERAL (SELECT count(o.label_no)::int AS labelled, count(*) FILTER (WHERE o.state = 'placed')::int AS open
        FROM delivery.orders o WHERE o.facility_id = z.facility_id AND o.business_date = z.business_date AND o.slot = z.slot) x
      WHERE x.labelled <> z.orders OR x.open > 0
      UNION ALL
      SELECT o.facility_id, o.business_date, o.slot, 0, o.label_no, 0 FROM delivery.orders o WHERE o.label_no IS NOT NULL
        AND NOT EXISTS (SELECT FROM delivery.freezes z WHERE z.facility_id = o.facility_id AND z.business_date = o.business_date AND z.slot = o.slot)`,
  },
  {
    name: 'order-places',
    zh: '订单的镇街、村里的人和厨房与登记一致，长期订单的星期与分行一致',
    en: 'Towns and people of orders are those of the register, and the weekdays of standing orders their rows',
    sql: `SELECT o.id, o.town_code, r.town_code AS registered FROM delivery.orders o JOIN registry.residents r ON r.id = o.resident_id
      JOIN meal_point.facilities f ON f.id = o.facility_id WHERE o.town_code <> r.town_code OR o.facility_town <> f.town_code
      UNION ALL
      SELECT s.id, s.weekdays::text, d.days::text FROM delivery.standing_orders s LEFT JOIN LATERAL (SELECT array_agg(x.weekday ORDER BY x.weekday) AS days
        FROM delivery.standing_order_days x WHERE x.standing_order_id = s.id AND x.valid_to = s.valid_to AND x.valid_from = s.valid_from) d ON true
      WHERE d.days IS DISTINCT FROM (SELECT array_agg(w ORDER BY w) FROM unnest(s.weekdays) w)`,
  },
];
