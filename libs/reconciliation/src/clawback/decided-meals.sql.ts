/**
 * What was decided about meals: of one check about one meal only the latest counts, for a fact may have been corrected in between; where
 * what is due was found anew and accepted, nothing is disallowed any more. `of` says which meals, by `e`.
 */
export const decidedMeals = (of: string): string => `
  SELECT DISTINCT ON (e.meal_id, f.code) e.meal_id, e.business_date, f.id AS finding_id, f.code, f.facts, d.kind, d.account_id, d.decided_at,
    coalesce((f.facts ->> 'dueFen')::bigint, 0) AS due_fen
  FROM reconciliation.finding_meals e JOIN reconciliation.findings f ON f.id = e.finding_id
  JOIN reconciliation.finding_decisions d ON d.finding_id = f.id AND CASE d.kind
    WHEN 'disallow' THEN d.meal_ids IS NULL OR e.meal_id = ANY (d.meal_ids)
    WHEN 'accept' THEN f.facts ->> 'dueFen' IS NOT NULL ELSE false END
  WHERE e.stake_fen > 0 AND ${of}
  ORDER BY e.meal_id, f.code, d.decided_at DESC, d.id DESC`;

/**
 * Whether `s` of `decidedMeals` still takes something: what a correction left at no more than is due was carried out, and whoever
 * restored it did so knowing. One half of a swap carries out nothing: the other half may bring it back.
 */
export const STILL_DISALLOWED = `s.kind = 'disallow' AND NOT EXISTS (
  SELECT FROM canteen.meal_corrections k JOIN canteen.meals m ON m.id = k.meal_id AND m.business_date = k.business_date
  WHERE k.meal_id = s.meal_id AND k.business_date = s.business_date AND k.recorded_at > s.decided_at AND k.government_fen < 0
    AND NOT EXISTS (SELECT FROM canteen.correction_quotas q WHERE q.correction_id = k.id AND q.change = -1)
    AND m.government_fen + (SELECT sum(b.government_fen) FROM canteen.meal_corrections b WHERE b.meal_id = k.meal_id
      AND b.business_date = k.business_date AND b.recorded_at <= k.recorded_at) <= s.due_fen)`;
