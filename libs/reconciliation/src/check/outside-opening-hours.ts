import type { ClaimCheck } from './claim-check.js';

/**
 * P01: served when the facility was not open; rules of libs/meal-point `openingOn`. A facility without any timetable has unknown
 * hours. What is delivered is handed over later: only its day counts. At stake: the subsidy.
 */
export const outsideOpeningHours: ClaimCheck = {
  code: 'P01',
  severity: 'warn',
  title: { zh: '营业时间之外', en: 'Outside opening hours or on a closed day' },
  explain: {
    zh: '用餐时食堂没有营业：未开业或停业、临时歇业、时刻表没有这一餐，或者取餐时间早于开门、晚于关门超过宽限分钟数。送餐只看日期，不看钟点。',
    en: 'The facility was not open: not in business, closed for the day, no such slot in its timetable, or served earlier or later than its hours by more than the minutes of grace. For deliveries only the day counts.',
  },
  params: { graceMinutes: { value: 30, min: 0, max: 240, zh: '宽限分钟', en: 'minutes of grace' } },
  sql: `
    SELECT m.facility_id, m.meal_id::text AS evidence_key,
      jsonb_build_object('why', coalesce(o.why, 'outside_hours'), 'servedAt', m.served_at, 'opensAt', o.opens_at, 'closesAt', o.closes_at) AS facts,
      false AS asks, m.meal_id, m.business_date, m.government_fen AS stake_fen
    FROM check_openings o JOIN check_meals m USING (facility_id, business_date, slot)
    CROSS JOIN LATERAL (SELECT extract(epoch FROM (m.served_at AT TIME ZONE 'Asia/Shanghai')::time) / 60 AS minute) clock
    WHERE m.in_month AND (o.why IS NOT NULL OR (m.mode <> 'home_delivery' AND o.opens_at IS NOT NULL
      AND (clock.minute < extract(epoch FROM o.opens_at) / 60 - {graceMinutes}
        OR clock.minute > extract(epoch FROM o.closes_at) / 60 + {graceMinutes})))`,
};
