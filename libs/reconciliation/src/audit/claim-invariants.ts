import type { Invariant } from '@nuancan/platform';
import { claimSums } from './claim-sums.js';

const SUMS = claimSums({ ofOne: false });

/** Of claims: a meal is claimed once, what was approved is what its lines say, and nobody approved their own work. */
const CLAIMED: readonly Invariant[] = [
  {
    name: 'claim-lines-once',
    zh: '一餐、一笔更正、一笔调整至多申报一次',
    en: 'A meal, a correction and an adjustment are in one claim at most, and once',
    sql: `SELECT coalesce(l.meal_id, l.adjustment_id) AS of, l.correction_id, count(*) AS lines FROM reconciliation.claim_lines l
      GROUP BY l.meal_id, l.business_date, l.correction_id, l.adjustment_id, CASE WHEN l.correction_id IS NULL THEN l.kind END
      HAVING count(*) > 1`,
  },
  {
    name: 'claim-lines-of-rounds',
    zh: '申报所含的轮次中，每一笔有补贴的餐都在这份申报里，超期另列的除外；金额与所记的餐相同，此外没有别的餐',
    en: 'A claim has every subsidised meal of its rounds that it did not set aside, with its own shares, and no other',
    sql: `SELECT coalesce(l.claim_id, s.claim_id) AS claim, coalesce(l.meal_id, s.id) AS meal FROM (
        SELECT CASE WHEN w.meal_id IS NULL THEN r.claim_id ELSE i.claim_id END AS claim_id, m.* FROM reconciliation.claim_rounds r
        JOIN canteen.meal_settlements t ON t.facility_id = r.facility_id AND t.business_date = r.business_date AND t.round = r.round
        JOIN canteen.meals m ON m.id = t.meal_id AND m.business_date = t.business_date AND m.government_fen > 0
        LEFT JOIN reconciliation.late_meals w ON w.meal_id = m.id AND w.business_date = m.business_date AND w.claim_id = r.claim_id
        LEFT JOIN reconciliation.late_inclusions i ON i.meal_id = w.meal_id AND i.business_date = w.business_date
        WHERE w.meal_id IS NULL OR i.meal_id IS NOT NULL) s
      FULL JOIN (SELECT * FROM reconciliation.claim_lines WHERE kind = 'meal') l
        ON l.meal_id = s.id AND l.business_date = s.business_date AND l.claim_id = s.claim_id
      WHERE l.id IS NULL OR s.id IS NULL
        OR (l.province_fen, l.city_fen, l.district_fen, l.town_fen) <> (s.government_province_fen, s.government_city_fen,
          s.government_district_fen, s.government_town_fen) OR l.funding_town IS DISTINCT FROM s.funding_town`,
  },
  {
    name: 'claim-late-meals',
    zh: '以前月份的超期餐都已另列，另列的确实在其申报的轮次中、确实超过期限，金额与所记的餐相同；只有由他人核定、不早于用餐月份的申报计入了它',
    en: 'A late meal is a line only where somebody included it; one set aside is of a round of its claim, came as late as it says and has its own shares; no claim of a month before it includes it, and who did so did not approve',
    sql: `SELECT w.claim_id AS claim, w.meal_id AS meal FROM reconciliation.late_meals w
      LEFT JOIN canteen.meals m ON m.id = w.meal_id AND m.business_date = w.business_date
      LEFT JOIN canteen.meal_settlements t ON t.meal_id = w.meal_id AND t.business_date = w.business_date
      LEFT JOIN reconciliation.claim_rounds r ON r.facility_id = t.facility_id AND r.business_date = t.business_date AND r.round = t.round
      LEFT JOIN reconciliation.claims c ON c.id = w.claim_id
      WHERE r.claim_id IS DISTINCT FROM w.claim_id OR w.business_date >= c.month OR w.recorded_on - w.business_date <= w.limit_days
        OR w.limit_days IS DISTINCT FROM r.late_limit_days
        OR w.recorded_on <> (m.recorded_at AT TIME ZONE 'Asia/Shanghai')::date
        OR (w.province_fen, w.city_fen, w.district_fen, w.town_fen) IS DISTINCT FROM (m.government_province_fen, m.government_city_fen,
          m.government_district_fen, m.government_town_fen)
      UNION ALL SELECT i.claim_id, i.meal_id FROM reconciliation.late_inclusions i JOIN reconciliation.claims c ON c.id = i.claim_id
      WHERE i.account_id = c.approved_by OR i.business_date >= c.month + interval '1 month'
      UNION ALL SELECT l.claim_id, l.meal_id FROM reconciliation.claim_lines l
      JOIN canteen.meals m ON m.id = l.meal_id AND m.business_date = l.business_date
      JOIN canteen.meal_settlements t ON t.meal_id = l.meal_id AND t.business_date = l.business_date
      JOIN reconciliation.claim_rounds r ON r.facility_id = t.facility_id AND r.business_date = t.business_date AND r.round = t.round
      WHERE l.kind = 'meal' AND l.prior AND (m.recorded_at AT TIME ZONE 'Asia/Shanghai')::date - m.business_date > r.late_limit_days
        AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.meal_id = l.meal_id AND i.business_date = l.business_date)`,
  },
  {
    name: 'claim-lines-of-sources',
    zh: '更正、剔除、暂扣与调整行的金额等于其来源',
    en: 'Lines of corrections and adjustments have the shares of what they are of',
    sql: `SELECT l.claim_id AS claim, l.id AS line FROM reconciliation.claim_lines l
      LEFT JOIN canteen.meal_corrections k ON k.id = l.correction_id LEFT JOIN reconciliation.adjustments a ON a.id = l.adjustment_id
      WHERE l.kind <> 'meal' AND (l.province_fen, l.city_fen, l.district_fen, l.town_fen) IS DISTINCT FROM
        (coalesce(k.government_province_fen, a.province_fen), coalesce(k.government_city_fen, a.city_fen),
          coalesce(k.government_district_fen, a.district_fen), coalesce(k.government_town_fen, a.town_fen))`,
  },
  {
    name: 'claim-approved-lines',
    zh: '核定与每次提交的金额等于当时各行之和，行的哈希与当时相同',
    en: 'What was submitted and approved is the sum of the lines of that moment, and they hash to what was kept',
    sql: SUMS.approvedLines,
  },
  {
    name: 'claim-chain-head',
    zh: '核定时印下的哈希链头仍在该点的链上',
    en: 'The head of the hash chain that an approval printed is still in the facility’s chain',
    sql: `SELECT a.claim_id AS claim, a.chain_no FROM reconciliation.claim_approvals a
      LEFT JOIN canteen.day_closes d ON d.facility_id = a.facility_id AND d.chain_no = a.chain_no
      WHERE a.chain_no IS NOT NULL AND d.hash IS DISTINCT FROM a.chain_head`,
  },
  {
    name: 'claim-states-of-steps',
    zh: '申报的状态、版本与经手人等于其步骤记录',
    en: 'State, version and people of a claim are those of its recorded steps',
    sql: `SELECT c.id AS claim, c.state, t.state AS state_again FROM reconciliation.claims c CROSS JOIN LATERAL (
        SELECT coalesce((array_agg(s.to_state ORDER BY s.step DESC))[1], 'draft') AS state, count(*) AS steps,
          count(*) FILTER (WHERE s.action = 'submit') AS versions,
          (array_agg(s.account_id ORDER BY s.step DESC) FILTER (WHERE s.action = 'submit'))[1] AS submitter,
          (array_agg(s.account_id ORDER BY s.step DESC) FILTER (WHERE s.action = 'approve'))[1] AS approver
        FROM reconciliation.claim_transitions s WHERE s.claim_id = c.id) t
      WHERE c.state <> t.state OR c.step <> t.steps OR c.version <> t.versions OR c.submitted_by IS DISTINCT FROM t.submitter
        OR c.approved_by IS DISTINCT FROM t.approver
        OR c.version <> (SELECT count(*) FROM reconciliation.claim_versions v WHERE v.claim_id = c.id)
        OR (c.approved_by IS NOT NULL) <> EXISTS (SELECT FROM reconciliation.claim_approvals a WHERE a.claim_id = c.id)`,
  },
  {
    name: 'claim-four-eyes',
    zh: '提交、复核、核定、付款由不同的人办理，核定人没有录入其中的更正与调整',
    en: 'Who submits, reviews, approves and pays are different people; the approver entered nothing of the claim',
    sql: `SELECT c.id AS claim, 'approver' AS who FROM reconciliation.claims c
        WHERE c.approved_by IN (c.submitted_by, c.town_reviewed_by) OR c.town_reviewed_by = c.submitted_by
      UNION ALL SELECT v.claim_id, 'submitted' FROM reconciliation.claim_versions v JOIN reconciliation.claims c ON c.id = v.claim_id
        WHERE v.submitted_by IN (c.town_reviewed_by, c.approved_by)
      UNION ALL SELECT p.claim_id, 'bounced' FROM reconciliation.leg_payments b JOIN reconciliation.leg_payments p ON p.id = b.bounces
        WHERE p.account_id = b.account_id
      UNION ALL SELECT p.claim_id, 'payer' FROM reconciliation.leg_payments p JOIN reconciliation.claims c ON c.id = p.claim_id
        WHERE p.kind = 'bank' AND (p.account_id = c.approved_by OR p.approved_by <> c.approved_by)
      UNION ALL SELECT l.claim_id, 'entered' FROM reconciliation.claim_lines l JOIN reconciliation.claims c ON c.id = l.claim_id
        LEFT JOIN canteen.meal_corrections k ON k.id = l.correction_id AND l.kind = 'correction'
        LEFT JOIN reconciliation.adjustments a ON a.id = l.adjustment_id
        WHERE c.approved_by IN (k.account_id, a.account_id)`,
  },
];

