import type { Tx } from '@nuancan/platform';
import type { CheckCode, Severity } from '../check/claim-check.js';

/**
 * What the checks found becomes findings. Meals that stand in a finding of the same evidence that somebody has begun to deal with
 * are taken off first: it sticks, and only what is new is raised.
 */
const GROUPED = `CREATE TEMP TABLE check_findings ON COMMIT DROP AS
  WITH known AS (
    SELECT f.facility_id, f.code, f.evidence_key, e.meal_id FROM reconciliation.findings f
    JOIN reconciliation.finding_meals e ON e.finding_id = f.id
    WHERE f.state <> 'open' AND (f.facility_id, f.code, f.evidence_key) IN (SELECT facility_id, code, evidence_key FROM check_evidence)
  ), fresh AS (
    SELECT DISTINCT ON (c.facility_id, c.code, c.evidence_key, c.meal_id) c.* FROM check_evidence c
    WHERE NOT EXISTS (SELECT FROM known k WHERE k.facility_id = c.facility_id AND k.code = c.code
      AND k.evidence_key = c.evidence_key AND k.meal_id = c.meal_id)
    ORDER BY c.facility_id, c.code, c.evidence_key, c.meal_id, c.stake_fen DESC
  )
  SELECT facility_id, code, evidence_key, min(facts::text)::jsonb AS facts, bool_or(asks) AS asks,
    coalesce(sum(stake_fen), 0)::bigint AS stake_fen,
    sha256(convert_to(jsonb_build_array(code, evidence_key, jsonb_agg(meal_id ORDER BY meal_id))::text, 'UTF8')) AS evidence_hash,
    array_agg(meal_id) FILTER (WHERE meal_id IS NOT NULL) AS meal_ids,
    array_agg(business_date) FILTER (WHERE meal_id IS NOT NULL) AS business_dates,
    array_agg(stake_fen) FILTER (WHERE meal_id IS NOT NULL) AS stakes
  FROM fresh GROUP BY facility_id, code, evidence_key`;

const APPROVED = `SELECT a AS "facilityId" FROM reconciliation.approved_for_share(ARRAY(SELECT facility_id FROM check_sites), $1) a`;

/** A finding that had gone comes back as itself, raised now; one that somebody deals with is left as it is. */
const RAISE = `
  INSERT INTO reconciliation.findings AS f (facility_id, district_code, town_code, month, code, severity, evidence_key, evidence_hash,
    stake_fen, facts, asks, late, resident_id)
  SELECT n.facility_id, s.district_code, s.town_code, $1::date, n.code, v.severity, n.evidence_key, n.evidence_hash, n.stake_fen,
    n.facts, n.asks, $3 OR n.facility_id = ANY ($4::uuid[]), (n.facts ->> 'residentId')::uuid
  FROM check_findings n JOIN check_sites s USING (facility_id)
  JOIN jsonb_to_recordset($2) AS v (code text, severity text) ON v.code = n.code
  ON CONFLICT (facility_id, code, evidence_hash) DO UPDATE
    SET gone_at = NULL, gone_because = NULL, stake_fen = excluded.stake_fen, facts = excluded.facts, asks = excluded.asks,
      severity = excluded.severity, late = f.late OR excluded.late,
      raised_at = CASE WHEN f.gone_at IS NULL THEN f.raised_at ELSE excluded.raised_at END
    WHERE f.state = 'open' AND (f.gone_at IS NOT NULL OR f.stake_fen <> excluded.stake_fen OR f.facts <> excluded.facts)
  RETURNING f.id`;

const EVIDENCE = `
  INSERT INTO reconciliation.finding_meals AS e (finding_id, meal_id, business_date, facility_id, district_code, town_code, stake_fen, meal_facility_id)
  SELECT f.id, m.meal_id, m.business_date, f.facility_id, f.district_code, f.town_code, m.stake_fen, coalesce(k.facility_id, f.facility_id)
  FROM check_findings n JOIN reconciliation.findings f USING (facility_id, code, evidence_hash)
  CROSS JOIN LATERAL unnest(n.meal_ids, n.business_dates, n.stakes) AS m (meal_id, business_date, stake_fen)
  -- Voided meals are of the facility itself.
  LEFT JOIN check_meals k ON k.meal_id = m.meal_id AND k.business_date = m.business_date
  WHERE f.state = 'open'
  ON CONFLICT (finding_id, meal_id) DO UPDATE SET stake_fen = excluded.stake_fen WHERE e.stake_fen <> excluded.stake_fen`;

