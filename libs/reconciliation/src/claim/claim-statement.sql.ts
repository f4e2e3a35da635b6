import { SET_ASIDE } from '../late-meal/late-meals.sql.js';

const SHARES = (alias: string): string =>
  `${alias}.province_fen AS "provinceFen", ${alias}.city_fen AS "cityFen", ${alias}.district_fen AS "districtFen",
    ${alias}.town_fen AS "townFen", ${alias}.government_fen AS "governmentFen"`;
const SUMS = `coalesce(sum(l.province_fen), 0)::bigint AS "provinceFen", coalesce(sum(l.city_fen), 0)::bigint AS "cityFen",
    coalesce(sum(l.district_fen), 0)::bigint AS "districtFen", coalesce(sum(l.town_fen), 0)::bigint AS "townFen",
    coalesce(sum(l.government_fen), 0)::bigint AS "governmentFen"`;

/** $1 claim. A withholding comes after the approval and is no part of what was claimed. */
export const HEAD = `
  SELECT c.id AS "claimId", c.facility_id AS "facilityId", f.name AS "facilityName", c.town_code AS "townCode",
    c.organisation_id AS "organisationId", o.name AS "organisationName", to_char(c.month, 'YYYY-MM') AS month, c.state, c.version,
    c.step, s.*, late.*
  FROM reconciliation.claims c JOIN meal_point.facilities f ON f.id = c.facility_id
  JOIN registry.organisations o ON o.id = c.organisation_id
  CROSS JOIN LATERAL (SELECT ${SUMS} FROM reconciliation.claim_lines l
    WHERE l.claim_id = c.id AND l.kind <> 'withholding') s
  CROSS JOIN LATERAL (${SET_ASIDE}) late
  WHERE c.id = $1`;

/** $1 claim. Meals without subsidy are among them: what the canteen served in the rounds of the claim. */
export const ONES = `
  SELECT coalesce(sum(d.meals), 0)::int AS meals, coalesce(sum(d.cost_fen), 0)::bigint AS "costFen",
    coalesce(sum(d.elder_paid_fen), 0)::bigint AS "elderPaidFen", coalesce(sum(d.government_fen), 0)::bigint AS "governmentFen",
    coalesce(sum(d.donation_fen), 0)::bigint AS "donationFen", coalesce(sum(d.garden_fen), 0)::bigint AS "gardenFen",
    coalesce(sum(d.volunteer_fen), 0)::bigint AS "volunteerFen", coalesce(sum(d.unfunded_fen), 0)::bigint AS "unfundedFen",
    coalesce(sum(d.surplus_fen), 0)::bigint AS "surplusFen"
  FROM reconciliation.claim_rounds r JOIN canteen.day_closes d
    ON d.facility_id = r.facility_id AND d.business_date = r.business_date AND d.round = r.round
  WHERE r.claim_id = $1`;

export const GROUPS = `
  SELECT l.kind, l.prior, m.policy_code AS "policyCode", m.tier_code AS "tierCode", count(*)::int AS lines, ${SUMS}
  FROM reconciliation.claim_lines l LEFT JOIN canteen.meals m ON m.id = l.meal_id AND m.business_date = l.business_date
  WHERE l.claim_id = $1 GROUP BY 1, 2, 3, 4
  ORDER BY array_position(ARRAY['meal', 'correction', 'adjustment', 'disallowance', 'withholding'], l.kind), l.prior, 3, 4`;

export const VERSIONS = `
  SELECT v.version, v.meals, v.prior_fen AS "priorFen", v.note, v.submitted_by AS "submittedBy", v.submitted_at AS "submittedAt",
    encode(v.lines_hash, 'hex') AS "linesHash", ${SHARES('v')}
  FROM reconciliation.claim_versions v WHERE v.claim_id = $1 ORDER BY v.version`;

export const TRANSITIONS = `
  SELECT t.step, t.action, t.from_state AS "fromState", t.to_state AS "toState", t.version, t.account_id AS "accountId", t.at, t.reason
  FROM reconciliation.claim_transitions t WHERE t.claim_id = $1 ORDER BY t.step`;

export const PEOPLE = `SELECT p.account_id AS "accountId", p.name FROM reconciliation.people_of_claim($1) p ORDER BY p.name, p.account_id`;

export const APPROVAL = `
  SELECT a.version, a.claimed_fen AS "claimedFen", a.disallowed_fen AS "disallowedFen", a.adjusted_fen AS "adjustedFen", ${SHARES('a')},
    encode(a.lines_hash, 'hex') AS "linesHash", encode(a.chain_head, 'hex') AS "chainHead", a.chain_no AS "chainNo",
    a.approved_by AS "approvedBy", a.approved_at AS "approvedAt"
  FROM reconciliation.claim_approvals a WHERE a.claim_id = $1`;

export const LEGS = `
  SELECT g.id AS "legId", g.code, g.funder, g.funding_town AS "fundingTown", o.name AS "organisationName", g.amount_fen AS "amountFen",
    g.settled_fen AS "settledFen", p.account_name AS "payeeAccountName", p.bank_name AS "payeeBankName", '****' || p.account_tail AS "payeeAccountNumber"
  FROM reconciliation.legs g JOIN registry.organisations o ON o.id = g.organisation_id
  LEFT JOIN LATERAL (SELECT o.payee_account_id FROM reconciliation.leg_orders o WHERE o.leg_id = g.id ORDER BY o.no DESC LIMIT 1) ordered ON true
  LEFT JOIN reconciliation.payee_accounts p ON p.id = ordered.payee_account_id
  WHERE g.claim_id = $1
  ORDER BY array_position(ARRAY['province', 'city', 'district', 'town'], g.funder), g.funding_town, g.of_another, g.code`;

/** $1 claim, $2 kind, $3 tier, $4 prior, $5 after line, $6 limit; null: any. */
export const LINES = `
  SELECT l.id AS "lineNo", l.kind, l.prior, l.version, l.meal_id AS "mealId", l.business_date AS "businessDate", m.slot,
    CASE WHEN m.resident_id IS NOT NULL THEN coalesce(r.name, '＊') END AS "residentName", m.tier_code AS "tierCode",
    m.policy_code AS "policyCode", m.policy_version AS "policyVersion", l.funding_town AS "fundingTown",
    l.correction_id AS "correctionId", l.adjustment_id AS "adjustmentId", coalesce(k.reason, a.reason) AS reason, ${SHARES('l')}
  FROM reconciliation.claim_lines l
  LEFT JOIN canteen.meals m ON m.id = l.meal_id AND m.business_date = l.business_date
  LEFT JOIN registry.residents r ON r.id = m.resident_id
  LEFT JOIN canteen.meal_corrections k ON k.id = l.correction_id
  LEFT JOIN reconciliation.adjustments a ON a.id = l.adjustment_id
  WHERE l.claim_id = $1 AND ($2::text IS NULL OR l.kind = $2) AND ($3::text IS NULL OR coalesce(m.tier_code, '') = $3)
    AND ($4::boolean IS NULL OR l.prior = $4) AND ($5::bigint IS NULL OR l.id > $5)
  ORDER BY l.id LIMIT $6`;
