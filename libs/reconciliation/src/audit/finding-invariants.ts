import type { Invariant } from '@nuancan/platform';

/** Of what the checks found: evidence is there, adds up, and was decided once, by somebody else. */
export const FINDING_INVARIANTS: readonly Invariant[] = [
  {
    name: 'finding-evidence',
    zh: '校验结果的证据餐都存在，涉及金额等于各餐之和',
    en: 'The evidence of a finding are recorded meals, and its stake is the sum of theirs',
    sql: `SELECT e.finding_id AS finding, e.meal_id AS meal FROM reconciliation.finding_meals e
        WHERE NOT EXISTS (SELECT FROM canteen.meals m WHERE m.id = e.meal_id AND m.business_date = e.business_date)
      UNION ALL
      SELECT f.id, NULL FROM reconciliation.findings f WHERE f.stake_fen <> (SELECT coalesce(sum(e.stake_fen), 0)
        FROM reconciliation.finding_meals e WHERE e.finding_id = f.id)`,
  },
  {
    name: 'finding-states-of-decisions',
    zh: '校验结果的状态就是最后一次处理的结果，终结的只有一次',
    en: 'A finding stands as its last decision says, and was decided once at most',
    sql: `SELECT f.id AS finding, f.state FROM reconciliation.findings f
      LEFT JOIN LATERAL (SELECT d.kind FROM reconciliation.finding_decisions d WHERE d.finding_id = f.id
        ORDER BY d.decided_at DESC, d.id DESC LIMIT 1) last ON true
      WHERE f.state <> CASE last.kind WHEN 'accept' THEN 'accepted' WHEN 'disallow' THEN 'disallowed' WHEN 'ask' THEN 'asked'
          WHEN 'answer' THEN 'answered' ELSE 'open' END
        OR (SELECT count(*) FROM reconciliation.finding_decisions d WHERE d.finding_id = f.id AND d.kind IN ('accept', 'disallow')) > 1`,
  },
  {
    name: 'finding-decided-by-another',
    zh: '处理校验结果的人没有记录、作废其证据餐；回答的不是处理的人',
    en: 'Nobody decided about meals they logged or voided, or answered their own question',
    sql: `SELECT d.finding_id AS finding, d.account_id AS account FROM reconciliation.finding_decisions d
        JOIN reconciliation.finding_meals e ON e.finding_id = d.finding_id
        WHERE d.kind <> 'answer' AND (EXISTS (SELECT FROM canteen.meals m WHERE m.id = e.meal_id AND m.business_date = e.business_date
            AND m.account_id = d.account_id)
          OR EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = e.meal_id AND v.business_date = e.business_date
            AND v.account_id = d.account_id))
      UNION ALL
      SELECT a.finding_id, a.account_id FROM reconciliation.finding_decisions a JOIN reconciliation.finding_decisions d
        ON d.finding_id = a.finding_id AND d.account_id = a.account_id AND d.kind <> 'answer' WHERE a.kind = 'answer'`,
  },
];
