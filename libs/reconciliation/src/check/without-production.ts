import type { ClaimCheck } from './claim-check.js';

const EXPECTED = { min: 0, max: 1 };

/** C07: claimed on a day without any production on record, at a facility that has begun to log it. Evidence and stake: the day's subsidised meals. */
export const withoutProduction: ClaimCheck = {
  code: 'C07',
  severity: 'warn',
  title: { zh: '没有登记生产却有申报', en: 'Claimed on a day without production' },
  explain: {
    zh: '这个点已经开始登记生产（烹制、发出或收到），这一天没有任何登记，却有补贴餐。从第一次登记的那天算起；哪些层级要登记由区里设定（1 要，0 不要）。',
    en: 'The facility has begun to log production (cooked, sent or received), and this day has none, but subsidised meals. Counted from the first day it logged; which tiers are expected to is set by the district (1 yes, 0 no).',
  },
  params: {
    centralKitchens: { ...EXPECTED, value: 1, zh: '中心食堂要登记', en: 'central kitchens log' },
    elderCanteens: { ...EXPECTED, value: 1, zh: '老年食堂要登记', en: 'elder canteens log' },
    mealPoints: { ...EXPECTED, value: 1, zh: '助餐服务点要登记', en: 'meal points log' },
  },
  sql: `
    WITH logging AS MATERIALIZED (
      SELECT l.facility_id, l.first_day FROM check_logging l JOIN meal_point.facilities f ON f.id = l.facility_id
      WHERE CASE f.tier WHEN 'central_kitchen' THEN {centralKitchens} WHEN 'elder_canteen' THEN {elderCanteens} ELSE {mealPoints} END >= 1
    ), days AS MATERIALIZED (
      SELECT facility_id, business_date, sum(subsidised) AS meals FROM check_counts WHERE business_date >= {month} - 35
      GROUP BY 1, 2 HAVING bool_or(in_month) AND sum(subsidised) > 0
    )
    SELECT m.facility_id, m.business_date::text AS evidence_key, jsonb_build_object('date', m.business_date, 'meals', d.meals) AS facts,
      false AS asks, m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM days d JOIN logging l ON l.facility_id = d.facility_id AND l.first_day <= d.business_date
    JOIN check_meals m ON m.facility_id = d.facility_id AND m.business_date = d.business_date
    WHERE m.in_month AND m.government_fen > 0 AND NOT EXISTS (SELECT FROM check_production p
      WHERE p.facility_id = d.facility_id AND p.business_date = d.business_date AND p.logged)`,
};
