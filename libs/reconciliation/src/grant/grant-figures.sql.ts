/** Functions for what a grant rests on: meals, days, grade, rule and the amount of it. */
export const GRANT_FIGURES = `
  CREATE FUNCTION reconciliation.grant_heads(facility uuid, day_from date, day_to date) RETURNS int LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*)::int FROM canteen.meals m
    WHERE m.facility_id = facility AND m.business_date BETWEEN day_from AND day_to AND m.resident_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
      AND NOT EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date AND k.kind = 'reverse');
  $$;

  CREATE FUNCTION reconciliation.ran_in(facility uuid, day_from date, day_to date) RETURNS boolean LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM meal_point.facilities f
        JOIN (SELECT s.facility_id, s.state, s.valid_from, lead(s.valid_from) OVER (ORDER BY s.seq) AS until
          FROM meal_point.facility_states s WHERE s.facility_id = facility) s ON s.facility_id = f.id AND s.state = 'open'
        WHERE f.id = facility AND greatest(f.opened_on, s.valid_from, day_from)
          <= least(f.closed_on, s.until - 1, day_to))
      OR EXISTS (SELECT FROM canteen.meals m WHERE m.facility_id = facility AND m.business_date BETWEEN day_from AND day_to);
  $$;
  COMMENT ON FUNCTION reconciliation.ran_in(uuid, date, date) IS 'Whether a facility was open on a day, or served a meal all the same.';

  CREATE FUNCTION reconciliation.grade_on(facility uuid, day date) RETURNS text LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.grade FROM reconciliation.facility_grades g WHERE g.facility_id = facility AND g.valid_from <= day
    ORDER BY g.valid_from DESC, g.id DESC LIMIT 1;
  $$;

  CREATE FUNCTION reconciliation.assessor_on(facility uuid, day date) RETURNS uuid LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT g.account_id FROM reconciliation.facility_grades g WHERE g.facility_id = facility AND g.valid_from <= day
    ORDER BY g.valid_from DESC, g.id DESC LIMIT 1;
  $$;
  COMMENT ON FUNCTION reconciliation.assessor_on(uuid, date) IS 'Whose grade counts on a day.';

  CREATE FUNCTION reconciliation.grant_amount(rule uuid, heads int, grade text) RETURNS bigint LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE r.basis
      WHEN 'grade' THEN coalesce(r.grade_fen[array_position(ARRAY['A', 'B', 'C'], grade)], 0)
      ELSE least(r.most_fen, (SELECT sum(greatest(0, least(heads, coalesce(r.step_from[n + 1], heads)) - r.step_from[n])::bigint * r.step_fen[n])
        FROM generate_series(1, cardinality(r.step_from)) n)::bigint) END
    FROM reconciliation.grant_rules r WHERE r.id = rule;
  $$;
  COMMENT ON FUNCTION reconciliation.grant_amount(uuid, int, text) IS 'Whole fen: each step counts the meals beyond its first, up to the next step.';

  CREATE FUNCTION reconciliation.grant_rule_on(district text, rule_code text, day date) RETURNS uuid LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.id FROM reconciliation.grant_rules r JOIN reconciliation.grant_rule_decisions d ON d.rule_id = r.id AND d.kind = 'confirmed'
    WHERE r.district_code = district AND r.code = rule_code AND r.effective_from <= day
    ORDER BY r.effective_from DESC, r.version DESC LIMIT 1;
  $$;`;
