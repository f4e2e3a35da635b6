import type { Invariant } from '@nuancan/platform';

const NOT_VOIDED = `NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)`;

/** Of the meals, their voids and their client ids. */
export const MEAL_INVARIANTS: readonly Invariant[] = [
  {
    name: 'meal-receipt',
    zh: '每餐：价格 = 老人应付 + 政府补 + 优惠',
    en: 'Each meal: price = elder due + government + discount',
    sql: `SELECT m.id, m.business_date, m.price_fen, m.elder_due_fen, m.government_fen, m.discount_fen FROM canteen.meals m
      WHERE m.price_fen IS DISTINCT FROM m.elder_due_fen + m.government_fen + m.discount_fen`,
  },
  {
    name: 'meal-cost',
    zh: '每餐：成本 + 结余 = 老人付 + 政府补 + 社会捐 + 菜园供 + 志愿者助 + 缺口，结余与缺口不并存',
    en: 'Each meal: cost + surplus = elder + government + donation + garden + volunteer + unfunded; surplus or unfunded is 0',
    sql: `SELECT m.id, m.business_date, m.cost_fen, m.surplus_fen, m.unfunded_fen FROM canteen.meals m
      WHERE m.cost_fen + m.surplus_fen IS DISTINCT FROM m.elder_paid_fen + m.government_fen + m.donation_fen + m.garden_fen
        + m.volunteer_fen + m.unfunded_fen OR least(m.surplus_fen, m.unfunded_fen) <> 0`,
  },
  {
    name: 'meal-amounts',
    zh: '每餐：金额均不为负；分担之和等于政府补，成本各项之和等于成本',
    en: 'Each meal: no amount is negative; shares add up to government, cost lines to cost',
    sql: `SELECT m.id, m.business_date FROM canteen.meals m
      WHERE least(m.price_fen, m.delivery_fee_fen, m.elder_due_fen, m.elder_paid_fen, m.elder_short_fen, m.discount_fen,
          m.government_fen, m.government_province_fen, m.government_city_fen, m.government_district_fen,
          m.government_town_fen, m.cost_ingredients_fen, m.cost_labour_fen, m.cost_energy_fen, m.cost_packaging_fen,
          m.cost_delivery_fen, m.cost_fen, m.garden_fen, m.volunteer_fen, m.donation_fen, m.unfunded_fen, m.surplus_fen) < 0
        OR m.government_fen <> m.government_province_fen + m.government_city_fen + m.government_district_fen + m.government_town_fen
        OR m.cost_fen <> m.cost_ingredients_fen + m.cost_labour_fen + m.cost_energy_fen + m.cost_packaging_fen + m.cost_delivery_fen
        OR m.elder_short_fen <> greatest(m.elder_due_fen - m.elder_paid_fen, 0)`,
  },
  {
    name: 'meal-in-kind',
    zh: '每餐：菜园、志愿者、捐赠只补老人应付与政府补之外的部分；公众餐不享三者和补贴',
    en: 'Each meal: garden, volunteers and donations cover only what is open; a public sale has none of them and no subsidy',
    sql: `SELECT m.id, m.business_date FROM canteen.meals m
      WHERE m.garden_fen + m.volunteer_fen + m.donation_fen > greatest(m.cost_fen - m.elder_due_fen - m.government_fen, 0)
        OR m.garden_fen > m.cost_ingredients_fen OR m.volunteer_fen > m.cost_labour_fen + m.cost_delivery_fen
        OR (m.resident_id IS NULL AND m.government_fen + m.garden_fen + m.volunteer_fen + m.donation_fen > 0)`,
  },
  {
    name: 'meal-day',
    zh: '每餐：营业日期即供餐时刻在上海的日期',
    en: 'Each meal: its business date is the date in Shanghai it was served on',
    sql: `SELECT m.id, m.business_date, m.served_at FROM canteen.meals m
      WHERE m.business_date <> (m.served_at AT TIME ZONE 'Asia/Shanghai')::date`,
  },
  {
    name: 'meal-policy',
    zh: '每个有补贴的餐：所依据的补贴标准版本已启用且在当日有效',
    en: 'Each subsidised meal: the policy version it names is activated and in force on its day',
    sql: `SELECT m.id, m.business_date, m.policy_code, m.policy_version FROM canteen.meals m
      WHERE m.policy_code IS NOT NULL AND NOT EXISTS (
        SELECT FROM subsidy.policies p JOIN subsidy.policy_versions pv ON pv.policy_id = p.id
        WHERE p.district_code = m.district_code AND p.code = m.policy_code AND pv.version = m.policy_version
          AND pv.activated_at IS NOT NULL AND pv.effective_from <= m.business_date
          AND (pv.effective_to IS NULL OR pv.effective_to >= m.business_date))`,
  },
  {
    name: 'meal-funding-town',
    zh: '镇街分担的餐：出资镇街是老人的家乡镇街（户口镇街此后未改的）',
    en: 'A town pays only for its own residents (of those who have not moved since)',
    sql: `SELECT m.id, m.business_date, m.funding_town, r.town_code FROM canteen.meals m
      JOIN registry.residents r ON r.id = m.resident_id
      WHERE m.funding_town <> r.town_code AND NOT EXISTS (
        SELECT FROM platform.audit_log l WHERE l.subject = 'registry.residents' AND l.subject_id = r.id::text
          AND l.action = 'update' AND l.before ->> 'town_code' <> l.after ->> 'town_code')`,
  },
  {
    name: 'client-id-unique',
    zh: '每台设备的每个客户端编号只记录一次',
    en: 'A client id of a device is recorded once',
    sql: `SELECT c.device_id, c.client_id, count(*)::int AS times FROM canteen.meal_clients c GROUP BY 1, 2 HAVING count(*) > 1`,
  },
  {
    name: 'meal-has-client',
    zh: '每餐恰有一条客户端记录，范围一致',
    en: 'Each meal has exactly one client row, with the same device, place and day',
    sql: `SELECT m.id, m.business_date, count(c.meal_id)::int AS client_rows FROM canteen.meals m
      LEFT JOIN canteen.meal_clients c ON c.kind = 'meal' AND c.meal_id = m.id AND c.business_date = m.business_date
        AND c.device_id = m.device_id AND c.client_id = m.client_id AND c.facility_id = m.facility_id
        AND c.facility_town = m.facility_town AND c.district_code = m.district_code
      GROUP BY m.id, m.business_date HAVING count(c.meal_id) <> 1`,
  },
  {
    name: 'client-has-record',
    zh: '每条客户端记录都指向一餐或一次作废',
    en: 'Each client row belongs to a meal or to a void',
    sql: `SELECT c.device_id, c.client_id, c.kind, c.meal_id FROM canteen.meal_clients c
      WHERE NOT EXISTS (SELECT FROM canteen.meals m WHERE c.kind = 'meal' AND m.id = c.meal_id
          AND m.business_date = c.business_date AND m.device_id = c.device_id AND m.client_id = c.client_id)
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE c.kind = 'void' AND v.meal_id = c.meal_id
          AND v.business_date = c.business_date AND v.device_id = c.device_id AND v.client_id = c.client_id)`,
  },
  {
    name: 'void-of-meal',
    zh: '每次作废对应一餐，范围一致，并有客户端记录',
    en: 'Each void is of a meal, in the same scope, and has its client row',
    sql: `SELECT v.meal_id, v.business_date FROM canteen.meal_voids v
      WHERE NOT EXISTS (SELECT FROM canteen.meals m WHERE m.id = v.meal_id AND m.business_date = v.business_date
          AND m.district_code = v.district_code AND m.facility_town = v.facility_town AND m.facility_id = v.facility_id
          AND m.funding_town IS NOT DISTINCT FROM v.funding_town)
        OR NOT EXISTS (SELECT FROM canteen.meal_clients c WHERE c.kind = 'void' AND c.meal_id = v.meal_id
          AND c.business_date = v.business_date AND c.device_id = v.device_id AND c.client_id = v.client_id)`,
  },
  {
    name: 'one-subsidy-per-slot',
    zh: '每位老人每天每餐次至多一份补贴餐（全区）',
    en: 'A resident has at most one subsidised standing meal per slot and day, over the whole district',
    sql: `SELECT m.resident_id, m.business_date, m.slot, count(*)::int AS subsidised FROM canteen.meals m
      WHERE m.government_fen + coalesce((SELECT sum(k.government_fen) FROM canteen.meal_corrections k
          WHERE k.meal_id = m.id AND k.business_date = m.business_date), 0) > 0 AND ${NOT_VOIDED}
      GROUP BY 1, 2, 3 HAVING count(*) > 1`,
  },
  {
    name: 'quota-used',
    zh: '补贴次数台账等于未作废餐所占次数之和，加上更正移动的次数',
    en: 'The counters of limits equal what standing meals took and swaps moved, in both directions',
    sql: `WITH taken AS (
        SELECT resident_id, limit_key, window_start, sum(change)::int AS taken FROM (
          SELECT m.resident_id, q ->> 'key' AS limit_key, (q ->> 'windowStart')::date AS window_start, 1 AS change
          FROM canteen.meals m CROSS JOIN jsonb_array_elements(m.quotas) q WHERE ${NOT_VOIDED}
          UNION ALL SELECT c.resident_id, c.limit_key, c.window_start, c.change FROM canteen.correction_quotas c) x
        GROUP BY 1, 2, 3)
      SELECT resident_id, limit_key, window_start, coalesce(t.taken, 0) AS taken, coalesce(u.used, 0) AS used
      FROM taken t FULL JOIN subsidy.quota_uses u USING (resident_id, limit_key, window_start)
      WHERE coalesce(t.taken, 0) <> coalesce(u.used, 0)`,
  },
  {
    name: 'quota-within-limit',
    zh: '补贴次数不超过上限，也不为负',
    en: 'No limit is used beyond its maximum, or less than never',
    sql: `SELECT u.resident_id, u.limit_key, u.window_start, u.used, u.max FROM subsidy.quota_uses u
      WHERE u.used > u.max OR u.used < 0`,
  },
];
