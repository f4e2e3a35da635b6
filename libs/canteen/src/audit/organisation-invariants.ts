import type { Invariant } from '@nuancan/platform';

/** Of organisations: each has a bank account and books of its own. */
export const ORGANISATION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'organisations-balanced',
    zh: '每笔分录在每个运营主体自己的账户内借贷相等，主体之间只经清算账户往来',
    en: 'Each entry balances within the accounts of each organisation: between two of them money moves by clearing only',
    sql: `SELECT l.entry_id AS entry, coalesce(a.organisation_id, t.organisation_id, e.organisation_id) AS organisation, l.book,
        sum(l.amount_fen) AS off_by_fen
      FROM ledger.lines l JOIN ledger.entries e ON e.id = l.entry_id JOIN ledger.accounts a ON a.id = l.account_id
      LEFT JOIN donation.tranches t ON t.id = a.fund_id
      WHERE e.posted_at >= platform.rules_since()
        -- A donation that was spent before comes back as it went.
        AND NOT EXISTS (SELECT FROM canteen.meal_corrections k JOIN canteen.meal_settlements s ON s.meal_id = k.meal_id
          AND s.business_date = k.business_date JOIN canteen.day_closes c ON c.facility_id = s.facility_id
          AND c.business_date = s.business_date AND c.round = s.round
          WHERE e.business_key = 'correction/' || k.id AND c.closed_at < platform.rules_since())
      GROUP BY 1, 2, 3 HAVING sum(l.amount_fen) <> 0`,
  },
];
