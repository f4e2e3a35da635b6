import type { Invariant } from '@nuancan/platform';

/** Columns of a summary and what they are over the day's meals `m`; `standing` marks those not voided. */
const COLUMNS = {
  meals: 'count(*) FILTER (WHERE standing)',
  subsidised: 'count(*) FILTER (WHERE standing AND government_fen > 0)',
  public_sales: 'count(*) FILTER (WHERE standing AND resident_id IS NULL)',
  voided: 'count(*) FILTER (WHERE NOT standing)',
  ...Object.fromEntries(
    [
      ...['price_fen', 'cost_fen', 'elder_paid_fen', 'government_fen', 'donation_fen', 'garden_fen', 'volunteer_fen'],
      ...['unfunded_fen', 'surplus_fen', 'elder_short_fen'],
    ].map((column) => [column, `coalesce(sum(${column}) FILTER (WHERE standing), 0)`]),
  ),
};

/** Of the nightly summaries. A day whose summary is still to be made again (its job is open) is passed over. */
export const SUMMARY_INVARIANTS: readonly Invariant[] = [
  {
    name: 'day-summary',
    zh: '过往每日汇总等于按当日餐次重算的结果',
    en: 'Each summary of a past day equals what the day’s meals add up to',
    sql: `SELECT s.facility_id, s.business_date, s.meals, again.meals AS meals_again, s.cost_fen, again.cost_fen AS cost_fen_again
      FROM canteen.day_summaries s
      CROSS JOIN LATERAL (
        SELECT ${Object.entries(COLUMNS)
          .map(([column, sum]) => `${sum} AS ${column}`)
          .join(', ')}
        FROM (SELECT m.*, NOT EXISTS (SELECT FROM canteen.meal_voids v
            WHERE v.meal_id = m.id AND v.business_date = m.business_date) AS standing
          FROM canteen.meals m WHERE m.facility_id = s.facility_id AND m.business_date = s.business_date) of_day) again
      WHERE (${Object.keys(COLUMNS)
        .map((column) => `s.${column}`)
        .join(', ')}) IS DISTINCT FROM (${Object.keys(COLUMNS)
        .map((column) => `again.${column}`)
        .join(', ')})
        AND s.business_date < (now() AT TIME ZONE 'Asia/Shanghai')::date
        AND NOT EXISTS (SELECT FROM platform.outbox o WHERE o.job = 'day-summary' AND o.state IN ('pending', 'queued')
          AND o.payload ->> 'businessDate' = s.business_date::text
          AND coalesce(o.payload ->> 'facilityId', s.facility_id::text) = s.facility_id::text)`,
  },
];
