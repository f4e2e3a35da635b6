import type { Invariant } from '@nuancan/platform';

/** Of volunteers: places, rates, who confirmed, and the time bank. */
export const VOLUNTEERING_INVARIANTS: readonly Invariant[] = [
  {
    name: 'shift-places',
    zh: '每个班次的已报名数等于有效报名数，且不超过需要的人数',
    en: 'The places taken of each shift are its sign-ups that stand, and no more than wanted',
    sql: `SELECT s.id, s.taken, s.wanted, coalesce(u.standing, 0) AS standing FROM volunteering.shifts s LEFT JOIN (
        SELECT shift_id, count(*) AS standing FROM volunteering.sign_ups WHERE cancelled_at IS NULL GROUP BY 1) u ON u.shift_id = s.id
      WHERE s.taken <> coalesce(u.standing, 0) OR s.taken > s.wanted`,
  },
  {
    name: 'volunteer-one-place',
    zh: '没有人在同一时间签到两处',
    en: 'Nobody was signed in twice at a time',
    sql: `SELECT a.id, b.id AS other FROM volunteering.attendances a JOIN volunteering.attendances b
        ON b.volunteer_id = a.volunteer_id AND b.id > a.id
      WHERE a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL AND a.arrived_at < coalesce(b.left_at, 'infinity')
        AND b.arrived_at < coalesce(a.left_at, 'infinity') AND a.business_date = b.business_date`,
  },
  {
    name: 'hours-confirmed-by-another',
    zh: '没有人确认自己的服务时长；时长不超过在场时间，更正都有原因且次序不断',
    en: 'Nobody confirmed their own hours, nor more than they were there; corrections are reasoned and in order',
    sql: `SELECT c.attendance_id, c.seq FROM volunteering.hour_confirmations c JOIN volunteering.attendances a ON a.id = c.attendance_id
      WHERE c.account_id IN (c.volunteer_account_id, a.volunteer_account_id) OR a.left_at IS NULL OR c.minutes > a.attended_minutes OR (c.seq = 1) <> (c.reason IS NULL)
        OR (c.seq > 1 AND NOT EXISTS (SELECT FROM volunteering.hour_confirmations b WHERE b.attendance_id = c.attendance_id AND b.seq = c.seq - 1))`,
  },
  {
    name: 'reference-rate-ahead',
    zh: '参考价只向前生效；每次确认用的是当天的参考价',
    en: 'Rates begin after they were set, and hours were confirmed at the rate of their day',
    sql: `SELECT r.id, r.valid_from FROM volunteering.reference_rates r WHERE r.valid_from <= platform.business_date(r.recorded_at)
        AND EXISTS (SELECT FROM volunteering.reference_rates b WHERE b.district_code = r.district_code AND b.id < r.id)
      UNION ALL
      SELECT c.attendance_id, c.business_date FROM volunteering.hour_confirmations c
        WHERE c.unit_fen IS DISTINCT FROM volunteering.rate_on(c.district_code, c.business_date)`,
  },
  {
    name: 'time-bank-credits',
    zh: '时间银行入账的分钟等于确认的分钟，撤回的签到为零',
    en: 'The time bank was credited what was confirmed, and nothing of what was withdrawn',
    sql: `SELECT coalesce(m.attendance_id, c.attendance_id) AS attendance, m.minutes AS credited, c.minutes AS confirmed FROM (
        SELECT attendance_id, sum(minutes) AS minutes FROM volunteering.time_movements WHERE attendance_id IS NOT NULL GROUP BY 1) m
      FULL JOIN (SELECT DISTINCT ON (c.attendance_id) c.attendance_id, CASE WHEN a.withdrawn_at IS NULL THEN c.minutes ELSE 0 END AS minutes
        FROM volunteering.hour_confirmations c JOIN volunteering.attendances a ON a.id = c.attendance_id
        ORDER BY c.attendance_id, c.seq DESC) c ON c.attendance_id = m.attendance_id
      WHERE coalesce(m.minutes, 0) <> coalesce(c.minutes, 0)`,
  },
  {
    name: 'time-bank-balance',
    zh: '每个时间账户的余额等于各笔之和，逐笔连续，从不为负',
    en: 'Each balance of the time bank is the sum of its movements, without a gap and never below zero',
    sql: `SELECT t.volunteer_id, t.balance_minutes, coalesce(m.minutes, 0) AS sum FROM volunteering.time_accounts t LEFT JOIN (
        SELECT volunteer_id, sum(minutes) AS minutes, count(*) AS count, max(seq) AS last, bool_or(wrong) AS wrong FROM (
          SELECT volunteer_id, minutes, seq, balance_after < 0 OR balance_after <> sum(minutes) OVER (PARTITION BY volunteer_id ORDER BY seq) AS wrong
          FROM volunteering.time_movements) x GROUP BY 1) m ON m.volunteer_id = t.volunteer_id
      WHERE t.balance_minutes <> coalesce(m.minutes, 0) OR t.balance_minutes < 0 OR t.movements <> coalesce(m.count, 0)
        OR t.movements <> coalesce(m.last, 0) OR coalesce(m.wrong, false)`,
  },
];
