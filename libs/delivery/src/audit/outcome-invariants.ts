import type { Invariant } from '@nuancan/platform';

/** The outcome that counts of each order. */
const LAST = `(SELECT DISTINCT ON (order_id) * FROM delivery.outcomes ORDER BY order_id, seq DESC)`;
const STANDS = (
  meal: string,
): string => `EXISTS (SELECT FROM canteen.meals m WHERE m.id = ${meal}.meal_id AND m.business_date = ${meal}.business_date
    AND m.facility_id = ${meal}.facility_id AND m.resident_id = ${meal}.resident_id AND m.mode = 'home_delivery'
    AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date))`;

/** Of outcomes: one an order, what was delivered is a meal, what was not comes back, and a run ends with all of it. */
export const OUTCOME_INVARIANTS: readonly Invariant[] = [
  {
    name: 'outcome-one-of-an-order',
    zh: '每份订单只有一个最终结果，更正次序不断且都有原因；结果只属于已截止的订单',
    en: 'Each order has one outcome that counts, corrections are in order and reasoned, and only frozen orders have any',
    sql: `SELECT x.order_id, count(*) AS entries, max(x.seq) AS last FROM delivery.outcomes x GROUP BY 1
        HAVING count(*) <> max(x.seq) OR bool_or((x.seq = 1) <> (x.reason IS NULL))
      UNION ALL SELECT x.order_id, 0, x.seq FROM delivery.outcomes x JOIN delivery.orders o ON o.id = x.order_id WHERE o.state <> 'frozen'`,
  },
  {
    name: 'outcome-delivered-is-a-meal',
    zh: '送达的订单对应一份送餐餐次；更正掉的送达，其餐次已撤销；一份餐次不属于两个结果',
    en: 'What was delivered is a meal; what turned out not to be has it voided; and no meal is of two outcomes',
    sql: `SELECT x.order_id, x.meal_id FROM ${LAST} x WHERE (x.kind = 'delivered') <> (x.meal_id IS NOT NULL)
        OR (x.meal_id IS NOT NULL AND NOT ${STANDS('x')})
      UNION ALL SELECT x.order_id, x.meal_id FROM delivery.outcomes x WHERE x.meal_id IS NOT NULL
        AND EXISTS (SELECT FROM delivery.outcomes y WHERE y.order_id = x.order_id AND y.seq > x.seq)
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = x.meal_id AND v.business_date = x.business_date)
      UNION ALL SELECT min(x.order_id::text)::uuid, x.meal_id FROM delivery.outcomes x WHERE x.meal_id IS NOT NULL GROUP BY 2 HAVING count(*) > 1`,
  },
  {
    name: 'outcome-returned-is-wastage',
    zh: '拒收和未送成的每份餐都有一条仍有效的退回登记（日结后的除外）',
    en: 'What was refused or failed is a returned portion that stands, but for what came after the close of the day',
    sql: `SELECT x.order_id, x.kind FROM ${LAST} x WHERE x.kind NOT IN ('delivered', 'cancelled') AND NOT x.after_close
        AND NOT EXISTS (SELECT FROM canteen.production_entries e WHERE e.id = x.returned_entry_id AND e.kind = 'returned' AND e.portions = 1
          AND NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id))`,
  },
  {
    name: 'outcome-in-time',
    zh: '没有超过食用时限还交给老人的餐；没有未出发、未做好就有结果的订单',
    en: 'Nothing was handed over after its use-by, and nothing ended at a door that had not left the kitchen, or was not cooked yet',
    sql: `SELECT x.order_id, x.happened_at, d.use_by FROM delivery.outcomes x JOIN delivery.stops s ON s.id = x.stop_id
        LEFT JOIN delivery.dispatches d ON d.route_id = s.route_id
      WHERE x.kind <> 'cancelled' AND s.withdrawn_at IS NULL
        AND (d.left_at IS NULL OR x.happened_at < d.cooked_at OR (x.kind = 'delivered' AND x.happened_at > d.use_by))`,
  },
  {
    name: 'outcome-run-closed-whole',
    zh: '已结束的送餐中，每份有效订单都有结果',
    en: 'Of a closed run every order that stands has its outcome',
    sql: `SELECT r.id, o.id AS order_id FROM delivery.runs r JOIN delivery.orders o ON o.facility_id = r.facility_id
        AND o.business_date = r.business_date AND o.slot = r.slot AND o.state = 'frozen'
      WHERE r.state = 'closed' AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = o.id)`,
  },
  {
    name: 'outcome-signals',
    zh: '每次无人应答和情况变化都有一条关怀信号',
    en: 'Whoever did not answer, or was found changed, has a signal for welfare',
    sql: `SELECT x.id, x.kind FROM delivery.outcomes x WHERE (x.kind = 'nobody_answers' AND NOT EXISTS (SELECT FROM delivery.welfare_signals w
        WHERE w.outcome_id = x.id AND w.kind = 'nobody_answers'))
      OR (x.condition_note IS NOT NULL AND NOT EXISTS (SELECT FROM delivery.welfare_signals w WHERE w.outcome_id = x.id AND w.kind = 'condition_changed'))`,
  },
  {
    name: 'outcome-turned-back',
    zh: '记为折返的订单，那一餐都有停送',
    en: 'What was turned back is of a slot that was closed',
    sql: `SELECT x.order_id FROM delivery.outcomes x WHERE x.kind = 'turned_back' AND NOT EXISTS (SELECT FROM delivery.closures c
      WHERE c.district_code = x.district_code AND c.business_date = x.business_date AND coalesce(c.slot, x.slot) = x.slot
        AND coalesce(c.town_code, x.facility_town) = x.facility_town AND coalesce(c.facility_id, x.facility_id) = x.facility_id)`,
  },
  {
    name: 'outcome-photo-named',
    zh: '每张送餐照片都属于一个写明它的结果，地点和记录人与结果相同（老人信息已删除的除外）',
    en: 'Every photo of a delivery is of an outcome that names it, of its order, kitchen and account, but for elders who were erased',
    sql: `SELECT p.id, p.outcome_id FROM delivery.photos p JOIN delivery.outcomes x ON x.id = p.outcome_id
        JOIN registry.residents r ON r.id = x.resident_id
      WHERE (p.order_id, p.district_code, p.facility_town, p.facility_id, p.account_id)
          IS DISTINCT FROM (x.order_id, x.district_code, x.facility_town, x.facility_id, x.account_id)
        OR (r.erased_at IS NULL AND (x.proof_kind, x.proof_ref) IS DISTINCT FROM ('photo', p.id::text))
      UNION ALL SELECT p.id, p.outcome_id FROM delivery.photos p WHERE NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.id = p.outcome_id)`,
  },
];
