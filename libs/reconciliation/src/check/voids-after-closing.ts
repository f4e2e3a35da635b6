import type { ClaimCheck } from './claim-check.js';

/** B06: many voids after the doors were shut. A voided meal is in no claim, so nothing of it is at stake; the elders' money is told. */
export const voidsAfterClosing: ClaimCheck = {
  code: 'B06',
  severity: 'warn',
  title: { zh: '打烊后集中作废', en: 'Voids clustered after closing' },
  explain: {
    zh: '同一食堂同一天，打烊（当天最后关门时间；没有时刻表时为最后一餐）之后作废了许多餐。作废的餐不进申报，所以没有补贴金额；列出的是老人已付、可能被取走的钱。',
    en: 'At one facility and day many meals were voided after closing: after the last closing time of the day, or the last meal where there is no timetable. Voided meals are in no claim, so no subsidy is at stake; told is what elders had paid for them.',
  },
  params: {
    voids: { value: 5, min: 2, max: 100, zh: '至少作废数', en: 'least voids' },
    graceMinutes: { value: 30, min: 0, max: 240, zh: '打烊后分钟', en: 'minutes after closing' },
  },
  sql: `
    WITH voids AS (
      SELECT v.facility_id, v.business_date, v.meal_id, v.voided_at, m.elder_paid_fen
      FROM canteen.meal_voids v JOIN canteen.meals m ON m.id = v.meal_id AND m.business_date = v.business_date
      WHERE v.business_date >= {month} AND v.business_date < {month} + interval '1 month'
        AND v.facility_id IN (SELECT facility_id FROM check_sites)
    ), closing AS (
      SELECT d.facility_id, d.business_date, coalesce(
        (SELECT (d.business_date + max(t.closes_at)) AT TIME ZONE 'Asia/Shanghai' FROM (
          SELECT h.closes_at FROM meal_point.opening_hours h WHERE h.facility_id = d.facility_id
            AND h.weekday = extract(isodow FROM d.business_date) AND h.valid_from <= d.business_date
            AND (h.valid_to IS NULL OR h.valid_to >= d.business_date)
          UNION ALL SELECT x.closes_at FROM meal_point.opening_exceptions x WHERE x.facility_id = d.facility_id AND x.kind = 'open'
            AND d.business_date BETWEEN x.valid_from AND x.valid_to) t),
        (SELECT max(m.served_at) FROM canteen.meals m WHERE m.facility_id = d.facility_id AND m.business_date = d.business_date)) AS closed_at
      FROM (SELECT DISTINCT facility_id, business_date FROM voids) d
    ), late AS (
      SELECT v.*, c.closed_at, count(*) OVER day AS n, sum(v.elder_paid_fen) OVER day AS paid_fen
      FROM voids v JOIN closing c USING (facility_id, business_date)
      WHERE v.voided_at > c.closed_at + make_interval(mins => {graceMinutes}::int)
      WINDOW day AS (PARTITION BY v.facility_id, v.business_date)
    )
    SELECT facility_id, business_date::text AS evidence_key,
      jsonb_build_object('date', business_date, 'voids', n, 'closedAt', closed_at, 'elderPaidFen', paid_fen) AS facts, false AS asks,
      meal_id, business_date, 0 AS stake_fen
    FROM late WHERE n >= {voids}`,
};
