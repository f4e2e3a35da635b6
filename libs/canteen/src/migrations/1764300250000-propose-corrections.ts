import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE canteen.correction_settings (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    valid_from date NOT NULL,
    most_fen bigint NOT NULL CHECK (most_fen BETWEEN 0 AND 100000000),
    most_meals int NOT NULL CHECK (most_meals BETWEEN 0 AND 200),
    recorded_by uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX correction_settings_in_force ON canteen.correction_settings (district_code, valid_from, id);
  COMMENT ON TABLE canteen.correction_settings IS
    'What one person may correct at once. On a day the row with the latest first day holds, of two the one recorded last.';

  CREATE TABLE canteen.correction_proposals (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    town_code text,
    facility_id uuid,
    kind text NOT NULL CHECK (kind IN ('reverse', 'refuse_subsidy', 'swap')),
    reason text NOT NULL CHECK (reason <> ''),
    body jsonb NOT NULL,
    meals int NOT NULL CHECK (meals >= 1),
    amount_fen bigint NOT NULL CHECK (amount_fen >= 0),
    client_id uuid NOT NULL,
    proposed_by uuid NOT NULL REFERENCES identity.accounts (id),
    proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT correction_proposals_client UNIQUE (district_code, client_id),
    UNIQUE (id, proposed_by, district_code),
    CHECK (facility_id IS NULL OR town_code IS NOT NULL),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX correction_proposals_district ON canteen.correction_proposals (district_code, id);
  COMMENT ON TABLE canteen.correction_proposals IS
    'Corrections too large for one person. Waiting until a row of correction_decisions says otherwise; nothing of them is booked before.';
  COMMENT ON COLUMN canteen.correction_proposals.body IS 'To the letter what is booked when somebody else approves.';
  COMMENT ON COLUMN canteen.correction_proposals.town_code IS 'Of all its meals; NULL: of several towns. So the facility.';

  CREATE TABLE canteen.correction_decisions (
    proposal_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text,
    facility_id uuid,
    decision text NOT NULL CHECK (decision IN ('approved', 'rejected')),
    reason text CHECK (reason <> ''),
    proposed_by uuid NOT NULL,
    decided_by uuid NOT NULL REFERENCES identity.accounts (id),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT correction_decisions_four_eyes CHECK (decided_by <> proposed_by),
    CONSTRAINT correction_decisions_reasoned CHECK (decision = 'approved' OR reason IS NOT NULL),
    FOREIGN KEY (proposal_id, proposed_by, district_code) REFERENCES canteen.correction_proposals (id, proposed_by, district_code)
  );`;

const FUNCTIONS = `
  CREATE FUNCTION canteen.correction_settings_on(on_date date, not_by uuid DEFAULT NULL) RETURNS TABLE (most_fen bigint, most_meals int)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(s.most_fen, 50000), coalesce(s.most_meals, 20) FROM (SELECT) one
    LEFT JOIN LATERAL (SELECT s.most_fen, s.most_meals FROM canteen.correction_settings s
      WHERE s.district_code = platform.scope_district() AND s.valid_from <= on_date AND (not_by IS NULL OR s.recorded_by <> not_by)
      ORDER BY s.valid_from DESC, s.id DESC LIMIT 1) s ON true;
  $$;
  COMMENT ON FUNCTION canteen.correction_settings_on(date, uuid) IS
    'What one person may correct at once on a day; until the district says otherwise ¥500 and 20 meals.';

  CREATE FUNCTION canteen.correction_size(input jsonb) RETURNS TABLE (meals int, amount_fen bigint)
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*)::int, coalesce(sum(abs((x #>> '{amounts,government_fen}')::bigint)
      + abs((x #>> '{amounts,elder_paid_fen}')::bigint)), 0)::bigint
    FROM jsonb_array_elements(input -> 'items') x;
  $$;
  COMMENT ON FUNCTION canteen.correction_size(jsonb) IS 'How many meals, and what moves of government and elders in either direction.';

  CREATE FUNCTION canteen.needs_second_person(input jsonb) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    -- Nobody is let off by a limit that they raised themselves.
    SELECT s.amount_fen > least(m.most_fen, o.most_fen) OR s.meals > least(m.most_meals, o.most_meals)
    FROM canteen.correction_size(input) s, canteen.correction_settings_on(platform.business_date(now())) m,
      canteen.correction_settings_on(platform.business_date(now()), platform.scope_account()) o;
  $$;

  CREATE FUNCTION canteen.propose_corrections(of_kind text, input jsonb) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    size record;
    place record;
    proposal uuid;
  BEGIN
    IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('operator', 'town_official', 'district_official') THEN
      RAISE EXCEPTION 'no account that corrects' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT * INTO size FROM canteen.correction_size(input);
    SELECT count(*) AS meals, array_agg(DISTINCT m.facility_town) AS towns, array_agg(DISTINCT m.facility_id) AS facilities INTO place
    FROM jsonb_array_elements(input -> 'items') x JOIN canteen.meals m ON m.id = (x ->> 'mealId')::uuid
      AND m.business_date = (x ->> 'businessDate')::date AND m.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR m.facility_town = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR m.facility_id = platform.scope_facility());
    IF place.meals <> size.meals THEN
      RAISE EXCEPTION 'no such meal in scope' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'meal_corrections_scope';
    END IF;
    INSERT INTO canteen.correction_proposals (district_code, town_code, facility_id, kind, reason, body, meals, amount_fen, client_id, proposed_by)
    VALUES (platform.scope_district(), CASE WHEN cardinality(place.towns) = 1 THEN place.towns[1] END,
      CASE WHEN cardinality(place.facilities) = 1 THEN place.facilities[1] END, of_kind, input ->> 'reason', input, size.meals,
      size.amount_fen, (input ->> 'clientId')::uuid, platform.scope_account())
    RETURNING id INTO proposal;
    PERFORM platform.audit('propose', 'canteen.correction_proposals', proposal::text, NULL,
      jsonb_build_object('kind', of_kind, 'meals', size.meals, 'amountFen', size.amount_fen));
    RETURN proposal;
  END $$;
  COMMENT ON FUNCTION canteen.propose_corrections(text, jsonb) IS 'Keeps what book_judged_corrections would book until a second person decides.';

  CREATE FUNCTION canteen.decide_corrections(proposal uuid, verdict text, why text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    p canteen.correction_proposals;
  BEGIN
    IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('town_official', 'district_official') THEN
      RAISE EXCEPTION 'officials decide' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT x.* INTO p FROM canteen.correction_proposals x WHERE x.id = proposal AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town());
    IF p.id IS NULL THEN
      RETURN false;
    END IF;
    INSERT INTO canteen.correction_decisions (proposal_id, district_code, town_code, facility_id, decision, reason, proposed_by, decided_by)
    VALUES (p.id, p.district_code, p.town_code, p.facility_id, verdict, why, p.proposed_by, platform.scope_account());
    PERFORM platform.audit(verdict, 'canteen.correction_proposals', p.id::text, NULL, jsonb_build_object('reason', why));
    RETURN true;
  END $$;
  COMMENT ON FUNCTION canteen.decide_corrections(uuid, text, text) IS
    'Approves or rejects, once, by another account than proposed it; what is approved is booked by the same transaction. False: not in scope.';`;

const DEFINERS = ['propose_corrections(text, jsonb)', 'decide_corrections(uuid, text, text)'];
const INVOKERS = ['correction_settings_on(date, uuid)', 'correction_size(jsonb)', 'needs_second_person(jsonb)'];
const NAMES = ['correction_settings', 'correction_proposals', 'correction_decisions'];

/** Four eyes: what is too large for one person waits for a second. */
export class ProposeCorrections1764300250000 implements MigrationInterface {
  readonly name = 'ProposeCorrections1764300250000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of NAMES) {
      const place = `AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (
          district_code = platform.scope_district() AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
          ${table === 'correction_settings' ? '' : place});
        CREATE POLICY ${table}_definer ON canteen.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON canteen.${table} TO nuancan_app;
        GRANT SELECT, INSERT ON canteen.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await queryRunner.query(`
      CREATE POLICY correction_settings_add ON canteen.correction_settings FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND platform.scope_role() = 'district_official'
        AND recorded_by = platform.scope_account() AND valid_from >= platform.business_date(now()));
      GRANT INSERT ON canteen.correction_settings TO nuancan_app;
      CREATE TRIGGER correction_settings_audit AFTER INSERT ON canteen.correction_settings
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
    await queryRunner.query(FUNCTIONS);
    for (const signature of DEFINERS) {
      await queryRunner.query(`ALTER FUNCTION canteen.${signature} OWNER TO nuancan_definer`);
    }
    for (const signature of [...DEFINERS, ...INVOKERS]) {
      await queryRunner.query(`
        REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION canteen.${signature} TO nuancan_app, nuancan_definer;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const signature of [...DEFINERS, ...INVOKERS.toReversed()]) {
      await queryRunner.query(`DROP FUNCTION canteen.${signature}`);
    }
    await queryRunner.query(
      'DROP TABLE canteen.correction_decisions, canteen.correction_proposals, canteen.correction_settings',
    );
  }
}
