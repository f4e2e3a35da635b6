import type { Role } from '@nuancan/platform';
import type { ClaimBox } from './claim.dto.js';
import { OF_MONTH } from './claimed-facility.sql.js';

/** 待办: what waits for somebody of the role; `none` is a month without a claim. */
const WAITING_FOR: Partial<Record<Role, readonly string[]>> = {
  operator: ['none', 'draft', 'returned'],
  town_official: ['submitted', 'town_review'],
  district_official: ['district_review', 'approved'],
};

const ALL = [
  'none',
  'draft',
  'submitted',
  'town_review',
  'district_review',
  'approved',
  'disbursed',
  'closed',
  'returned',
];
/** The states in their order: what a role has done is all that comes after what waits for it. */
const FLOW = ['none', 'draft', 'submitted', 'town_review', 'district_review', 'approved', 'disbursed', 'closed'];

/** The states of a part of the inbox; null: any. */
export function statesOf(box: ClaimBox, role: Role): readonly string[] | null {
  if (box === 'all') return null;
  if (box === 'returned') return ['returned'];
  const todo = WAITING_FOR[role] ?? [];
  if (box === 'todo') return todo;
  const last = Math.max(...todo.filter((state) => FLOW.includes(state)).map((state) => FLOW.indexOf(state)), -1);
  return todo.length === 0 ? ALL : FLOW.slice(last + 1);
}

/**
 * $1 first day of the month, $2 states, $3 town, $4 facility, $5–$7 after town, name and facility, $8 limit; null: any. $9: what the
 * caller approved, and somebody else pays, is among what is done.
 */
export const INBOX = `
  WITH page AS MATERIALIZED (
    SELECT f.id, f.name, f.town_code, c.id AS claim_id, c.state, coalesce(c.version, 0) AS version, coalesce(c.step, 0) AS step
    FROM meal_point.facilities f LEFT JOIN reconciliation.claims c ON c.facility_id = f.id AND c.month = $1
    WHERE (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR f.id = platform.scope_facility())
      AND ${OF_MONTH}
      AND ($2::text[] IS NULL OR CASE WHEN c.state = 'approved' AND c.approved_by = platform.scope_account() THEN $9
        ELSE coalesce(c.state, 'none') = ANY ($2) END) AND ($3::text IS NULL OR f.town_code = $3)
      AND ($4::uuid IS NULL OR f.id = $4)
      AND ($5::text IS NULL OR (f.town_code, f.name, f.id) > ($5, $6, $7::uuid))
    ORDER BY f.town_code, f.name, f.id LIMIT $8),
  undecided AS MATERIALIZED (SELECT x.claim_facility, x.finding FROM reconciliation.findings_of_claims(ARRAY(SELECT id FROM page), $1) x
    WHERE (x.finding).state IN ('open', 'asked', 'answered'))
  SELECT p.id AS "facilityId", p.name AS "facilityName", p.town_code AS "townCode", to_char($1::date, 'YYYY-MM') AS month,
    p.claim_id AS "claimId", p.state, p.version, p.step, days.closed AS "closedDays", days.open AS "openDays",
    CASE WHEN p.version = 0 THEN later.meals ELSE lines.meals END AS meals,
    lines.fen + CASE WHEN p.version = 0 THEN later.fen ELSE 0 END AS "governmentFen", lines.prior AS "priorFen",
    CASE WHEN p.version = 0 THEN 0 ELSE later.meals END AS "laterMeals", edits.count AS "editsSince", late.count AS "lateMeals",
    found.findings, found.blocking, found.stake AS "stakeFen", sent.reason AS "returnedBecause", last.at AS since
  FROM page p
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE d.closed)::int AS closed, count(*) FILTER (WHERE NOT d.closed)::int AS open
    FROM canteen.days_with_records(p.id, $1::date, ($1::date + interval '1 month - 1 day')::date) d) days
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE l.kind = 'meal')::int AS meals, coalesce(sum(l.government_fen), 0)::bigint AS fen,
      coalesce(sum(l.government_fen) FILTER (WHERE l.prior), 0)::bigint AS prior
    FROM reconciliation.claim_lines l WHERE l.claim_id = p.claim_id AND l.kind <> 'withholding') lines
  CROSS JOIN LATERAL (
    SELECT coalesce(sum(d.meals), 0)::int AS meals, coalesce(sum(d.government_fen), 0)::bigint AS fen FROM canteen.day_closes d
    WHERE d.facility_id = p.id AND NOT EXISTS (SELECT FROM reconciliation.claim_rounds r
        WHERE r.facility_id = d.facility_id AND r.business_date = d.business_date AND r.round = d.round)
      -- What an earlier month has not claimed yet is that month's, not this one's.
      AND (d.booked_month = $1 OR (d.booked_month < $1 AND EXISTS (SELECT FROM reconciliation.claims e
        WHERE e.facility_id = p.id AND e.month = d.booked_month AND e.state NOT IN ('draft', 'returned'))))) later
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count FROM reconciliation.claim_transitions t WHERE t.claim_id = p.claim_id
      AND t.action IN ('adjust', 'include')
      AND t.at > (SELECT max(v.submitted_at) FROM reconciliation.claim_versions v WHERE v.claim_id = p.claim_id)) edits
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS count FROM reconciliation.late_meals w WHERE w.claim_id = p.claim_id
      AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.meal_id = w.meal_id AND i.business_date = w.business_date)) late
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS findings, count(*) FILTER (WHERE (u.finding).severity = 'block' OR (u.finding).state = 'asked')::int AS blocking,
      coalesce(sum((u.finding).stake_fen), 0)::bigint AS stake FROM undecided u WHERE u.claim_facility = p.id) found
  LEFT JOIN LATERAL (SELECT t.reason FROM reconciliation.claim_transitions t
    WHERE t.claim_id = p.claim_id AND t.action = 'return' AND p.state = 'returned' ORDER BY t.step DESC LIMIT 1) sent ON true
  LEFT JOIN LATERAL (SELECT t.at FROM reconciliation.claim_transitions t
    WHERE t.claim_id = p.claim_id ORDER BY t.step DESC LIMIT 1) last ON true
  ORDER BY p.town_code, p.name, p.id`;
