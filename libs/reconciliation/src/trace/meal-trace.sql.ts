const SHARES = (alias: string, prefix = ''): string =>
  ['province', 'city', 'district', 'town']
    .map((funder) => `${alias}.${prefix}${funder}_fen AS "${funder}Fen"`)
    .concat(`${alias}.government_fen AS "governmentFen"`)
    .join(', ');

/** $1 meal, $2 its business date or null. */
export const MEAL = `
  SELECT m.id AS "mealId", m.business_date AS "businessDate", m.facility_id AS "facilityId", f.name AS "facilityName",
    m.facility_town AS "townCode", m.slot, m.mode,
    CASE WHEN m.resident_id IS NOT NULL THEN coalesce(r.name, '＊') END AS "residentName", m.identified_by AS "identifiedBy",
    m.served_at AS "servedAt", m.recorded_at AS "recordedAt", m.offline, m.device_id AS "deviceId", m.account_id AS "accountId",
    identity.name_of(m.account_id) AS "accountName", m.policy_code AS "policyCode", m.policy_version AS "policyVersion", m.tier_code AS "tierCode",
    m.price_fen AS "priceFen", m.elder_paid_fen AS "elderPaidFen", ${SHARES('m', 'government_')}, m.funding_town AS "fundingTown",
    v.voided_at AS "voidedAt"
  FROM canteen.meals m LEFT JOIN meal_point.facilities f ON f.id = m.facility_id
  LEFT JOIN registry.residents r ON r.id = m.resident_id
  LEFT JOIN canteen.meal_voids v ON v.meal_id = m.id AND v.business_date = m.business_date
  WHERE m.id = $1 AND ($2::date IS NULL OR m.business_date = $2)`;

/** $1 meal, $2 business date. The day is null for a town that only pays. */
export const SETTLEMENT = `
  SELECT s.round, s.garden_fen AS "gardenFen", s.volunteer_fen AS "volunteerFen", s.donation_fen AS "donationFen",
    s.unfunded_fen AS "unfundedFen", s.surplus_fen AS "surplusFen", encode(s.row_hash, 'hex') AS "rowHash", d.chain_no AS "chainNo",
    encode(d.previous_hash, 'hex') AS "previousHash", encode(d.hash, 'hex') AS "dayHash", d.closed_at AS "closedAt",
    d.account_id AS "closedBy", identity.name_of(d.account_id) AS "closedByName"
  FROM canteen.meal_settlements s
  LEFT JOIN canteen.day_closes d ON d.facility_id = s.facility_id AND d.business_date = s.business_date AND d.round = s.round
  WHERE s.meal_id = $1 AND s.business_date = $2`;

/** $1 meal, $2 business date. */
export const CORRECTIONS = `
  SELECT k.id AS "correctionId", k.kind, k.reason, k.booked_date AS "bookedDate", ${SHARES('k', 'government_')}, k.account_id AS "accountId",
    identity.name_of(k.account_id) AS "accountName", k.recorded_at AS "recordedAt", encode(k.row_hash, 'hex') AS "rowHash"
  FROM canteen.meal_corrections k
  WHERE k.meal_id = $1 AND k.business_date = $2 ORDER BY k.recorded_at, k.id`;

/** $1 meal, $2 business date. Claim, version and approval are null for a town that only pays. */
export const CLAIM_LINES = `
  SELECT l.id AS "lineNo", l.kind, l.prior, l.version, l.claim_id AS "claimId", to_char(c.month, 'YYYY-MM') AS month, c.state,
    l.correction_id AS "correctionId", ${SHARES('l')}, v.submitted_by AS "submittedBy", identity.name_of(v.submitted_by) AS "submittedByName",
    v.submitted_at AS "submittedAt", p.approved_by AS "approvedBy", identity.name_of(p.approved_by) AS "approvedByName", p.approved_at AS "approvedAt",
    encode(p.lines_hash, 'hex') AS "linesHash", encode(p.chain_head, 'hex') AS "chainHead", p.chain_no AS "chainNo"
  FROM (
    SELECT x.* FROM reconciliation.claim_lines x WHERE x.kind = 'meal' AND x.meal_id = $1 AND x.business_date = $2
    UNION ALL
    SELECT x.* FROM canteen.meal_corrections k JOIN reconciliation.claim_lines x ON x.correction_id = k.id
      WHERE k.meal_id = $1 AND k.business_date = $2) l
  LEFT JOIN reconciliation.claims c ON c.id = l.claim_id
  LEFT JOIN reconciliation.claim_versions v ON v.claim_id = l.claim_id AND v.version = l.version
  LEFT JOIN reconciliation.claim_approvals p ON p.claim_id = l.claim_id
  ORDER BY l.id`;

/** $1 claims, $2 the town whose money the meal takes. */
export const LEGS = `
  SELECT g.id AS "legId", g.code, g.claim_id AS "claimId", g.funder, g.funding_town AS "fundingTown", g.amount_fen AS "amountFen",
    g.settled_fen AS "settledFen"
  FROM reconciliation.legs g WHERE g.claim_id = ANY ($1::uuid[]) AND (g.funding_town IS NULL OR g.funding_town = $2)
  ORDER BY g.claim_id, array_position(ARRAY['province', 'city', 'district', 'town'], g.funder), g.id`;

/** $1 business keys. */
export const ENTRIES = `
  SELECT e.id AS "entryId", e.kind, e.business_key AS "businessKey", e.business_date AS "businessDate",
    to_char(e.booked_month, 'YYYY-MM') AS "bookedMonth", e.posted_at AS "postedAt"
  FROM ledger.entries e WHERE e.district_code = platform.scope_district() AND e.business_key = ANY ($1) ORDER BY e.posted_at, e.id`;
