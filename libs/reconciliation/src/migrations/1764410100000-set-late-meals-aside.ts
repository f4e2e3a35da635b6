import type { MigrationInterface, QueryRunner } from 'typeorm';

const SHARES = `province_fen bigint NOT NULL, city_fen bigint NOT NULL, district_fen bigint NOT NULL, town_fen bigint NOT NULL,
        government_fen bigint NOT NULL GENERATED ALWAYS AS (province_fen + city_fen + district_fen + town_fen) STORED`;

const TABLES = `
  CREATE TABLE reconciliation.late_meals (
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
    version int NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    recorded_on date NOT NULL,
    limit_days int NOT NULL CHECK (limit_days >= 0),
    funding_town text,
    ${SHARES},
    PRIMARY KEY (meal_id, business_date),
    CONSTRAINT late_meals_late CHECK (recorded_on - business_date > limit_days),
    CONSTRAINT late_meals_subsidised CHECK (least(province_fen, city_fen, district_fen, town_fen) >= 0
      AND province_fen + city_fen + district_fen + town_fen > 0),
    CONSTRAINT late_meals_town_named CHECK (funding_town IS NOT NULL OR town_fen = 0)
  );
  CREATE INDEX late_meals_facility ON reconciliation.late_meals (facility_id, business_date, meal_id);
  CREATE INDEX late_meals_claim ON reconciliation.late_meals (claim_id);
  COMMENT ON TABLE reconciliation.late_meals IS
    'Meals of a claim''s rounds that reached us more than limit_days after they were eaten, when their month was claimed already: no
    lines of it unless an official includes them.';

  CREATE TABLE reconciliation.late_inclusions (
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
    version int NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT late_inclusions_once PRIMARY KEY (meal_id, business_date),
    FOREIGN KEY (meal_id, business_date) REFERENCES reconciliation.late_meals (meal_id, business_date)
  );
  CREATE INDEX late_inclusions_claim ON reconciliation.late_inclusions (claim_id);
  COMMENT ON TABLE reconciliation.late_inclusions IS 'Late meals that an official put into a claim all the same; never approved by the same person.';

  ALTER TABLE reconciliation.claim_rounds ADD COLUMN late_limit_days int CHECK (late_limit_days >= 0);
  COMMENT ON COLUMN reconciliation.claim_rounds.late_limit_days IS
    'After how many days a meal was set aside when the round was taken; null: taken before any was.';

  ALTER TABLE reconciliation.claim_transitions DROP CONSTRAINT claim_transitions_step, ADD CONSTRAINT claim_transitions_step
    CHECK ((action, from_state, to_state) IN (
      ('submit', 'draft', 'submitted'), ('submit', 'returned', 'submitted'), ('take', 'submitted', 'town_review'),
      ('adjust', 'draft', 'draft'), ('adjust', 'submitted', 'submitted'), ('adjust', 'town_review', 'town_review'),
      ('adjust', 'district_review', 'district_review'), ('adjust', 'returned', 'returned'),
      ('include', 'draft', 'draft'), ('include', 'submitted', 'submitted'), ('include', 'town_review', 'town_review'),
      ('include', 'district_review', 'district_review'), ('include', 'returned', 'returned'),
      ('endorse', 'submitted', 'district_review'), ('endorse', 'town_review', 'district_review'),
      ('return', 'submitted', 'returned'), ('return', 'town_review', 'returned'), ('return', 'district_review', 'returned'),
      ('approve', 'district_review', 'approved'), ('disburse', 'approved', 'disbursed'), ('bounce', 'disbursed', 'approved'),
      ('bounce', 'closed', 'approved'), ('close', 'disbursed', 'closed')));`;

/** The number of days is one of check P05, dated as all of them; 60 where a district set nothing, as the file of the check says. */
const LIMIT = `
  CREATE FUNCTION reconciliation.claim_late_days(district text, of_month date) RETURNS int
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT floor((s.params ->> 'claimLateDays')::numeric)::int FROM reconciliation.check_settings s
      WHERE s.district_code = district AND s.code = 'P05' AND s.valid_from < of_month + interval '1 month'
      ORDER BY s.valid_from DESC, s.recorded_at DESC, s.id DESC LIMIT 1), 60);
  $$;`;

