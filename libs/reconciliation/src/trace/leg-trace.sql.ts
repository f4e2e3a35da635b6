/** $1 leg. The claim and its approval are null for a town that only pays. */
export const LEG = `
  SELECT g.id AS "legId", g.code, g.claim_id AS "claimId", to_char(g.month, 'YYYY-MM') AS month, g.facility_id AS "facilityId",
    f.name AS "facilityName", g.town_code AS "townCode", o.name AS "organisationName", g.funder, g.funding_town AS "fundingTown",
    g.amount_fen AS "amountFen", g.settled_fen AS "settledFen", g.approved_on AS "approvedOn", c.state, c.version,
    v.submitted_by AS "submittedBy", identity.name_of(v.submitted_by) AS "submittedByName", v.submitted_at AS "submittedAt",
    a.approved_by AS "approvedBy", identity.name_of(a.approved_by) AS "approvedByName", a.approved_at AS "approvedAt",
    encode(a.lines_hash, 'hex') AS "linesHash", a.chain_no AS "chainNo", encode(a.chain_head, 'hex') AS "chainHead"
  FROM reconciliation.legs g JOIN registry.organisations o ON o.id = g.organisation_id
  LEFT JOIN meal_point.facilities f ON f.id = g.facility_id
  LEFT JOIN reconciliation.claims c ON c.id = g.claim_id
  LEFT JOIN reconciliation.claim_approvals a ON a.claim_id = g.claim_id
  LEFT JOIN reconciliation.claim_versions v ON v.claim_id = g.claim_id AND v.version = c.version
  WHERE g.id = $1`;

/** What the leg's funder carries of a line. */
const SHARE = `CASE g.funder WHEN 'province' THEN l.province_fen WHEN 'city' THEN l.city_fen WHEN 'district' THEN l.district_fen
  ELSE l.town_fen END`;
/** Lines of a leg; a withholding came after it and is among its payments. */
const OF_LEG = `reconciliation.legs g JOIN reconciliation.claim_lines l ON l.claim_id = g.claim_id AND l.kind <> 'withholding'
  AND ${SHARE} <> 0 AND coalesce(l.payee_id = g.organisation_id, NOT g.of_another) AND (g.funding_town IS NULL OR l.funding_town = g.funding_town)`;

/** $1 leg. */
export const LEG_SUM = `SELECT count(*)::int AS lines, coalesce(sum(${SHARE}), 0)::bigint AS "linesFen" FROM ${OF_LEG} WHERE g.id = $1`;

/** $1 leg, $2 after line, $3 limit. */
export const LEG_LINES = `
  SELECT l.id AS "lineNo", l.kind, l.prior, ${SHARE} AS "amountFen", l.meal_id AS "mealId", l.business_date AS "businessDate", m.slot,
    CASE WHEN m.resident_id IS NOT NULL THEN coalesce(r.name, '＊') END AS "residentName", m.policy_code AS "policyCode",
    m.policy_version AS "policyVersion", m.tier_code AS "tierCode", m.device_id AS "deviceId", m.offline, m.recorded_at AS "recordedAt",
    coalesce(k.account_id, j.account_id, m.account_id) AS "accountId", identity.name_of(coalesce(k.account_id, j.account_id, m.account_id)) AS "accountName", s.round,
    encode(s.row_hash, 'hex') AS "rowHash", d.chain_no AS "chainNo", encode(d.hash, 'hex') AS "dayHash",
    l.correction_id AS "correctionId", l.adjustment_id AS "adjustmentId", coalesce(k.reason, j.reason) AS reason
  FROM ${OF_LEG}
  LEFT JOIN canteen.meals m ON m.id = l.meal_id AND m.business_date = l.business_date
  LEFT JOIN registry.residents r ON r.id = m.resident_id
  LEFT JOIN canteen.meal_settlements s ON s.meal_id = l.meal_id AND s.business_date = l.business_date
  LEFT JOIN canteen.day_closes d ON d.facility_id = s.facility_id AND d.business_date = s.business_date AND d.round = s.round
  LEFT JOIN canteen.meal_corrections k ON k.id = l.correction_id
  LEFT JOIN reconciliation.adjustments j ON j.id = l.adjustment_id
  WHERE g.id = $1 AND ($2::bigint IS NULL OR l.id > $2) ORDER BY l.id LIMIT $3`;

/** $1 legs. */
export const PAYMENTS = `
  SELECT p.id AS "paymentId", p.leg_id AS "legId", p.kind, p.amount_fen AS "amountFen", p.reference, p.paid_on AS "paidOn", p.reason,
    p.account_id AS "accountId", identity.name_of(p.account_id) AS "accountName", p.recorded_at AS "recordedAt", e.id AS "entryId"
  FROM reconciliation.leg_payments p
  LEFT JOIN ledger.entries e ON e.district_code = p.district_code AND e.business_key = 'leg-payment/' || p.id
  WHERE p.leg_id = ANY ($1::uuid[]) ORDER BY p.recorded_at, p.id`;
