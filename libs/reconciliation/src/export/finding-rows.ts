import type { Tx } from '@nuancan/platform';
import type { CheckCode, Severity } from '../check/claim-check.js';

/** What a check found in the month of a claim, and how it was decided last. */
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
  SELECT f.id AS "findingId", f.code, f.severity, f.state, e.meals, e.first AS "firstDay", e.last AS "lastDay",
    f.stake_fen AS "stakeFen", d.decided_at AS "decidedAt", d.reason
  FROM reconciliation.findings f
  CROSS JOIN LATERAL (SELECT count(*)::int AS meals, min(x.business_date) AS first, max(x.business_date) AS last
    FROM reconciliation.finding_meals x WHERE x.finding_id = f.id) e
  LEFT JOIN LATERAL (SELECT x.decided_at, x.reason FROM reconciliation.finding_decisions x
    WHERE x.finding_id = f.id ORDER BY x.decided_at DESC, x.id DESC LIMIT 1) d ON true
  WHERE f.facility_id = $1 AND f.month = $2 AND f.gone_at IS NULL
  ORDER BY f.stake_fen DESC, f.code, f.id LIMIT ${MOST}`;

/** Findings of a facility's month that still stand, those with most at stake first. */
export async function findingRows(tx: Tx, facilityId: string, month: string): Promise<FindingRow[]> {
  return tx.query<FindingRow[]>(FINDINGS, [facilityId, `${month}-01`]);
}
