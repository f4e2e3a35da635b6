import type { Invariant } from '@nuancan/platform';

/** Of wallets: nothing is lost, doubled or invented. */
export const WALLET_INVARIANTS: readonly Invariant[] = [
  {
    name: 'wallet-balance',
    zh: '每个钱包：余额减欠款等于全部收支之和，笔数相符，余额与欠款不并存',
    en: 'Each wallet: balance less arrears is the sum of its movements, which are as many as it says; one of both is 0',
    sql: `SELECT w.id, w.balance_fen, w.arrears_fen, sum(m.amount_fen) AS moved FROM canteen.wallets w
      LEFT JOIN canteen.wallet_movements m ON m.wallet_id = w.id
      GROUP BY w.id HAVING w.balance_fen - w.arrears_fen <> coalesce(sum(m.amount_fen), 0) OR w.movements <> count(m.id)
        OR least(w.balance_fen, w.arrears_fen) <> 0`,
  },
  {
    name: 'wallet-statement',
    zh: '每笔收支之后的余额与欠款由上一笔推出，序号不缺',
    en: 'What each movement leaves follows from the one before it, and none is missing',
    sql: `SELECT m.id, m.wallet_id, m.seq FROM (
        SELECT m.*, lag(m.balance_after_fen - m.arrears_after_fen, 1, 0::bigint) OVER of_wallet AS before_fen,
          row_number() OVER of_wallet AS place
        FROM canteen.wallet_movements m WINDOW of_wallet AS (PARTITION BY m.wallet_id ORDER BY m.seq)) m
      WHERE m.seq <> m.place OR m.balance_after_fen - m.arrears_after_fen <> m.before_fen + m.amount_fen
        OR least(m.balance_after_fen, m.arrears_after_fen) <> 0`,
  },
  {
    name: 'wallet-receipts',
    zh: '每个运营主体的收据号从 1 起连续不断',
    en: 'The receipt numbers of each organisation run from 1 without a gap',
    sql: `SELECT organisation_id, coalesce(n.last_no, 0) AS last_no, coalesce(m.receipts, 0) AS receipts FROM canteen.wallet_receipts n
      FULL JOIN (SELECT organisation_id, count(*)::int AS receipts, max(receipt_no) AS greatest_no FROM canteen.wallet_movements
        WHERE receipt_no IS NOT NULL GROUP BY 1) m USING (organisation_id)
      WHERE n.last_no IS DISTINCT FROM m.receipts OR m.greatest_no IS DISTINCT FROM m.receipts`,
  },
  {
    name: 'wallet-of-somebody',
    zh: '已删除个人信息的老人，钱包里没有余额也没有欠款',
    en: 'No wallet of an erased person holds money or owes any',
    sql: `SELECT w.id, w.resident_id, w.balance_fen, w.arrears_fen FROM canteen.wallets w
      JOIN registry.residents r ON r.id = w.resident_id WHERE r.erased_at IS NOT NULL AND w.balance_fen + w.arrears_fen > 0`,
  },
  {
    name: 'wallet-books',
    zh: '每笔充值和退款恰有一笔分录，金额相符',
    en: 'Each top-up and refund is in the books of its organisation with its amount, and no other is',
    sql: `SELECT business_key, m.amount_fen AS moved_fen, b.credited AS booked_fen
      FROM (SELECT 'wallet/' || id AS business_key, organisation_id, amount_fen FROM canteen.wallet_movements
        WHERE receipt_no IS NOT NULL) m
      FULL JOIN (SELECT e.business_key, a.organisation_id, -sum(l.amount_fen) AS credited FROM ledger.entries e
        JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id AND a.kind = 'wallet'
        WHERE e.kind IN ('wallet_top_up', 'wallet_refund') GROUP BY 1, 2) b USING (business_key, organisation_id)
      WHERE m.amount_fen IS DISTINCT FROM b.credited`,
  },
  {
    name: 'wallet-meal',
    zh: '用钱包付的每餐：扣款等于实收；撤销的退回等于扣款；没有别的扣款',
    en: 'Each meal paid by wallet took what the elder paid, its void gave that back, and nothing else was taken or given back',
    sql: `WITH paid AS (
        SELECT m.id AS meal_id, m.business_date, m.facility_id, m.elder_paid_fen AS spent,
          CASE WHEN v.meal_id IS NULL THEN 0 ELSE m.elder_paid_fen END AS returned
        FROM canteen.meals m LEFT JOIN canteen.meal_voids v ON v.meal_id = m.id AND v.business_date = m.business_date
        WHERE m.payment_method = 'wallet' AND m.elder_paid_fen > 0
      ), moved AS (
        SELECT meal_id, business_date, facility_id, -coalesce(sum(amount_fen) FILTER (WHERE kind = 'spend'), 0) AS spent,
          coalesce(sum(amount_fen) FILTER (WHERE kind = 'void_return'), 0) AS returned
        FROM canteen.wallet_movements WHERE meal_id IS NOT NULL GROUP BY 1, 2, 3
      )
      SELECT meal_id, business_date, p.spent AS paid_fen, m.spent AS taken_fen, m.returned AS returned_fen
      FROM paid p FULL JOIN moved m USING (meal_id, business_date, facility_id)
      WHERE p.spent IS DISTINCT FROM m.spent OR p.returned IS DISTINCT FROM m.returned`,
  },
];
