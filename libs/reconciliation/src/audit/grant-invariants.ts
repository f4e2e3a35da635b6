import type { Invariant } from '@nuancan/platform';

/** Of operating grants: figures, people, money. */
export const GRANT_INVARIANTS: readonly Invariant[] = [
  {
    name: 'grant-amounts',
    zh: '每笔运营补贴等于办法按人次或等级算出的数额，核定额等于各资金来源之和',
    en: 'Each grant is what its rule makes of meals or grade, and what was approved is the sum of its shares',
    sql: `SELECT g.id, g.computed_fen FROM reconciliation.grants g LEFT JOIN LATERAL (SELECT sum(s.amount_fen) AS fen
        FROM reconciliation.grant_shares s WHERE s.grant_id = g.id) s ON true
      WHERE g.computed_fen IS DISTINCT FROM reconciliation.grant_amount(g.rule_id, g.heads, g.grade)
        OR coalesce(s.fen, 0) <> CASE WHEN g.state IN ('approved', 'reversed') THEN g.amount_fen ELSE 0 END`,
  },
  {
    name: 'grant-once',
    zh: '同一助餐点、同一办法的同一期只有一笔有效的运营补贴',
    en: 'No facility has two grants of one rule that stand for a day',
    sql: `SELECT a.id, b.id AS other FROM reconciliation.grants a JOIN reconciliation.grants b ON b.facility_id = a.facility_id
        AND b.rule_code = a.rule_code AND b.id > a.id AND b.period_from <= a.period_to AND a.period_from <= b.period_to
      WHERE a.state NOT IN ('rejected', 'reversed') AND b.state NOT IN ('rejected', 'reversed')`,
  },
  {
    name: 'grant-history',
    zh: '每笔运营补贴的状态等于其最后一步，步骤不断；核定的人没有测算、复核或付款',
    en: 'The state of each grant is that of its last step, none is missing, and whoever approved did not work it out, review or pay it',
    sql: `SELECT g.id, g.state, l.action FROM reconciliation.grants g LEFT JOIN LATERAL (SELECT s.action, s.step, count(*) OVER () AS steps
        FROM reconciliation.grant_steps s WHERE s.grant_id = g.id ORDER BY s.step DESC LIMIT 1) l ON true
      WHERE g.step IS DISTINCT FROM l.step OR l.steps <> l.step OR g.state <> CASE l.action WHEN 'returned' THEN 'proposed' ELSE l.action END
        OR g.approved_by IN (g.reviewed_by, g.account_id)
        OR EXISTS (SELECT FROM reconciliation.grant_payments p WHERE p.grant_id = g.id AND p.kind = 'bank' AND p.account_id = g.approved_by)`,
  },
  {
    name: 'grant-payments',
    zh: '运营补贴各资金来源的已付等于各笔付款之和，不超过应付',
    en: 'What is paid of each share is the sum of its payments, and no more than it',
    sql: `SELECT s.grant_id, s.funder, s.paid_fen FROM reconciliation.grant_shares s LEFT JOIN LATERAL (SELECT sum(p.amount_fen) AS fen
        FROM reconciliation.grant_payments p WHERE p.grant_id = s.grant_id AND p.funder = s.funder) p ON true
      WHERE s.paid_fen <> coalesce(p.fen, 0) OR s.paid_fen NOT BETWEEN 0 AND s.amount_fen`,
  },
  {
    name: 'grant-books',
    zh: '账上的应收运营补贴等于核定未付的运营补贴',
    en: 'Grants receivable in the books are what is approved and not paid',
    sql: `SELECT coalesce(l.facility_id, s.facility_id) AS facility, coalesce(l.funder, s.funder) AS funder, l.fen AS booked, s.fen AS due FROM (
        SELECT a.facility_id, a.funder, sum(x.amount_fen) AS fen FROM ledger.accounts a JOIN ledger.lines x ON x.account_id = a.id
        WHERE a.kind = 'grant_receivable' GROUP BY 1, 2) l
      FULL JOIN (SELECT s.facility_id, s.funder, sum(s.amount_fen - s.paid_fen) AS fen FROM reconciliation.grant_shares s
        JOIN reconciliation.grants g ON g.id = s.grant_id WHERE g.state = 'approved' GROUP BY 1, 2) s
        ON s.facility_id = l.facility_id AND s.funder = l.funder
      WHERE coalesce(l.fen, 0) <> coalesce(s.fen, 0)`,
  },
];