/** Of payments: legs are what was approved, settled by what was recorded, and the ledger says the same. */
const PAID: readonly Invariant[] = [
  {
    name: 'legs-of-approval',
    zh: '每个出资方的应付款等于核定申报中该方的合计',
    en: 'The leg of a funder is what the lines of the approved claim add up to for it',
    sql: SUMS.legsOfApproval,
  },
  {
    name: 'claim-lines-payee',
    zh: '更正以前申报中的餐，由当时收款的单位欠还',
    en: 'What is corrected of a meal of an earlier claim is the debt of the organisation that was paid for it',
    sql: `SELECT l.claim_id AS claim, l.id AS line FROM reconciliation.claim_lines l JOIN reconciliation.claims c ON c.id = l.claim_id
      LEFT JOIN reconciliation.claim_lines m ON m.kind = 'meal' AND m.meal_id = l.meal_id AND m.business_date = l.business_date
        AND m.claim_id <> l.claim_id
      LEFT JOIN reconciliation.claims x ON x.id = m.claim_id
      WHERE l.payee_id IS DISTINCT FROM CASE WHEN l.kind = 'correction' THEN nullif(x.organisation_id, c.organisation_id) END
      UNION ALL SELECT g.claim_id, NULL FROM reconciliation.legs g JOIN reconciliation.claims c ON c.id = g.claim_id
      WHERE g.of_another <> (g.organisation_id <> c.organisation_id)`,
  },
  {
    name: 'legs-settled',
    zh: '应付款的已付额等于其付款、退回、暂扣与轧差之和；轧差成对',
    en: 'What is settled of a leg is the sum of its payments; nettings come in pairs',
    sql: SUMS.legsSettled,
  },
  {
    name: 'legs-paid',
    zh: '银行付的不超过付款单；超过未付金额的，只限于开单之后暂扣或轧差的部分，由收款单位欠还',
    en: 'The bank paid no more than the leg; beyond what was left no more than was withheld and netted, which the payee owes back',
    sql: SUMS.legsPaid,
  },
  {
    name: 'leg-orders-confirmed',
    zh: '付款单上的账户属于收款单位，由两人录入与确认，开单当日已生效且是最新的一个',
    en: 'An order names an account of the payee that two people entered and confirmed, the last in force on its day',
    sql: `SELECT o.leg_id AS leg, o.no FROM reconciliation.leg_orders o JOIN reconciliation.legs g ON g.id = o.leg_id
      LEFT JOIN reconciliation.payee_accounts a ON a.id = o.payee_account_id
      LEFT JOIN reconciliation.payee_account_decisions d ON d.payee_account_id = a.id
      WHERE a.organisation_id IS DISTINCT FROM g.organisation_id OR a.valid_from > o.issued_on OR d.decision IS DISTINCT FROM 'confirmed'
        OR d.decided_by = a.proposed_by OR d.decided_at > o.issued_at
        OR EXISTS (SELECT FROM reconciliation.payee_accounts x JOIN reconciliation.payee_account_decisions y
          ON y.payee_account_id = x.id AND y.decision = 'confirmed' AND y.decided_at <= o.issued_at
          WHERE x.organisation_id = a.organisation_id AND x.valid_from <= o.issued_on
            AND (x.valid_from, y.decided_at, x.id) > (a.valid_from, d.decided_at, a.id))`,
  },
  {
    name: 'claims-in-ledger',
    zh: '总账的应收已核定补贴，按收款单位等于尚未付清的应付款',
    en: 'What the ledger says is to come of approved claims is, for each payee, what their legs are still to be paid',
    sql: `WITH booked AS (
        SELECT e.organisation_id, a.facility_id, a.funder, a.funding_town, sum(l.amount_fen) AS fen FROM ledger.accounts a
        JOIN ledger.lines l ON l.account_id = a.id JOIN ledger.entries e ON e.id = l.entry_id
        WHERE a.kind = 'claim_receivable' GROUP BY 1, 2, 3, 4
      ), owed AS (
        SELECT g.organisation_id, g.facility_id, g.funder, g.funding_town, sum(g.amount_fen - g.settled_fen) AS fen
        FROM reconciliation.legs g GROUP BY 1, 2, 3, 4)
      SELECT coalesce(b.facility_id, o.facility_id) AS facility, coalesce(b.organisation_id, o.organisation_id) AS organisation,
        coalesce(b.funder, o.funder) AS funder, b.fen AS booked, o.fen AS owed
      FROM booked b FULL JOIN owed o ON o.facility_id = b.facility_id AND o.organisation_id = b.organisation_id
        AND o.funder || coalesce(o.funding_town, '') = b.funder || coalesce(b.funding_town, '')
      WHERE coalesce(b.fen, 0) <> coalesce(o.fen, 0)`,
  },
  {
    name: 'subsidies-in-ledger',
    zh: '总账的应收财政补贴等于已结算补贴加更正，减去已核定部分',
    en: 'What the ledger says is due of subsidies is what was settled and corrected and not approved yet',
    sql: `SELECT f.id AS facility, b.fen AS booked, s.fen AS due FROM meal_point.facilities f
      CROSS JOIN LATERAL (SELECT coalesce(sum(l.amount_fen), 0) AS fen FROM ledger.accounts a JOIN ledger.lines l ON l.account_id = a.id
        WHERE a.kind = 'subsidy_receivable' AND a.facility_id = f.id) b
      CROSS JOIN LATERAL (SELECT
          coalesce((SELECT sum(d.government_fen) FROM canteen.day_closes d WHERE d.facility_id = f.id), 0)
          + coalesce((SELECT sum(k.government_fen) FROM canteen.meal_corrections k WHERE k.facility_id = f.id), 0)
          - coalesce((SELECT sum(a.government_fen - a.adjusted_fen) FROM reconciliation.claim_approvals a WHERE a.facility_id = f.id), 0)
          + coalesce((SELECT sum(p.amount_fen) FROM reconciliation.leg_payments p
            WHERE p.facility_id = f.id AND p.kind = 'withheld'), 0) AS fen) s
      WHERE b.fen <> s.fen`,
  },
];

/** Everything `nuancan audit` checks of claims and payments. */
export const CLAIM_INVARIANTS: readonly Invariant[] = [...CLAIMED, ...PAID];
