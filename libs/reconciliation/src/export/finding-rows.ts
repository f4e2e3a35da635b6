import type { Tx } from '@nuancan/platform';
import type { CheckCode, Severity } from '../check/claim-check.js';

/** What a check found about a claim, and how it was decided last. */
export interface FindingRow {
  readonly findingId: string;
  readonly code: CheckCode;
  readonly severity: Severity;
  readonly state: 'open' | 'asked' | 'answered' | 'accepted' | 'disallowed';
  readonly meals: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly stakeFen: number;
  readonly decidedAt: Date | null;
  /** Why it was decided, or what was asked or answered. */
  readonly reason: string | null;
}

/** More than one claim ever has; a claim with more shows those with most at stake. */
const MOST = 20_000;
const FINDINGS = `
  SELECT f.id AS "findingId", f.code, f.severity, f.state, e.meals, e.first_day AS "firstDay", e.last_day AS "lastDay",
    f.stake_fen AS "stakeFen", d.decided_at AS "decidedAt", d.reason
  FROM reconciliation.findings_of_claims(ARRAY[$1::uuid], $2) x CROSS JOIN LATERAL (SELECT (x.finding).*) f
  CROSS JOIN LATERAL reconciliation.finding_span(f.id) e
  LEFT JOIN LATERAL (SELECT s.decided_at, s.reason FROM reconciliation.finding_steps(f.id) s
    ORDER BY s.decided_at DESC, s.id DESC LIMIT 1) d ON true
  ORDER BY f.stake_fen DESC, f.code, f.id LIMIT ${MOST}`;

/** Findings of the claim of a facility's month that still stand, those with most at stake first. */
export async function findingRows(tx: Tx, facilityId: string, month: string): Promise<FindingRow[]> {
  return tx.query<FindingRow[]>(FINDINGS, [facilityId, `${month}-01`]);
}
