/** Of a rule, as `GrantRuleDto`. */
export const RULE_COLUMNS = `r.id, r.code, r.version, r.name, r.basis, r.period, r.tiers, r.most_fen AS "mostFen", r.grade_fen AS "gradeFen",
  coalesce((SELECT jsonb_agg(jsonb_build_object('fromMeals', s.f, 'fenPerMeal', s.v) ORDER BY s.f)
    FROM unnest(r.step_from, r.step_fen) s (f, v)), '[]') AS steps,
  (SELECT jsonb_agg(jsonb_build_object('funder', f.f, 'weight', f.w) ORDER BY f.n)
    FROM unnest(r.funders, r.weights) WITH ORDINALITY f (f, w, n)) AS funders,
  r.effective_from AS "effectiveFrom", coalesce(d.kind, 'entered') AS state, r.account_id AS "enteredBy"`;
export const FROM_RULES = `FROM reconciliation.grant_rules r LEFT JOIN reconciliation.grant_rule_decisions d ON d.rule_id = r.id`;

/** Of a grant, as `GrantDto`. */
export const GRANT_COLUMNS = `g.id, g.facility_id AS "facilityId", m.name AS "facilityName", g.town_code AS "townCode", o.name AS "organisationName",
  g.rule_id AS "ruleId", g.rule_code AS "ruleCode", r.name AS "ruleName", g.period_from AS "periodFrom", g.period_to AS "periodTo", g.heads,
  g.grade, g.computed_fen AS "computedFen", g.withheld_fen AS "withheldFen", g.withheld_because AS "withheldBecause",
  g.inspection_id AS "inspectionId", g.amount_fen AS "amountFen", g.state, g.step, g.approved_on AS "approvedOn",
  CASE WHEN g.state IN ('rejected', 'reversed') THEN (SELECT s.reason FROM reconciliation.grant_steps s
    WHERE s.grant_id = g.id AND s.step = g.step) END AS "endedBecause",
  coalesce((SELECT sum(s.paid_fen) FROM reconciliation.grant_shares s WHERE s.grant_id = g.id), 0)::bigint AS "paidFen"`;
export const FROM_GRANTS = `FROM reconciliation.grants g JOIN meal_point.facilities m ON m.id = g.facility_id
  JOIN registry.organisations o ON o.id = g.organisation_id JOIN reconciliation.grant_rules r ON r.id = g.rule_id`;

/** $1 facility, $2 town, $3 state, $4 first day of a month that the period has in it; each null for any. */
export const GRANT_FILTER = `($1::uuid IS NULL OR g.facility_id = $1) AND ($2::text IS NULL OR g.town_code = $2)
  AND ($3::text IS NULL OR g.state = $3) AND ($4::date IS NULL OR $4 BETWEEN g.period_from AND g.period_to)`;

/** What of a budget grants take: those that stand approved, by the year of their approval. $1 funder, $2 town, $3 and $4 first and last day. */
export const GRANTED = `SELECT coalesce(sum(s.amount_fen), 0)::bigint AS "grantedFen"
  FROM reconciliation.grant_shares s JOIN reconciliation.grants g ON g.id = s.grant_id AND g.state = 'approved'
  WHERE s.district_code = platform.scope_district() AND s.funder = $1
    AND ($2::text IS NULL OR CASE WHEN $1 = 'town' THEN s.funding_town ELSE s.town_code END = $2)
    AND g.approved_on BETWEEN $3 AND $4`;

/** What the bank paid of grants, less what came back, by the day of it. Parameters as of `GRANTED`. */
export const GRANTS_PAID = `SELECT coalesce(sum(p.amount_fen), 0)::bigint AS "grantsPaidFen"
  FROM reconciliation.grant_payments p JOIN reconciliation.grant_shares s ON s.grant_id = p.grant_id AND s.funder = p.funder
  WHERE p.district_code = platform.scope_district() AND p.funder = $1
    AND ($2::text IS NULL OR CASE WHEN $1 = 'town' THEN s.funding_town ELSE s.town_code END = $2)
    AND p.paid_on BETWEEN $3 AND $4`;
