import type { ClaimCheck } from './claim-check.js';

/** C01: more meals in a slot than the facility may serve. Evidence and stake: those served after it was full. */
export const aboveCapacity: ClaimCheck = {
  code: 'C01',
  severity: 'block',
  title: { zh: '超过核定份数', en: 'More meals than the facility may serve' },
  explain: {
    zh: '某天某餐次的份数超过该食堂登记的份数（堂食和自取、送餐分别计）。没有登记份数的不查。最后取餐的几份为超出部分。',
    en: 'The meals of a slot exceed the portions on record for the facility, counted apart for those eaten or fetched there and those delivered. Without a number on record nothing is checked. The meals served last are beyond it.',
  },
  sql: `
    WITH above AS (
      SELECT c.*, CASE WHEN c.delivered THEN k.delivery_portions ELSE k.dine_in_portions END AS capacity
      FROM check_counts c JOIN meal_point.slot_capacities k ON k.facility_id = c.facility_id AND k.slot = c.slot
        AND k.valid_from <= c.business_date AND (k.valid_to IS NULL OR k.valid_to >= c.business_date)
      WHERE c.in_month AND c.meals > reconciliation.count_limit(CASE WHEN c.delivered THEN k.delivery_portions ELSE k.dine_in_portions END, NULL)
    ), placed AS (
      SELECT a.delivered, a.capacity, a.meals, m.*, row_number() OVER (PARTITION BY m.facility_id, m.business_date, m.slot, a.delivered
        ORDER BY m.served_at, m.meal_id) AS place
      FROM above a JOIN check_meals m ON m.facility_id = a.facility_id AND m.business_date = a.business_date AND m.slot = a.slot
        AND (m.mode = 'home_delivery') = a.delivered
    )
    SELECT facility_id, concat_ws(' ', business_date, slot, delivered) AS evidence_key,
      jsonb_build_object('date', business_date, 'slot', slot, 'delivered', delivered, 'meals', meals, 'capacity', capacity) AS facts,
      false AS asks, meal_id, business_date, government_fen AS stake_fen
    FROM placed WHERE place > capacity AND in_month`,
};
