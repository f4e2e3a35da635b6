/** What has to add up between a claim's lines, what was approved, its legs and their payments; one row per claim where it does not. */
export interface ClaimSums {
  /** What was submitted and approved is the sum of the lines of that moment. */
  readonly approvedLines: string;
  /** The leg of a funder is what the lines of the approved claim add up to for it. */
  readonly legsOfApproval: string;
  /** What is settled of a leg is the sum of its payments; nettings come in pairs. */
  readonly legsSettled: string;
  /** The bank paid no more than the leg, but for what was withheld and netted after its order. */
  readonly legsPaid: string;
}

/** @param ofOne only of the facility `$1`; else of all */
export function claimSums({ ofOne }: { readonly ofOne: boolean }): ClaimSums {
  const only = (alias: string): string => (ofOne ? `${alias}.facility_id = $1` : 'true');
  return {
    approvedLines: approvedLines(only),
    legsOfApproval: legsOfApproval(only),
    legsSettled: legsSettled(only),
    legsPaid: legsPaid(only),
  };
}

type Only = (alias: string) => string;

const funders = (
  alias: string,
): string => `(VALUES ('province', NULL, ${alias}.province_fen), ('city', NULL, ${alias}.city_fen),
  ('district', NULL, ${alias}.district_fen), ('town', ${alias}.funding_town, ${alias}.town_fen)) x (funder, town, fen)`;

const approvedLines = (only: Only): string =>
  `SELECT a.claim_id AS claim, a.government_fen, s.fen FROM reconciliation.claim_approvals a
      CROSS JOIN LATERAL (SELECT coalesce(sum(l.government_fen), 0) AS fen,
          coalesce(-sum(l.government_fen) FILTER (WHERE l.kind = 'disallowance'), 0) AS disallowed,
          coalesce(sum(l.government_fen) FILTER (WHERE l.kind = 'adjustment'), 0) AS adjusted
        FROM reconciliation.claim_lines l WHERE l.claim_id = a.claim_id AND l.kind <> 'withholding') s
      WHERE ${only('a')} AND (a.government_fen <> s.fen OR a.disallowed_fen <> s.disallowed OR a.adjusted_fen <> s.adjusted
        OR a.lines_hash <> reconciliation.lines_hash(a.claim_id, a.version + 1))
      UNION ALL SELECT v.claim_id, v.government_fen, s.fen FROM reconciliation.claim_versions v
      CROSS JOIN LATERAL (SELECT coalesce(sum(l.government_fen), 0) AS fen FROM reconciliation.claim_lines l
        WHERE l.claim_id = v.claim_id AND l.kind <> 'withholding' AND l.version <= v.version) s
      WHERE ${only('v')} AND (v.government_fen <> s.fen OR v.lines_hash <> reconciliation.lines_hash(v.claim_id, v.version))`;

const legsOfApproval = (only: Only): string =>
  `SELECT coalesce(g.claim_id, s.claim_id) AS claim, g.id AS leg, coalesce(g.funder, s.funder) AS funder, g.amount_fen, s.fen FROM (
        SELECT l.claim_id, x.funder, x.town, coalesce(l.payee_id, c.organisation_id) AS payee, sum(x.fen) AS fen
        FROM reconciliation.claim_lines l JOIN reconciliation.claims c ON c.id = l.claim_id
        JOIN reconciliation.claim_approvals a ON a.claim_id = l.claim_id CROSS JOIN LATERAL ${funders('l')}
        WHERE ${only('c')} AND l.kind <> 'withholding' AND x.fen <> 0 GROUP BY 1, 2, 3, 4 HAVING sum(x.fen) <> 0) s
      FULL JOIN (SELECT * FROM reconciliation.legs g WHERE ${only('g')}) g ON g.claim_id = s.claim_id AND g.organisation_id = s.payee AND g.funder || coalesce(g.funding_town, '') = s.funder || coalesce(s.town, '')
      WHERE g.amount_fen IS DISTINCT FROM s.fen`;

const legsSettled = (only: Only): string =>
  `SELECT g.claim_id AS claim, g.id AS leg, g.settled_fen, s.fen FROM reconciliation.legs g CROSS JOIN LATERAL (
        SELECT coalesce(sum(p.amount_fen), 0) AS fen FROM reconciliation.leg_payments p WHERE p.leg_id = g.id) s
      WHERE ${only('g')} AND g.settled_fen <> s.fen
      UNION ALL SELECT p.claim_id, p.leg_id, p.amount_fen, NULL FROM reconciliation.leg_payments p WHERE ${only('p')} AND p.kind = 'netted'
        AND (SELECT count(*) FROM reconciliation.leg_payments o WHERE o.leg_id = p.netted_with AND o.netted_with = p.leg_id
          AND o.amount_fen = -p.amount_fen AND o.recorded_at = p.recorded_at) <> 1`;

const legsPaid = (only: Only): string =>
  `SELECT g.claim_id AS claim, g.id AS leg, g.paid_fen, s.paid FROM reconciliation.legs g CROSS JOIN LATERAL (
        SELECT coalesce(sum(p.amount_fen) FILTER (WHERE p.kind IN ('bank', 'bounced')), 0) AS paid,
          coalesce(sum(p.amount_fen) FILTER (WHERE p.kind IN ('withheld', 'netted')), 0) AS otherwise
        FROM reconciliation.leg_payments p WHERE p.leg_id = g.id) s
      WHERE ${only('g')} AND (g.paid_fen <> s.paid OR CASE WHEN g.amount_fen > 0 THEN s.paid NOT BETWEEN 0 AND g.amount_fen OR s.otherwise < 0
          OR g.settled_fen - g.amount_fen > s.otherwise
        ELSE g.settled_fen NOT BETWEEN g.amount_fen AND 0 END)`;