/** A meal that came late may be in an approved claim of a later month, while that of its own month is still open. */
const LATE = `
  UPDATE reconciliation.findings f SET late = true
  WHERE f.id = ANY ($2::uuid[]) AND NOT f.late AND f.facility_id IN (SELECT c.facility_id FROM reconciliation.claims c
      WHERE c.month > $1::date AND c.approved_by IS NOT NULL)
    AND EXISTS (SELECT FROM reconciliation.finding_meals e JOIN reconciliation.claim_lines l ON l.kind = 'meal' AND l.meal_id = e.meal_id
      AND l.business_date = e.business_date JOIN reconciliation.claims c ON c.id = l.claim_id AND c.approved_by IS NOT NULL
      WHERE e.finding_id = f.id AND e.stake_fen > 0)`;

/**
 * Nobody had dealt with it, and this run, which looked for it, no longer finds it, or the district no longer looks for it. What is
 * known of a person who was erased says nothing any more: those findings stay until somebody decides.
 */
const GONE = `
  UPDATE reconciliation.findings f SET gone_at = now(), gone_because = CASE WHEN f.code = ANY ($4::text[]) THEN 'ignored' ELSE 'unfound' END
  WHERE f.state = 'open' AND f.gone_at IS NULL AND f.month = $1::date AND f.code = ANY ($2::text[] || $4::text[])
    AND f.facility_id IN (SELECT facility_id FROM check_sites) AND ($3::uuid[] IS NULL OR f.resident_id = ANY ($3))
    AND NOT EXISTS (SELECT FROM registry.residents r WHERE r.id = f.resident_id AND r.erased_at IS NOT NULL)
    AND NOT EXISTS (SELECT FROM check_findings n WHERE n.facility_id = f.facility_id AND n.code = f.code
      AND n.evidence_hash = f.evidence_hash)`;

/** Which findings a run speaks for. */
export interface Raising {
  /** First day. */
  readonly month: string;
  readonly checks: readonly { readonly code: CheckCode; readonly severity: Severity }[];
  /** Checks that are not looked for any more: what they found goes. */
  readonly ignored: readonly CheckCode[];
  readonly residentIds: readonly string[] | null;
  readonly late: boolean;
  /** Of few people or facilities: nothing is large. */
  readonly few: boolean;
}

/** Stores what `check_evidence` holds. @returns how many are new or came back, and how many have gone */
export async function raiseFindings(
  tx: Tx,
  { month, checks, ignored, residentIds, late, few }: Raising,
): Promise<{ readonly findings: number; readonly raised: number; readonly gone: number }> {
  // As while the tables are filled: joins by key, of which the planner expects a row or two.
  if (!few) await tx.query(`SELECT set_config('enable_nestloop', 'off', true)`);
  await tx.query(GROUPED);
  await tx.query('ANALYZE check_findings');
  // Whether it comes late is judged under the lock that an approval waits for.
  const approved = (await tx.query<{ facilityId: string }[]>(APPROVED, [month])).map(({ facilityId }) => facilityId);
  const raised = await tx.query<{ id: string }[]>(RAISE, [month, JSON.stringify(checks), late, approved]);
  await tx.query(EVIDENCE);
  const codes = checks.map(({ code }) => code);
  const [, gone] = await tx.query<[unknown[], number]>(GONE, [month, codes, residentIds, ignored]);
  const [{ findings }] = await tx.query<[{ findings: number }]>('SELECT count(*)::int AS findings FROM check_findings');
  await tx.query(`SELECT set_config('enable_nestloop', 'on', true)`);
  await tx.query(LATE, [month, raised.map(({ id }) => id)]);
  return { findings, raised: raised.length, gone };
}
