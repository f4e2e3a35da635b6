import type { Invariant } from '@nuancan/platform';

const BOOKED = (
  key: string,
): string => `(SELECT coalesce(sum(l.amount_fen) FILTER (WHERE a.kind = 'donation_bank'), 0) FROM ledger.entries e
  JOIN ledger.lines l ON l.entry_id = e.id JOIN ledger.accounts a ON a.id = l.account_id
  WHERE e.district_code = x.district_code AND e.business_key = ${key})`;

/** Of donations: what was pledged, came in, was allotted, spent and given back, with numbers that have no gap. */
export const DONATION_INVARIANTS: readonly Invariant[] = [
  {
    name: 'donation-receipts-gapless',
    zh: '每个机构每年的捐赠收据从 1 号起连续编号，作废的也保留编号',
    en: 'Donation receipts run from 1 without a gap, per organisation and year; void ones keep their number',
    sql: `SELECT coalesce(r.organisation_id, c.organisation_id) AS organisation, coalesce(r.year, c.year) AS year, c.last_no, r.receipts, r.highest
      FROM donation.receipt_counters c FULL JOIN (SELECT organisation_id, year, count(*) AS receipts, min(no) AS lowest, max(no) AS highest
        FROM donation.receipts GROUP BY 1, 2) r ON r.organisation_id = c.organisation_id AND r.year = c.year
      WHERE (c.last_no, c.last_no, 1) IS DISTINCT FROM (r.highest, r.receipts::int, r.lowest)`,
  },
  {
    name: 'donation-sums',
    zh: '每笔捐赠的到账、分配与退款等于各收据、各份与各退款之和',
    en: 'What a donation received, allotted and refunded is what its receipts, tranches and refunds say',
    sql: `SELECT d.id, d.received_fen, d.allotted_fen, d.refunded_fen FROM donation.donations d
      LEFT JOIN (SELECT r.donation_id, sum(r.amount_fen) AS fen FROM donation.receipts r
        WHERE NOT EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = r.id) GROUP BY 1) r ON r.donation_id = d.id
      LEFT JOIN (SELECT donation_id, sum(amount_fen) AS fen FROM donation.tranches GROUP BY 1) t ON t.donation_id = d.id
      LEFT JOIN (SELECT f.donation_id, sum(f.amount_fen) AS fen FROM donation.refunds f
        JOIN donation.refund_decisions x ON x.refund_id = f.id AND x.decision = 'approved' GROUP BY 1) f ON f.donation_id = d.id
      LEFT JOIN (SELECT donation_id, sum(value_fen) AS fen FROM donation.goods GROUP BY 1) g ON g.donation_id = d.id
      WHERE (d.received_fen, d.allotted_fen, d.refunded_fen) IS DISTINCT FROM (coalesce(r.fen, 0), coalesce(t.fen, 0), coalesce(f.fen, 0))
        OR d.received_fen > d.pledged_fen OR (d.kind = 'goods' AND d.pledged_fen IS DISTINCT FROM g.fen)`,
  },
  {
    name: 'donation-refunds-within-unspent',
    zh: '退款不超过未用的捐款，且由申请人以外的人批准',
    en: 'Nothing was refunded that meals have used, and nobody approved their own request',
    sql: `SELECT d.id, d.received_fen, d.refunded_fen FROM donation.donations d
        WHERE d.kind = 'money' AND d.refunded_fen + coalesce((SELECT sum(t.spent_fen) FROM donation.tranches t WHERE t.donation_id = d.id), 0) > d.received_fen
      UNION ALL SELECT x.refund_id, NULL, NULL FROM donation.refund_decisions x JOIN donation.refunds f ON f.id = x.refund_id
        WHERE x.decided_by = f.requested_by OR x.requested_by <> f.requested_by`,
  },
  {
    name: 'donation-voids-by-two',
    zh: '收据只因第二人批准的申请而作废，批准的申请都已作废',
    en: 'Receipts are void by a request that a second person approved, and by every one of them',
    sql: `SELECT coalesce(q.receipt_id, v.receipt_id) AS receipt, q.requested_by, x.decided_by FROM donation.void_requests q
      JOIN donation.void_decisions x ON x.request_id = q.id AND x.decision = 'approved'
      FULL JOIN (SELECT * FROM donation.receipt_voids WHERE request_id IS NOT NULL) v ON v.request_id = q.id
      WHERE (v.receipt_id = q.receipt_id AND v.account_id = x.decided_by AND x.requested_by = q.requested_by
        AND x.decided_by <> q.requested_by) IS NOT TRUE`,
  },
  {
    name: 'tranche-returns',
    zh: '每份捐款的收回金额等于各次收回之和',
    en: 'What each tranche gave back is the sum of its returns',
    sql: `SELECT t.id, t.returned_fen, coalesce(r.fen, 0) AS returns FROM donation.tranches t
      LEFT JOIN (SELECT tranche_id, sum(amount_fen) AS fen FROM donation.tranche_returns GROUP BY 1) r ON r.tranche_id = t.id
      WHERE t.returned_fen <> coalesce(r.fen, 0)`,
  },
  {
    name: 'donation-books',
    zh: '账簿上每笔捐赠未分配的余额等于到账减分配减退款',
    en: 'What the books hold of each donation beside its tranches is what is received and neither allotted nor refunded',
    sql: `SELECT d.id, d.received_fen - d.allotted_fen - d.refunded_fen AS unallotted_fen, -b.moved AS booked_fen FROM donation.donations d
      LEFT JOIN (SELECT a.fund_id, sum(l.amount_fen) AS moved FROM ledger.lines l JOIN ledger.accounts a ON a.id = l.account_id
        WHERE a.kind = 'donation_fund' GROUP BY 1) b ON b.fund_id = d.id
      WHERE d.kind = 'money' AND -coalesce(b.moved, 0) <> d.received_fen - d.allotted_fen - d.refunded_fen`,
  },
  {
    name: 'donation-receipts-booked',
    zh: '每张捐款收据、每次作废和每笔退款都按金额记入银行',
    en: 'Every receipt of money, every void one and every refund moved the bank account by its amount',
    sql: `SELECT x.id, x.amount_fen FROM donation.receipts x JOIN donation.donations d ON d.id = x.donation_id AND d.kind = 'money'
        WHERE ${BOOKED(`'donation/' || x.id`)} <> x.amount_fen
          OR x.void <> EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = x.id)
          OR ${BOOKED(`'donation-void/' || x.id`)} <> CASE WHEN EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = x.id)
            THEN -x.amount_fen ELSE 0 END
      UNION ALL SELECT x.id, x.amount_fen FROM donation.refunds x
        WHERE ${BOOKED(`'donation-refund/' || x.id`)} <> CASE WHEN EXISTS (SELECT FROM donation.refund_decisions y
          WHERE y.refund_id = x.id AND y.decision = 'approved') THEN -x.amount_fen ELSE 0 END`,
  },
  {
    name: 'donation-handovers',
    zh: '入库的捐物没有作废的收据',
    en: 'Goods that were taken into stock were given: their receipt stands',
    sql: `SELECT h.goods_id, h.lot_id FROM donation.goods_handovers h JOIN donation.goods g ON g.id = h.goods_id
      JOIN donation.receipts r ON r.donation_id = g.donation_id JOIN donation.receipt_voids v ON v.receipt_id = r.id`,
  },
  {
    name: 'donors-erased',
    zh: '已删除资料的捐赠人没有联系方式，没有可用的链接，此后也没有到账',
    en: 'A donor whose data were erased has no contact, no link that opens, and no money that came in later',
    sql: `SELECT o.id FROM donation.donors o WHERE o.erased_at IS NOT NULL AND (o.kind <> 'anonymous'
      OR EXISTS (SELECT FROM donation.donor_contacts c WHERE c.donor_id = o.id)
      OR EXISTS (SELECT FROM donation.donor_links l WHERE l.donor_id = o.id AND l.revoked_at IS NULL)
      OR EXISTS (SELECT FROM donation.donations d JOIN donation.receipts r ON r.donation_id = d.id
        WHERE d.donor_id = o.id AND r.recorded_at > o.erased_at))`,
  },
];
