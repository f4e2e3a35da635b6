import { decidedMeals, STILL_DISALLOWED } from './decided-meals.sql.js';

/** Meals of the claim of `p` about which something was disallowed after its approval: a late one may be of a finding of another month. */
const DECIDED_SINCE = `e.meal_id IN (SELECT y.meal_id FROM reconciliation.findings x
    JOIN reconciliation.finding_decisions z ON z.finding_id = x.id AND z.kind = 'disallow' AND z.decided_at > p.approved_at
    JOIN reconciliation.finding_meals y ON y.finding_id = x.id AND y.stake_fen > 0
    JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = y.meal_id AND l.business_date = y.business_date AND l.claim_id = p.id
    WHERE x.facility_id = p.facility_id AND x.state = 'disallowed')`;

/** What is disallowed since that the subsidy of the claim's meals still has; the largest of a meal counts. */
const WAITING = `
  SELECT s.finding_id, s.account_id, s.meal_id, g.government_fen - s.due_fen AS fen
  FROM (${decidedMeals(DECIDED_SINCE)}) s
  JOIN canteen.settled_meals g ON g.meal_id = s.meal_id AND g.business_date = s.business_date
  WHERE s.decided_at > p.approved_at AND g.government_fen > s.due_fen AND ${STILL_DISALLOWED}`;

/**
 * Whether the line `t` of claim `n` was taken off something: an approved claim pays the less, but for a leg below zero, which is a debt
 * until it is settled.
 */
const NETTED = `(n.approved_by IS NOT NULL AND NOT EXISTS (SELECT FROM reconciliation.legs g WHERE g.claim_id = n.id
    AND g.organisation_id = coalesce(t.payee_id, n.organisation_id) AND g.amount_fen < 0 AND g.settled_fen <> g.amount_fen
    AND CASE g.funder WHEN 'province' THEN t.province_fen WHEN 'city' THEN t.city_fen WHEN 'district' THEN t.district_fen
      ELSE CASE WHEN g.funding_town = t.funding_town THEN t.town_fen ELSE 0 END END <> 0))`;

/**
 * $1 facility, $2 first day of the month, $3–$4 after month and claim, $5 limit; null: any. Approved claims with something that came
 * to light since. A canteen reads what was booked, not what the register made of its guests.
 */
export const CLAWBACKS = `
  WITH page AS MATERIALIZED (
    SELECT c.id, c.facility_id, c.month, c.town_code, c.organisation_id, a.approved_at
    FROM reconciliation.claims c JOIN reconciliation.claim_approvals a ON a.claim_id = c.id
    WHERE ($1::uuid IS NULL OR c.facility_id = $1) AND ($2::date IS NULL OR c.month = $2)
      AND ($3::date IS NULL OR (c.month, c.id) < ($3, $4::uuid))
      AND (EXISTS (SELECT FROM reconciliation.findings f WHERE f.facility_id = c.facility_id AND f.month = c.month AND f.gone_at IS NULL
          AND (f.late OR f.raised_at > a.approved_at) AND platform.scope_role() <> 'operator')
        OR EXISTS (SELECT FROM reconciliation.findings f
          JOIN reconciliation.finding_decisions d ON d.finding_id = f.id AND d.kind = 'disallow' AND d.decided_at > a.approved_at
          JOIN reconciliation.finding_meals e ON e.finding_id = f.id AND e.stake_fen > 0
          JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = e.meal_id AND l.business_date = e.business_date AND l.claim_id = c.id
          WHERE f.facility_id = c.facility_id AND f.state = 'disallowed' AND platform.scope_role() <> 'operator')
        OR EXISTS (SELECT FROM canteen.meal_corrections k JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = k.meal_id
          AND l.business_date = k.business_date AND l.claim_id = c.id
          WHERE k.facility_id = c.facility_id AND k.recorded_at > a.approved_at AND k.government_fen < 0))
    ORDER BY c.month DESC, c.id DESC LIMIT $5)
  SELECT p.id AS "claimId", p.facility_id AS "facilityId", f.name AS "facilityName", p.town_code AS "townCode",
    o.name AS "organisationName", to_char(p.month, 'YYYY-MM') AS month, open.findings AS undecided, open.fen AS "undecidedFen",
    waits.bookable AS "waitingFindings", waits.own AS "ownFindings", waits.fen AS "waitingFen",
    booked.withheld AS "withheldFen", booked.netted AS "nettedFen", booked.owed AS "owedFen"
  FROM page p JOIN meal_point.facilities f ON f.id = p.facility_id JOIN registry.organisations o ON o.id = p.organisation_id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS findings, coalesce(sum(x.stake_fen) FILTER (WHERE x.code <> 'U03'), 0)::bigint AS fen
    FROM reconciliation.findings x WHERE x.facility_id = p.facility_id AND x.month = p.month AND x.gone_at IS NULL
      AND (x.late OR x.raised_at > p.approved_at) AND x.state IN ('open', 'asked', 'answered')
      AND platform.scope_role() <> 'operator') open
  CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(DISTINCT w.finding_id) FILTER (WHERE w.account_id <> platform.scope_account()), '{}') AS bookable,
      coalesce(array_agg(DISTINCT w.finding_id) FILTER (WHERE w.account_id = platform.scope_account()), '{}') AS own,
      coalesce(sum(w.fen) FILTER (WHERE w.first), 0)::bigint AS fen
    FROM (SELECT v.*, row_number() OVER (PARTITION BY v.meal_id ORDER BY v.fen DESC) = 1 AS first FROM (${WAITING}) v
      WHERE platform.scope_role() <> 'operator') w) waits
  CROSS JOIN LATERAL (
    SELECT coalesce(-sum(k.government_fen) FILTER (WHERE t.kind = 'withholding'), 0)::bigint AS withheld,
      coalesce(-sum(k.government_fen) FILTER (WHERE t.kind = 'correction' AND t.netted), 0)::bigint AS netted,
      coalesce(-sum(k.government_fen) FILTER (WHERE t.kind IS NULL OR (t.kind = 'correction' AND NOT t.netted)), 0)::bigint AS owed
    FROM canteen.meal_corrections k JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = k.meal_id
      AND l.business_date = k.business_date AND l.claim_id = p.id
    LEFT JOIN LATERAL (SELECT t.kind, ${NETTED} AS netted FROM reconciliation.claim_lines t
      JOIN reconciliation.claims n ON n.id = t.claim_id WHERE t.correction_id = k.id) t ON true
    WHERE k.facility_id = p.facility_id AND k.recorded_at > p.approved_at AND k.government_fen < 0) booked
  ORDER BY p.month DESC, p.id DESC`;
