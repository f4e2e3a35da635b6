import type { Invariant } from '@nuancan/platform';

/** Of hours: those that registered volunteers were there, and those that were entered by hand. */
export const HOURS_INVARIANTS: readonly Invariant[] = [
  {
    name: 'entered-hours-rated',
    zh: '手工登记的服务时长，登记时已有参考价的都按当天参考价计值',
    en: 'Hours that were entered by hand are worth the reference rate of their day when one was known',
    sql: `SELECT d.id, d.facility_id, d.business_date, d.unit_fen FROM canteen.day_sources d
      CROSS JOIN LATERAL (SELECT r.fen_per_hour FROM volunteering.reference_rates r WHERE r.district_code = d.district_code
        AND r.valid_from <= d.business_date AND r.recorded_at <= d.recorded_at ORDER BY r.valid_from DESC, r.id DESC LIMIT 1) r
      WHERE d.kind IN ('kitchen_hours', 'delivery_hours') AND d.attendance_id IS NULL AND d.unit_fen <> r.fen_per_hour`,
  },
  {
    name: 'attended-hours-entered',
    zh: '每条已确认的签到恰好对应当天一条有效的志愿服务登记，时长、单价与用途相同；撤回的没有',
    en: 'Each confirmed attendance is exactly one entry of its day that stands, of the same minutes, rate and purpose; a withdrawn one none',
    sql: `WITH standing AS (
        SELECT d.attendance_id, count(*) AS sources, min(d.confirmation_no) AS seq, min(d.quantity) AS minutes, min(d.unit_fen) AS unit_fen,
          min(d.kind) AS kind, min(d.facility_id::text) AS facility, min(d.business_date) AS day, bool_and(h.source_id IS NOT NULL) AS confirmed
        FROM canteen.day_sources d LEFT JOIN canteen.hours_confirmations h ON h.source_id = d.id
        WHERE d.attendance_id IS NOT NULL AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)
        GROUP BY 1
      ), confirmed AS (
        SELECT DISTINCT ON (c.attendance_id) c.* FROM volunteering.hour_confirmations c JOIN volunteering.attendances a
          ON a.id = c.attendance_id AND a.withdrawn_at IS NULL ORDER BY c.attendance_id, c.seq DESC
      )
      SELECT coalesce(c.attendance_id, s.attendance_id) AS attendance, c.minutes AS confirmed, s.minutes AS entered, s.sources
      FROM confirmed c FULL JOIN standing s ON s.attendance_id = c.attendance_id
      WHERE (s.sources, s.seq, s.minutes, s.unit_fen, s.kind, s.facility, s.day, s.confirmed) IS DISTINCT FROM
        (1::bigint, c.seq, c.minutes, c.unit_fen, c.purpose || '_hours', c.facility_id::text, c.business_date, true)`,
  },
];
