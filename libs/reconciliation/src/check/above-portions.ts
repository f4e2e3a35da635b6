import type { ClaimCheck } from './claim-check.js';

/** C06: more meals than portions there were to eat. Only where the slot's production was logged. Stake: those served after they were gone. */
export const abovePortions: ClaimCheck = {
  code: 'C06',
  severity: 'block',
  title: { zh: '餐数超过可用份数', en: 'More meals than portions available' },
  explain: {
    zh: '某天某餐次记录的用餐，超过登记的可用份数：留用加收到，减去损耗、退回、员工餐和留样。没有登记生产的餐次不查（见 C07）。最后取餐的几份为超出部分。',
    en: 'The meals of a slot exceed the portions on record: kept plus received, less waste, returns, staff meals and samples. Slots without any production logged are passed over (see C07). The meals served last are beyond it.',
  },
  sql: `
    WITH above AS (
      SELECT p.facility_id, p.business_date, p.slot, greatest(p.available, 0) AS available FROM check_production p
      JOIN (SELECT facility_id, business_date, slot, sum(meals) AS meals FROM check_counts GROUP BY 1, 2, 3 HAVING bool_or(in_month)) c
        USING (facility_id, business_date, slot)
      WHERE p.logged AND c.meals > p.available
    ), placed AS (
      SELECT a.available, m.*, row_number() OVER (PARTITION BY m.facility_id, m.business_date, m.slot ORDER BY m.served_at, m.meal_id) AS place,
        count(*) OVER (PARTITION BY m.facility_id, m.business_date, m.slot) AS meals
      FROM above a JOIN check_meals m USING (facility_id, business_date, slot)
      WHERE NOT EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = m.meal_id AND k.business_date = m.business_date AND k.kind = 'reverse')
    )
    SELECT facility_id, concat_ws(' ', business_date, slot, available) AS evidence_key,
      jsonb_build_object('date', business_date, 'slot', slot, 'meals', meals, 'available', available) AS facts,
      false AS asks, meal_id, business_date, government_fen AS stake_fen
    FROM placed WHERE place > available AND in_month`,
};
