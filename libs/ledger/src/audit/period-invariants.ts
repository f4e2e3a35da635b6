import type { Invariant } from '@nuancan/platform';
import { MOST_DAYS_BACK } from '../journal/most-days-back.js';

/** Of months: nothing enters one that is closed, and every step was taken by those who may. */
export const PERIOD_INVARIANTS: readonly Invariant[] = [
  {
    name: 'ledger-booked-when-open',
    zh: '入账时该月未申请结账；未结账的分录记入业务当月；没有供餐点的分录日期在入账前 62 天内',
    en: 'Every entry is booked into a month that was open then, no earlier than its business date; without a facility soon after it',
    sql: `SELECT e.id AS entry, e.facility_id AS facility, e.booked_month AS month FROM ledger.entries e
      WHERE e.booked_month < date_trunc('month', e.business_date)::date
        OR e.booked_on <> greatest(e.business_date, e.booked_month)
        OR (e.facility_id IS NULL AND e.booked_month <> date_trunc('month', e.business_date)::date)
        OR (e.facility_id IS NULL AND e.posted_at >= platform.rules_since() AND e.business_date NOT BETWEEN platform.business_date(e.posted_at) - ${MOST_DAYS_BACK}
          AND platform.business_date(e.posted_at))
        OR EXISTS (SELECT FROM ledger.period_transitions t
          WHERE t.facility_id = e.facility_id AND t.month >= e.booked_month AND t.at < e.posted_at AND t.to_state <> 'open'
            AND NOT EXISTS (SELECT FROM ledger.period_transitions n WHERE n.facility_id = t.facility_id AND n.month = t.month
              AND n.seq > t.seq AND n.at < e.posted_at))`,
  },
  {
    name: 'ledger-period-steps',
    zh: '月份状态等于最后一步，各步首尾相接，结账截止月与之一致',
    en: 'A month is what its last step made it, each step begins where the last ended, and the books are closed through it',
    sql: `SELECT p.facility_id AS facility, p.month, p.state FROM ledger.periods p
        LEFT JOIN LATERAL (SELECT t.to_state FROM ledger.period_transitions t
          WHERE t.facility_id = p.facility_id AND t.month = p.month ORDER BY t.seq DESC LIMIT 1) last ON true
        WHERE last.to_state IS DISTINCT FROM p.state
      UNION ALL
      SELECT s.facility_id, s.month, s.from_state FROM (SELECT t.*, row_number() OVER w AS place,
          lag(t.to_state, 1, 'open') OVER w AS before, lag(t.at) OVER w AS earlier
        FROM ledger.period_transitions t WINDOW w AS (PARTITION BY t.facility_id, t.month ORDER BY t.seq)) s
        WHERE s.seq <> s.place OR s.from_state <> s.before OR s.at < s.earlier
      UNION ALL
      SELECT b.facility_id, b.closed_through, 'books' FROM ledger.facility_books b
        WHERE b.closed_through IS DISTINCT FROM (SELECT max(p.month) FROM ledger.periods p
          WHERE p.facility_id = b.facility_id AND p.state <> 'open')`,
  },
  {
    name: 'ledger-period-four-eyes',
    zh: '结账与重开由申请人以外的人确认',
    en: 'A closing or reopening is confirmed by another person than the one who asked for it',
    sql: `SELECT c.facility_id AS facility, c.month, c.seq, c.action FROM ledger.period_transitions c
      WHERE c.action IN ('confirm_closing', 'confirm_reopening') AND NOT EXISTS (SELECT FROM ledger.period_transitions r
        WHERE r.facility_id = c.facility_id AND r.month = c.month AND r.seq = c.seq - 1
          AND r.action = replace(c.action, 'confirm', 'request') AND r.account_id = c.asked_by AND r.account_id <> c.account_id)`,
  },
];
