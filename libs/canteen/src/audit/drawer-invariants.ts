import type { Invariant } from '@nuancan/platform';

/** Its money lay in the drawer when that was counted, and was found over: served before a count, recorded after it. */
const FOUND_BEFORE = `EXISTS (SELECT FROM canteen.drawer_counts b
  WHERE b.facility_id = m.facility_id AND b.counted_at > m.served_at AND b.counted_at < m.recorded_at)`;

/** The drawer: nothing in it is invented, lost, or there twice. */
export const DRAWER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'drawer-records',
    zh: '钱箱账户余额 = 已结算的现金餐 + 现金充值退款 + 现金更正 − 支出与存行 + 历次清点的长短款',
    en: 'The drawer’s account is settled cash meals, top-ups, refunds and corrections, less what was paid out, and what counts found',
    sql: `SELECT facility_id, sum(booked)::bigint AS booked_fen, sum(recorded)::bigint AS recorded_fen FROM (
        SELECT a.facility_id, l.amount_fen AS booked, 0 AS recorded FROM ledger.accounts a
          JOIN ledger.lines l ON l.account_id = a.id JOIN ledger.entries e ON e.id = l.entry_id
          WHERE a.kind = 'cash_drawer' AND e.kind <> 'opening_balance'
        UNION ALL SELECT m.facility_id, 0, m.elder_paid_fen FROM canteen.meals m
          JOIN canteen.meal_settlements s ON s.meal_id = m.id AND s.business_date = m.business_date
          WHERE m.payment_method = 'cash' AND NOT ${FOUND_BEFORE}
        UNION ALL SELECT w.facility_id, 0, w.amount_fen FROM canteen.wallet_movements w WHERE w.kind IN ('top_up_cash', 'refund_cash')
        UNION ALL SELECT k.facility_id, 0, k.elder_paid_fen FROM canteen.meal_corrections k WHERE k.refund = 'cash'
        UNION ALL SELECT d.facility_id, 0, -d.amount_fen FROM canteen.day_sources d
          WHERE (d.paid_from = 'drawer' OR d.kind = 'bank_deposit')
            AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)
        UNION ALL SELECT c.facility_id, 0, c.cash_counted_fen - c.cash_expected_fen FROM canteen.day_closes c
          WHERE c.cash_counted_fen IS NOT NULL
        UNION ALL SELECT k.facility_id, 0, k.counted_fen - k.booked_fen - k.unbooked_fen FROM canteen.drawer_counts k
          WHERE k.round IS NULL) x
      GROUP BY 1 HAVING sum(booked) <> sum(recorded)`,
  },
  {
    name: 'drawer-expected',
    zh: '每次清点时应有 = 当时钱箱账户余额 + 当时已登记未入账的现金餐',
    en: 'What each count was held against is the drawer’s balance just before, and the cash of meals known then and not booked',
    sql: `SELECT k.id, k.facility_id, k.counted_at, k.booked_fen, b.booked AS booked_again, k.unbooked_fen, coalesce(u.unbooked, 0) AS unbooked_again
      FROM canteen.drawer_counts k
      JOIN (SELECT id, sum(fen) OVER (PARTITION BY facility_id ORDER BY at)::bigint AS booked FROM (
          SELECT NULL::uuid AS id, a.facility_id, e.posted_at AS at, l.amount_fen AS fen FROM ledger.accounts a
            JOIN ledger.lines l ON l.account_id = a.id JOIN ledger.entries e ON e.id = l.entry_id WHERE a.kind = 'cash_drawer'
          UNION ALL SELECT x.id, x.facility_id, x.counted_at, 0 FROM canteen.drawer_counts x) moved) b ON b.id = k.id
      LEFT JOIN (SELECT x.id, sum(m.elder_paid_fen)::bigint AS unbooked FROM canteen.meals m
          LEFT JOIN canteen.meal_settlements s ON s.meal_id = m.id AND s.business_date = m.business_date
          LEFT JOIN canteen.day_closes c ON c.facility_id = s.facility_id AND c.business_date = s.business_date AND c.round = s.round
          LEFT JOIN canteen.meal_voids v ON v.meal_id = m.id AND v.business_date = m.business_date
          JOIN canteen.drawer_counts x ON x.facility_id = m.facility_id AND x.counted_at > m.recorded_at
            AND x.counted_at <= coalesce(c.closed_at, 'infinity') AND x.counted_at < coalesce(v.recorded_at, 'infinity')
          WHERE m.payment_method = 'cash' AND NOT ${FOUND_BEFORE} GROUP BY 1) u ON u.id = k.id
      WHERE k.booked_fen <> b.booked OR k.unbooked_fen <> coalesce(u.unbooked, 0)`,
  },
  {
    name: 'drawer-count-booked',
    zh: '每次清点的长短款已记账，且与日结所记一致：清点之后账上即为所清点',
    en: 'Each count posted what it found over or short, and is what its close says: the books then hold what was counted',
    sql: `SELECT k.id, k.facility_id, k.counted_at FROM canteen.drawer_counts k
      LEFT JOIN canteen.day_closes c ON c.facility_id = k.facility_id AND c.business_date = k.business_date AND c.round = k.round
      WHERE k.counted_fen - k.booked_fen - k.unbooked_fen <> coalesce((SELECT sum(l.amount_fen) FROM ledger.entries e
          JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id AND a.kind = 'cash_drawer'
          WHERE e.district_code = k.district_code AND e.business_key = CASE WHEN k.round IS NULL THEN 'drawer-count/' || k.id
            ELSE 'day-close/' || k.facility_id || '/' || k.business_date || '/1/count' END), 0)
        OR (k.round = 1 AND (c.cash_counted_fen, c.cash_expected_fen, c.closed_at)
          IS DISTINCT FROM (k.counted_fen, k.booked_fen + k.unbooked_fen, k.counted_at))`,
  },
];
