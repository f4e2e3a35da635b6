import type { Client } from 'pg';

/** How a check did on the planted month. */
export interface CheckRecall {
  readonly code: string;
  readonly planted: number;
  readonly found: number;
  /** Findings that no label explains. */
  readonly falseAlarms: number;
}

const MATCH = `f.code = l.code AND f.facility_id = l.facility_id AND (l.resident_id IS NULL OR f.resident_id = l.resident_id)
  AND (l.day IS NULL OR f.facts ->> 'date' = l.day::text)
  AND (l.meal_id IS NULL OR EXISTS (SELECT FROM reconciliation.finding_meals e WHERE e.finding_id = f.id AND e.meal_id = l.meal_id))`;

const RECALL = `
  WITH found AS (
    SELECT l.code, count(*)::int AS planted, count(*) FILTER (WHERE EXISTS (SELECT FROM reconciliation.findings f
      WHERE f.gone_at IS NULL AND ${MATCH}))::int AS found FROM planted.labels l GROUP BY 1
  ), alarms AS (
    SELECT f.code, count(*)::int AS n FROM reconciliation.findings f
    WHERE f.gone_at IS NULL AND NOT EXISTS (SELECT FROM planted.labels l WHERE ${MATCH}) GROUP BY 1
  )
  SELECT coalesce(x.code, a.code) AS code, coalesce(x.planted, 0) AS planted, coalesce(x.found, 0) AS found, coalesce(a.n, 0) AS "falseAlarms"
  FROM found x FULL JOIN alarms a ON a.code = x.code ORDER BY 1`;

/** Compares the findings with what was planted. */
export async function measureRecall(owner: Client): Promise<CheckRecall[]> {
  return (await owner.query<CheckRecall>(RECALL)).rows;
}
