import type { ClaimCheck } from './claim-check.js';

/** Q03: more subsidy than the meal costs, or the minimum spend of the tier is not reached. At stake: what was claimed beyond the policies of the day. */
export const priceRuleBroken: ClaimCheck = {
  code: 'Q03',
  severity: 'block',
  title: { zh: '补贴超过价格或未达最低消费', en: 'Above the price, or minimum spend not met' },
  explain: {
    zh: '更正后补贴高于餐价，或者所记档次要求的最低消费（按餐或按天）没有达到。',
    en: 'After corrections the subsidy exceeds the price, or the minimum spend of the recorded tier, per meal or per day, was not reached.',
  },
  rated: 'less',
  sql: `
    WITH minimum AS (
      SELECT DISTINCT policy_code, policy_version, tier_code, minimum_fen, minimum_per FROM check_tiers WHERE minimum_fen IS NOT NULL
    ), judged AS (
      SELECT m.*, t.minimum_fen, CASE WHEN t.minimum_per = 'day' THEN (SELECT sum(o.price_fen - o.delivery_fee_fen) FROM check_meals o
        WHERE o.person_id = m.person_id AND o.business_date = m.business_date AND o.served_at <= m.served_at)
        ELSE m.price_fen - m.delivery_fee_fen END AS spent_fen
      FROM check_meals m LEFT JOIN minimum t USING (policy_code, policy_version, tier_code)
      WHERE m.in_month AND m.government_fen > 0 AND (m.government_fen > m.price_fen OR t.minimum_fen IS NOT NULL)
    )
    SELECT facility_id, meal_id::text AS evidence_key,
      jsonb_build_object('residentId', resident_id, 'priceFen', price_fen, 'spentFen', spent_fen, 'minimumFen', minimum_fen,
        'dueFen', CASE WHEN spent_fen < minimum_fen THEN 0 ELSE price_fen END) AS facts,
      false AS asks, meal_id, business_date,
      CASE WHEN spent_fen < minimum_fen THEN government_fen ELSE government_fen - price_fen END AS stake_fen
    FROM judged WHERE government_fen > price_fen OR spent_fen < minimum_fen`,
};
