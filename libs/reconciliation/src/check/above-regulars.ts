import type { ClaimCheck } from './claim-check.js';

/**
 * C02: a day's count above the site's regulars × factor, method of USDA NSLP 7 CFR 210.8(a)(3). Each visit makes a regular for the
 * 30 days after it, the next visit ends its span: the spans are disjoint, so one running sum counts people.
 */
export const aboveRegulars: ClaimCheck = {
  code: 'C02',
  severity: 'block',
  title: { zh: '份数超过常客数', en: 'Daily count above the site’s regulars' },
  explain: {
    zh: '某天某餐次有补贴的份数，超过最近 30 天来过的人数 × 系数（向下取整），需要说明。方法同美国农业部 7 CFR 210.8(a)(3)；系数由区里按日期设定。不满 30 天的新点不查。超出部分为最后取餐的几份。',
    en: 'The subsidised meals of a slot exceed the people who ate there in the last 30 days × factor, rounded down, and ask for a justification. Method of USDA NSLP 7 CFR 210.8(a)(3); the factor is dated data of the district. Sites younger than 30 days are passed over. The meals served last are beyond it.',
  },
  params: { factor: { value: 1.1, min: 0.5, max: 3, fraction: true, zh: '系数', en: 'factor' } },
  sql: `
    WITH visits AS (
      SELECT facility_id, person_id, business_date, lead(business_date) OVER (PARTITION BY facility_id, person_id ORDER BY business_date) AS next
      FROM (SELECT DISTINCT facility_id, person_id, business_date FROM check_meals WHERE person_id IS NOT NULL AND whole) v
    ), changes AS (
      SELECT facility_id, day, sum(change)::int AS change FROM visits CROSS JOIN LATERAL (VALUES (business_date + 1, 1),
        (least(business_date + 31, next + 1), -1)) c (day, change) GROUP BY 1, 2
    ), running AS (
      SELECT x.*, sum(change) OVER (PARTITION BY facility_id ORDER BY day)::int AS regulars FROM (
        SELECT facility_id, day, change, NULL AS slot, NULL::int AS meals FROM changes
        UNION ALL SELECT facility_id, business_date, 0, slot, sum(subsidised)::int FROM check_counts GROUP BY 1, 2, 4 HAVING bool_or(in_month)) x
    ), above AS (
      SELECT r.facility_id, r.day AS business_date, r.slot, r.meals, r.regulars, reconciliation.regulars_limit(r.regulars, {factor}) AS most
      FROM running r JOIN (SELECT facility_id, min(business_date) AS first_day FROM check_counts GROUP BY 1) b USING (facility_id)
      WHERE r.slot IS NOT NULL AND r.meals > reconciliation.regulars_limit(r.regulars, {factor}) AND b.first_day <= r.day - 30
    ), placed AS (
      SELECT a.meals, a.regulars, a.most, m.*, row_number() OVER (PARTITION BY m.facility_id, m.business_date, m.slot
        ORDER BY m.served_at, m.meal_id) AS place
      FROM above a JOIN check_meals m ON m.facility_id = a.facility_id AND m.business_date = a.business_date AND m.slot = a.slot
        AND m.government_fen > 0
    )
    SELECT facility_id, business_date || ' ' || slot AS evidence_key,
      jsonb_build_object('date', business_date, 'slot', slot, 'meals', meals, 'regulars', regulars, 'limit', most) AS facts,
      false AS asks, meal_id, business_date, government_fen AS stake_fen
    FROM placed WHERE place > most AND in_month`,
};
