import type { Invariant } from '@nuancan/platform';

/** Of meal vouchers: the money behind them is there, each pays once and for a meal that stands, and the donor is told so. */
export const VOUCHER_INVARIANTS: readonly Invariant[] = [
  {
    name: 'vouchers-printed',
    zh: '每批餐券的张数与发放数相符，每张一个编码',
    en: 'As many vouchers as an issue says, numbered from 1, each with its code',
    sql: `SELECT i.tranche_id, i.vouchers, v.printed, v.coded FROM donation.voucher_issues i LEFT JOIN (
        SELECT v.issue_id, count(*) AS printed, max(v.no) AS last_no, count(c.voucher_id) AS coded FROM donation.vouchers v
        LEFT JOIN donation.voucher_codes c ON c.voucher_id = v.id GROUP BY 1) v ON v.issue_id = i.tranche_id
      WHERE (i.vouchers, i.vouchers, i.vouchers) IS DISTINCT FROM (v.printed::int, v.last_no, v.coded::int)`,
  },
  {
    name: 'voucher-reserve',
    zh: '每批餐券：已用＋预留＋可收回＝拨付金额；未结束的一批足额预留',
    en: 'Of each issue what is spent, reserved and free is what was set apart; while it is open nothing of that was taken back',
    sql: `SELECT t.id, t.amount_fen, t.returned_fen, t.spent_fen, coalesce(r.stands, 0) AS stands_fen, i.vouchers * i.cap_fen AS given_fen
      FROM donation.tranches t LEFT JOIN donation.voucher_issues i ON i.tranche_id = t.id
      LEFT JOIN (SELECT issue_id, sum(amount_fen - returned_fen) AS stands FROM canteen.voucher_redemptions GROUP BY 1) r ON r.issue_id = t.id
      WHERE (t.earmark = 'vouchers' OR i.tranche_id IS NOT NULL) AND (t.earmark <> 'vouchers' OR i.tranche_id IS NULL
        OR t.spent_fen <> coalesce(r.stands, 0) OR t.amount_fen + t.returned_fen <> i.vouchers * i.cap_fen
        OR (t.returned_fen > 0 AND NOT EXISTS (SELECT FROM donation.voucher_issue_ends e WHERE e.issue_id = t.id)))`,
  },
  {
    name: 'voucher-once',
    zh: '每张餐券最多用于一餐，且不超过面额',
    en: 'Each voucher pays for one meal at most, and no more than it may',
    sql: `SELECT r.voucher_id, count(*) AS meals, max(r.amount_fen) AS most_fen, max(i.cap_fen) AS cap_fen FROM canteen.voucher_redemptions r
      LEFT JOIN donation.vouchers v ON v.id = r.voucher_id AND v.issue_id = r.issue_id
      LEFT JOIN donation.voucher_issues i ON i.tranche_id = v.issue_id
      GROUP BY 1 HAVING count(*) FILTER (WHERE r.returned_fen < r.amount_fen) > 1 OR bool_or(r.amount_fen > i.cap_fen OR i.tranche_id IS NULL)`,
  },
  {
    name: 'voucher-meal',
    zh: '每张已用餐券对应一餐有效的记录，且不超过该餐仍计的实付',
    en: 'Each voucher that paid has a meal that stands, for which at least as much is still paid out of the wallet',
    sql: `SELECT r.id, r.meal_id, r.amount_fen - r.returned_fen AS stands_fen, canteen.kept_by_elder(r.meal_id, r.business_date) AS kept_fen
      FROM canteen.voucher_redemptions r
      WHERE r.returned_fen < r.amount_fen AND r.amount_fen - r.returned_fen > canteen.kept_by_elder(r.meal_id, r.business_date)`,
  },
  {
    name: 'voucher-wallet',
    zh: '餐券进出钱包的金额与兑用、退回相等',
    en: 'What vouchers brought into wallets and took back is what their redemptions say, and nothing else was',
    sql: `SELECT coalesce(r.id::text, m.reference) AS redemption, r.amount_fen, m.brought, r.returned_fen, m.taken
      FROM canteen.voucher_redemptions r FULL JOIN (
        SELECT reference, min(wallet_id::text)::uuid AS wallet_id, count(DISTINCT wallet_id) AS wallets,
          coalesce(sum(amount_fen) FILTER (WHERE kind = 'voucher'), 0) AS brought,
          -coalesce(sum(amount_fen) FILTER (WHERE kind = 'voucher_return'), 0) AS taken
        FROM canteen.wallet_movements WHERE kind IN ('voucher', 'voucher_return') GROUP BY 1) m ON m.reference = r.id::text
      WHERE (r.amount_fen, r.returned_fen, r.wallet_id, 1) IS DISTINCT FROM (m.brought, m.taken, m.wallet_id, m.wallets::int)`,
  },
  {
    name: 'voucher-books',
    zh: '每次餐券兑用与退回都有一笔分录，由该批捐款转入钱包',
    en: 'Each time a voucher paid or was given back, the books moved as much from its fund to the wallets of the organisation, or back',
    sql: `SELECT coalesce(m.business_key, b.business_key) AS business_key, m.amount_fen, b.credited, b.debited
      FROM (SELECT 'voucher/' || w.id AS business_key, w.organisation_id, r.issue_id, w.amount_fen FROM canteen.wallet_movements w
        LEFT JOIN canteen.voucher_redemptions r ON r.id::text = w.reference WHERE w.kind IN ('voucher', 'voucher_return')) m
      FULL JOIN (SELECT e.business_key, min(a.organisation_id::text) FILTER (WHERE a.kind = 'wallet') AS organisation,
          min(a.fund_id::text) AS fund, -sum(l.amount_fen) FILTER (WHERE a.kind = 'wallet') AS credited,
          sum(l.amount_fen) FILTER (WHERE a.kind = 'donation_fund') AS debited
        FROM ledger.entries e JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id
        WHERE e.kind IN ('voucher_redeemed', 'voucher_returned') GROUP BY 1) b USING (business_key)
      WHERE (m.amount_fen, m.amount_fen, m.organisation_id::text, m.issue_id::text)
        IS DISTINCT FROM (b.credited, b.debited, b.organisation, b.fund)`,
  },
];
