import type { ClaimCheck } from './claim-check.js';

/**
 * C05: far more meals than the kitchen's own forecast expects of such a day. A count below it costs nobody anything and is no
 * finding. Stake: those served after the limit was reached.
 */
export const aboveForecast: ClaimCheck = {
  code: 'C05',
  severity: 'warn',
  title: { zh: '份数远超预测', en: 'Count far above the forecast' },
  explain: {
    zh: '某天某餐次的用餐，远超按前几周同样的星期几和节假日预测的份数：多出的既超过平常误差的若干倍，也超过一定份数。预测只用这一天以前的用餐；天数不够，或以往的节假日太少，不查。最后取餐的几份为超出部分。',
    en: 'The meals of a slot are far beyond what the weeks before let expect of such a weekday or day off: by more than some times the usual error, and by more than some meals. The forecast knows only the days before; it is passed over where there are too few of them, or too few days off. The meals served last are beyond it.',
  },
  params: {
    times: { value: 6, min: 2, max: 20, fraction: true, zh: '平常误差的倍数', en: 'times the usual error' },
    leastMeals: { value: 10, min: 1, max: 1000, zh: '至少多出份数', en: 'least meals beyond' },
  },
  sql: `
    WITH above AS (
      SELECT f.*, l.most FROM check_forecasts f
      CROSS JOIN LATERAL (SELECT ceil(f.portions + greatest({times} * f.usual_off, {leastMeals})) AS most) l WHERE f.meals > l.most
    ), placed AS (
      SELECT a.meals, a.portions, a.usual_off, a.most, m.*, row_number() OVER (PARTITION BY m.facility_id, m.business_date, m.slot
        ORDER BY m.served_at, m.meal_id) AS place
      FROM above a JOIN check_meals m USING (facility_id, business_date, slot) WHERE m.whole
    )
    SELECT facility_id, business_date || ' ' || slot AS evidence_key,
      jsonb_build_object('date', business_date, 'slot', slot, 'meals', meals, 'forecast', round(portions), 'usualOff', round(usual_off, 1),
        'limit', most) AS facts,
      false AS asks, meal_id, business_date, government_fen AS stake_fen
    FROM placed WHERE place > most AND in_month`,
};