const COLLECT = `
  CREATE FUNCTION reconciliation.collect_corrections(c reconciliation.claims, of_meals uuid[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'correction', k.meal_id, k.business_date, k.id,
      k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
      k.government_town_fen
    FROM canteen.meal_corrections k
    WHERE k.facility_id = c.facility_id AND k.government_fen <> 0 AND (of_meals IS NULL OR k.meal_id = ANY (of_meals))
      -- What was corrected of a meal of this claim while it was not approved belongs to it, whenever that was booked.
      AND (k.booked_date < c.month + interval '1 month' OR EXISTS (SELECT FROM reconciliation.claim_lines l
        WHERE l.claim_id = c.id AND l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date))
      AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = k.id)
      -- Of a meal that nobody claims nothing is taken off.
      AND NOT EXISTS (SELECT FROM reconciliation.late_meals w WHERE w.meal_id = k.meal_id AND w.business_date = k.business_date
        AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.meal_id = w.meal_id AND i.business_date = w.business_date))
    ORDER BY k.id;
  END $$;

  CREATE OR REPLACE FUNCTION reconciliation.collect_lines(c reconciliation.claims) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    most_days CONSTANT int := reconciliation.claim_late_days(c.district_code, c.month);
  BEGIN
    WITH taken AS (
      INSERT INTO reconciliation.claim_rounds (facility_id, business_date, round, claim_id, district_code, town_code, late_limit_days)
      SELECT d.facility_id, d.business_date, d.round, c.id, c.district_code, c.town_code, most_days
      FROM canteen.day_closes d
      WHERE d.facility_id = c.facility_id AND d.booked_month <= c.month AND NOT EXISTS (SELECT FROM reconciliation.claim_rounds r
        WHERE r.facility_id = d.facility_id AND r.business_date = d.business_date AND r.round = d.round)
      RETURNING business_date, round
    ), meals AS (
      SELECT m.id, m.business_date, (m.recorded_at AT TIME ZONE 'Asia/Shanghai')::date AS recorded_on, m.funding_town, m.government_province_fen,
        m.government_city_fen, m.government_district_fen, m.government_town_fen
      FROM taken t JOIN canteen.meal_settlements s
        ON s.facility_id = c.facility_id AND s.business_date = t.business_date AND s.round = t.round
      JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date AND m.government_fen > 0
    ), late AS (
      INSERT INTO reconciliation.late_meals (meal_id, business_date, claim_id, version, district_code, town_code, facility_id, recorded_on,
        limit_days, funding_town, province_fen, city_fen, district_fen, town_fen)
      SELECT m.id, m.business_date, c.id, c.version, c.district_code, c.town_code, c.facility_id, m.recorded_on, most_days, m.funding_town,
        m.government_province_fen, m.government_city_fen, m.government_district_fen, m.government_town_fen
      FROM meals m WHERE m.business_date < c.month AND m.recorded_on - m.business_date > most_days)
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'meal', m.id, m.business_date, m.business_date < c.month,
      m.funding_town, m.government_province_fen, m.government_city_fen, m.government_district_fen, m.government_town_fen
    FROM meals m WHERE NOT (m.business_date < c.month AND m.recorded_on - m.business_date > most_days)
    ORDER BY m.business_date, m.id;
    PERFORM reconciliation.collect_corrections(c, NULL);
  END $$;
  COMMENT ON FUNCTION reconciliation.collect_lines(reconciliation.claims) IS
    'Takes what was settled and corrected up to the claim''s month and is in no claim yet. What is of an earlier month is a prior-period
    line, or set aside as late where it came too long after.';`;

