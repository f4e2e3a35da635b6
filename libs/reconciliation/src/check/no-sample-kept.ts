import type { ClaimCheck } from './claim-check.js';

/** F01: cooked, and no sample of it that is enough, cold enough and was kept long enough by the rule of its day. No money hangs on it. */
export const noSampleKept: ClaimCheck = {
  code: 'F01',
  severity: 'warn',
  title: { zh: '没有合格留样', en: 'No sample kept' },
  explain: {
    zh: '登记了烹制的餐次，有菜品没有合格的留样：每个菜品不少于 125 克，0–8 °C，保存不少于 48 小时（以区里当天的规定为准）。没有登记菜品的，要求至少有一份合格留样。这是食品安全提示，不涉及补贴金额。',
    en: 'A slot was cooked and a dish of it has no proper sample: at least 125 g of each dish, at 0–8 °C, for at least 48 hours, or as the district’s rule of the day says. Where no dishes are on record, one proper sample is asked for. It is about food safety; no subsidy is at stake.',
  },
  sql: `
    WITH kept AS MATERIALIZED (
      SELECT s.facility_id, s.business_date, s.slot, s.dish_id FROM canteen.food_samples s JOIN check_rules r ON r.day = s.business_date
      LEFT JOIN canteen.food_sample_ends x ON x.sample_id = s.id
      WHERE s.facility_id IN (SELECT facility_id FROM check_sites)
        AND s.grams >= r.sample_grams AND s.celsius BETWEEN r.sample_from_celsius AND r.sample_to_celsius
        AND (x.kind IS NULL OR (x.kind = 'disposed' AND x.ended_at >= x.keep_until))
    ), lacking AS (
      SELECT DISTINCT c.facility_id, c.business_date, c.slot, c.dish_id FROM check_cooked c WHERE c.dish_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM kept k WHERE k.facility_id = c.facility_id AND k.business_date = c.business_date AND k.slot = c.slot AND k.dish_id = c.dish_id)
      UNION ALL
      SELECT DISTINCT c.facility_id, c.business_date, c.slot, NULL::uuid FROM check_cooked c WHERE c.dish_id IS NULL
        AND NOT EXISTS (SELECT FROM check_cooked d WHERE d.facility_id = c.facility_id AND d.business_date = c.business_date AND d.slot = c.slot AND d.dish_id IS NOT NULL)
        AND NOT EXISTS (SELECT FROM kept k WHERE k.facility_id = c.facility_id AND k.business_date = c.business_date AND k.slot = c.slot)
    )
    SELECT l.facility_id, concat_ws(' ', l.business_date, l.slot, md5(string_agg(l.dish_id::text, ' ' ORDER BY l.dish_id))) AS evidence_key,
      jsonb_build_object('date', l.business_date, 'slot', l.slot, 'dishes', count(l.dish_id), 'dish', string_agg(d.name, '、' ORDER BY d.name)) AS facts,
      false AS asks, NULL::uuid AS meal_id, NULL::date AS business_date, 0 AS stake_fen
    FROM lacking l LEFT JOIN canteen.dishes d ON d.id = l.dish_id GROUP BY l.facility_id, l.business_date, l.slot`,
};
