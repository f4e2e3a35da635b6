import type { Invariant } from './invariant.js';

/** Of hours that registered volunteers were there. */
export const HOURS_INVARIANTS: readonly Invariant[] = [
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