const INCLUDE = `
  CREATE FUNCTION reconciliation.include_late_meals(claim uuid, expected_step int, meals uuid[], why text) RETURNS int
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    c reconciliation.claims := reconciliation.claim_for_update(claim);
    included int;
  BEGIN
    IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('town_official', 'district_official') OR platform.scope_account() IS NULL THEN
      RAISE EXCEPTION 'officials include' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'claims_role';
    END IF;
    IF c.state NOT IN ('draft', 'submitted', 'town_review', 'district_review', 'returned')
      OR (c.state = 'district_review' AND platform.scope_role() = 'town_official') THEN
      RAISE EXCEPTION 'an approved claim takes no more' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_state';
    END IF;
    IF c.step <> expected_step THEN
      RAISE EXCEPTION 'somebody was faster' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_step_taken';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('claims of ' || c.facility_id, 0));
    c.version := c.version + 1;
    WITH chosen AS (
      INSERT INTO reconciliation.late_inclusions (meal_id, business_date, claim_id, version, district_code, town_code, facility_id, reason,
        account_id)
      SELECT w.meal_id, w.business_date, c.id, c.version, c.district_code, c.town_code, c.facility_id, why, platform.scope_account()
      FROM reconciliation.late_meals w WHERE w.facility_id = c.facility_id AND w.meal_id = ANY (meals)
        AND w.business_date < c.month + interval '1 month'
        AND NOT EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.meal_id = w.meal_id AND i.business_date = w.business_date)
      RETURNING meal_id, business_date)
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'meal', w.meal_id, w.business_date, w.business_date < c.month,
      w.funding_town, w.province_fen, w.city_fen, w.district_fen, w.town_fen
    FROM chosen x JOIN reconciliation.late_meals w ON w.meal_id = x.meal_id AND w.business_date = x.business_date
    ORDER BY w.business_date, w.meal_id;
    GET DIAGNOSTICS included = ROW_COUNT;
    IF included <> cardinality(meals) THEN
      RAISE EXCEPTION 'not a late meal of this facility, or in a claim already' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'late_inclusions_once';
    END IF;
    PERFORM reconciliation.collect_corrections(c, meals);
    -- A step like any other: whoever read the claim before approves nothing unseen.
    UPDATE reconciliation.claims x SET step = c.step + 1 WHERE x.id = claim;
    INSERT INTO reconciliation.claim_transitions (claim_id, step, district_code, town_code, facility_id, action, from_state, to_state,
      version, account_id, at, reason)
    VALUES (claim, c.step + 1, c.district_code, c.town_code, c.facility_id, 'include', c.state, c.state, c.version - 1,
      platform.scope_account(), clock_timestamp(), why);
    RETURN included;
  END $$;
  COMMENT ON FUNCTION reconciliation.include_late_meals(uuid, int, uuid[], text) IS
    'An official puts late meals, with what was corrected of them, into a claim that is not approved yet.';

  CREATE FUNCTION reconciliation.guard_own_inclusions() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM reconciliation.late_inclusions i WHERE i.claim_id = NEW.claim_id AND i.account_id = NEW.approved_by) THEN
      RAISE EXCEPTION 'nobody approves what they included' USING ERRCODE = 'check_violation', CONSTRAINT = 'claims_own_entry';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER claim_approvals_own_inclusions BEFORE INSERT ON reconciliation.claim_approvals
    FOR EACH ROW EXECUTE FUNCTION reconciliation.guard_own_inclusions();`;

const DOWN_COLLECT = `
  CREATE OR REPLACE FUNCTION reconciliation.collect_lines(c reconciliation.claims) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    WITH taken AS (
      INSERT INTO reconciliation.claim_rounds (facility_id, business_date, round, claim_id, district_code, town_code)
      SELECT d.facility_id, d.business_date, d.round, c.id, c.district_code, c.town_code
      FROM canteen.day_closes d
      WHERE d.facility_id = c.facility_id AND d.booked_month <= c.month AND NOT EXISTS (SELECT FROM reconciliation.claim_rounds r
        WHERE r.facility_id = d.facility_id AND r.business_date = d.business_date AND r.round = d.round)
      RETURNING business_date, round)
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'meal', m.id, m.business_date, m.business_date < c.month,
      m.funding_town, m.government_province_fen, m.government_city_fen, m.government_district_fen, m.government_town_fen
    FROM taken t JOIN canteen.meal_settlements s
      ON s.facility_id = c.facility_id AND s.business_date = t.business_date AND s.round = t.round
    JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date AND m.government_fen > 0
    ORDER BY m.business_date, m.id;
    INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
      correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
    SELECT c.id, c.version, c.district_code, c.town_code, c.facility_id, 'correction', k.meal_id, k.business_date, k.id,
      k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
      k.government_town_fen
    FROM canteen.meal_corrections k
    WHERE k.facility_id = c.facility_id AND k.government_fen <> 0
      -- What was corrected of a meal of this claim while it was not approved belongs to it, whenever that was booked.
      AND (k.booked_date < c.month + interval '1 month' OR EXISTS (SELECT FROM reconciliation.claim_lines l
        WHERE l.claim_id = c.id AND l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date))
      AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = k.id)
    ORDER BY k.id;
  END $$;
  COMMENT ON FUNCTION reconciliation.collect_lines(reconciliation.claims) IS
    'Takes what was settled and corrected up to the claim''s month and is in no claim yet. What is of an earlier month is a prior-period line.';`;

/** Meals that came too long after their month was claimed are set aside in the sight of everybody, and claimed only on purpose. */
export class SetLateMealsAside1764410100000 implements MigrationInterface {
  readonly name = 'SetLateMealsAside1764410100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, LIMIT, COLLECT, INCLUDE]) await queryRunner.query(part);
    for (const table of ['late_meals', 'late_inclusions']) {
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON reconciliation.${table} FOR SELECT TO nuancan_app USING (
          platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
          AND district_code = platform.scope_district()
          AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
          AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()));
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON reconciliation.${table} TO nuancan_app;
        GRANT SELECT, INSERT ON reconciliation.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON reconciliation.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON reconciliation.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await queryRunner.query(`
      CREATE TRIGGER late_inclusions_audit AFTER INSERT ON reconciliation.late_inclusions
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      ALTER FUNCTION reconciliation.claim_late_days(text, date) OWNER TO nuancan_definer;
      ALTER FUNCTION reconciliation.guard_own_inclusions() OWNER TO nuancan_definer;
      ALTER FUNCTION reconciliation.include_late_meals(uuid, int, uuid[], text) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.claim_late_days(text, date), reconciliation.guard_own_inclusions(),
        reconciliation.include_late_meals(uuid, int, uuid[], text),
        reconciliation.collect_corrections(reconciliation.claims, uuid[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.collect_corrections(reconciliation.claims, uuid[]) TO nuancan_definer;
      GRANT EXECUTE ON FUNCTION reconciliation.include_late_meals(uuid, int, uuid[], text) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER claim_approvals_own_inclusions ON reconciliation.claim_approvals;
      DROP FUNCTION reconciliation.guard_own_inclusions(), reconciliation.include_late_meals(uuid, int, uuid[], text),
        reconciliation.collect_corrections(reconciliation.claims, uuid[]), reconciliation.claim_late_days(text, date);
      ALTER TABLE reconciliation.claim_transitions DROP CONSTRAINT claim_transitions_step, ADD CONSTRAINT claim_transitions_step
        CHECK ((action, from_state, to_state) IN (
          ('submit', 'draft', 'submitted'), ('submit', 'returned', 'submitted'), ('take', 'submitted', 'town_review'),
          ('adjust', 'draft', 'draft'), ('adjust', 'submitted', 'submitted'), ('adjust', 'town_review', 'town_review'),
          ('adjust', 'district_review', 'district_review'), ('adjust', 'returned', 'returned'),
          ('endorse', 'submitted', 'district_review'), ('endorse', 'town_review', 'district_review'),
          ('return', 'submitted', 'returned'), ('return', 'town_review', 'returned'), ('return', 'district_review', 'returned'),
          ('approve', 'district_review', 'approved'), ('disburse', 'approved', 'disbursed'), ('bounce', 'disbursed', 'approved'),
          ('bounce', 'closed', 'approved'), ('close', 'disbursed', 'closed')));
      DROP TABLE reconciliation.late_inclusions, reconciliation.late_meals;
      ALTER TABLE reconciliation.claim_rounds DROP COLUMN late_limit_days;
    `);
    await queryRunner.query(DOWN_COLLECT);
  }
}
