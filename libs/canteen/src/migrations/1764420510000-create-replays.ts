import type { MigrationInterface, QueryRunner } from 'typeorm';

const PARTS = ['elder_due', 'province', 'city', 'district', 'town', 'discount'] as const;
const sum = (side: string): string => PARTS.map((part) => `${side}_${part}_fen`).join(' + ');

const TABLES = `
  CREATE TABLE canteen.replays (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    town_code text,
    facility_id uuid,
    purpose text NOT NULL CHECK (purpose IN ('preview', 'forecast', 'replay')),
    first_month date NOT NULL CHECK (extract(day FROM first_month) = 1),
    last_month date NOT NULL CHECK (extract(day FROM last_month) = 1),
    versions jsonb NOT NULL CHECK (jsonb_typeof(versions) = 'array' AND jsonb_array_length(versions) <= 20),
    keep_others boolean NOT NULL,
    knowledge text NOT NULL CHECK (knowledge IN ('then', 'now')),
    binding boolean NOT NULL DEFAULT false,
    client_id uuid NOT NULL,
    asked_by uuid NOT NULL REFERENCES identity.accounts (id),
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT replays_client UNIQUE (district_code, client_id),
    UNIQUE (id, district_code),
    CHECK (first_month <= last_month AND last_month < first_month + interval '12 months'),
    CHECK (purpose = 'forecast' OR first_month = last_month),
    CHECK (facility_id IS NULL OR town_code IS NOT NULL),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code)
  );
  CREATE INDEX replays_district ON canteen.replays (district_code, id);
  COMMENT ON TABLE canteen.replays IS
    'Months to be rated again under given versions. Waiting until replay_results has a row; nothing of the meals is touched.';
  COMMENT ON COLUMN canteen.replays.knowledge IS
    'then: facts as on record when the meal was, limits in the order of recording; now: facts as on record today, limits in the order of service.';
  COMMENT ON COLUMN canteen.replays.binding IS 'Every version was activated when this was asked for: only then may corrections follow.';

  CREATE TABLE canteen.replay_results (
    replay_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text,
    state text NOT NULL CHECK (state IN ('done', 'failed')),
    meals int NOT NULL CHECK (meals >= 0),
    changed int NOT NULL CHECK (changed BETWEEN 0 AND meals),
    sums jsonb NOT NULL,
    ended_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (replay_id, district_code) REFERENCES canteen.replays (id, district_code)
  );

  CREATE TABLE canteen.replay_progress (
    replay_id uuid PRIMARY KEY REFERENCES canteen.replays (id),
    district_code text NOT NULL,
    town_code text,
    people_done int NOT NULL,
    people_total int NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE canteen.replay_progress IS 'How far a job is; gone with its end.';

  CREATE TABLE canteen.replay_meals (
    replay_id uuid NOT NULL,
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    price_fen bigint NOT NULL,
    ${['before', 'after']
      .map(
        (side) => `${side}_town text,
    ${side}_policy text,
    ${side}_version int,
    ${side}_tier text,
    ${PARTS.map((part) => `${side}_${part}_fen bigint NOT NULL CHECK (${side}_${part}_fen >= 0)`).join(',\n    ')},`,
      )
      .join('\n    ')}
    left_as text CHECK (left_as IN ('decided', 'erased')),
    changed boolean NOT NULL GENERATED ALWAYS AS (
      (${PARTS.map((part) => `before_${part}_fen`).join(', ')}, before_town) IS DISTINCT FROM
      (${PARTS.map((part) => `after_${part}_fen`).join(', ')}, after_town)) STORED,
    PRIMARY KEY (replay_id, meal_id),
    CONSTRAINT replay_meals_before CHECK (price_fen = ${sum('before')}),
    CONSTRAINT replay_meals_after CHECK (price_fen = ${sum('after')}),
    CONSTRAINT replay_meals_town CHECK ((before_town IS NOT NULL OR before_town_fen = 0) AND (after_town IS NOT NULL OR after_town_fen = 0)),
    CONSTRAINT replay_meals_left CHECK (left_as IS NULL OR (${PARTS.map((part) => `before_${part}_fen = after_${part}_fen`).join(' AND ')})),
    FOREIGN KEY (replay_id, district_code) REFERENCES canteen.replays (id, district_code)
  );
  CREATE INDEX replay_meals_place ON canteen.replay_meals (replay_id, facility_id, business_date, meal_id);
  COMMENT ON COLUMN canteen.replay_meals.left_as IS
    'Stays as it stands: decided, somebody corrected this meal otherwise than by a replay; erased, who ate is not known any more.';

  CREATE TABLE canteen.replay_corrections (
    replay_id uuid NOT NULL,
    meal_id uuid NOT NULL,
    correction_id uuid NOT NULL UNIQUE REFERENCES canteen.meal_corrections (id),
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    PRIMARY KEY (replay_id, meal_id),
    FOREIGN KEY (replay_id, meal_id) REFERENCES canteen.replay_meals (replay_id, meal_id)
  );
  CREATE INDEX correction_proposals_replay ON canteen.correction_proposals ((body ->> 'replayId')) WHERE kind = 're_rate';
  COMMENT ON TABLE canteen.replay_corrections IS 'Written with the correction itself: a replay corrects a meal at most once.';`;

const FUNCTIONS = `
  CREATE FUNCTION canteen.check_replay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    known int;
  BEGIN
    SELECT count(*), coalesce(bool_and(v.activated_at IS NOT NULL), true) INTO known, NEW.binding
    FROM jsonb_to_recordset(NEW.versions) AS x (code text, version int)
    JOIN subsidy.policies p ON p.district_code = NEW.district_code AND p.code = x.code
    JOIN subsidy.policy_versions v ON v.policy_id = p.id AND v.version = x.version;
    IF known <> jsonb_array_length(NEW.versions) THEN
      RAISE EXCEPTION 'a replay names versions on record' USING ERRCODE = 'check_violation', CONSTRAINT = 'replays_versions';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION canteen.seal_replay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT replay_id FROM added) a JOIN canteen.replay_results r USING (replay_id)) THEN
      RAISE EXCEPTION 'the result of a replay is never changed'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'replay_meals_sealed';
    END IF;
    RETURN NULL;
  END $$;

  CREATE FUNCTION canteen.tie_replay_correction() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    replay uuid;
    found_meal canteen.replay_meals;
  BEGIN
    SELECT (p.body ->> 'replayId')::uuid INTO replay FROM canteen.correction_proposals p
    JOIN canteen.correction_decisions d ON d.proposal_id = p.id AND d.decision = 'approved' AND d.decided_by = NEW.account_id
    WHERE p.district_code = NEW.district_code AND p.client_id = NEW.client_id AND p.kind = 're_rate';
    SELECT m.* INTO found_meal FROM canteen.replay_meals m JOIN canteen.replays r ON r.id = m.replay_id AND r.binding AND r.purpose = 'replay'
    JOIN canteen.replay_results x ON x.replay_id = r.id AND x.state = 'done'
    WHERE m.replay_id = replay AND m.meal_id = NEW.meal_id AND m.business_date = NEW.business_date;
    IF found_meal.meal_id IS NULL OR (NEW.elder_due_fen, NEW.government_province_fen, NEW.government_city_fen, NEW.government_district_fen,
        NEW.government_town_fen, NEW.discount_fen, NEW.price_fen) IS DISTINCT FROM
        (${PARTS.map((part) => `found_meal.after_${part}_fen - found_meal.before_${part}_fen`).join(', ')}, 0::bigint)
      -- The correction is of the town that paid at first, whatever the replay says.
      OR (found_meal.before_town_fen > 0 AND NEW.funding_town IS DISTINCT FROM found_meal.before_town)
      OR (found_meal.after_town_fen > 0 AND NEW.funding_town IS DISTINCT FROM found_meal.after_town) THEN
      RAISE EXCEPTION 'a meal is rated anew by what a replay found, and by two people'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'replay_corrections_found';
    END IF;
    INSERT INTO canteen.replay_corrections (replay_id, meal_id, correction_id, district_code, facility_town, facility_id)
    VALUES (replay, NEW.meal_id, NEW.id, NEW.district_code, NEW.facility_town, NEW.facility_id);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION canteen.tie_replay_correction() IS
    'A correction of kind re_rate books exactly the difference that a finished replay of activated versions found, approved by another person, once.';

  CREATE TRIGGER replays_check BEFORE INSERT ON canteen.replays FOR EACH ROW EXECUTE FUNCTION canteen.check_replay();
  CREATE TRIGGER replay_meals_sealed AFTER INSERT ON canteen.replay_meals REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION canteen.seal_replay();
  CREATE TRIGGER meal_corrections_of_replays AFTER INSERT ON canteen.meal_corrections
    FOR EACH ROW WHEN (NEW.kind = 're_rate') EXECUTE FUNCTION canteen.tie_replay_correction();`;

const KINDS = {
  meal_corrections: `'reverse', 'refuse_subsidy', 'grant_subsidy'`,
  correction_proposals: `'reverse', 'refuse_subsidy', 'swap', 'grant_subsidy'`,
} as const;

/** Whose town a row is of. */
const TOWNS = {
  replays: 'town_code',
  replay_results: 'town_code',
  replay_progress: 'town_code',
  replay_meals: 'facility_town',
  replay_corrections: 'facility_town',
} as const;

/** Months rated again under other policies: what would differ, meal by meal, and the corrections that two people book of it. */
export class CreateReplays1764420510000 implements MigrationInterface {
  readonly name = 'CreateReplays1764420510000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, kinds] of Object.entries(KINDS)) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} DROP CONSTRAINT ${table}_kind_check;
        ALTER TABLE canteen.${table} ADD CONSTRAINT ${table}_kind_check CHECK (kind IN (${kinds}, 're_rate'));`);
    }
    await queryRunner.query(TABLES);
    for (const [table, town] of Object.entries(TOWNS)) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (
          district_code = platform.scope_district() AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system')
          AND (platform.scope_town() IS NULL OR ${town} = platform.scope_town()));
        CREATE POLICY ${table}_definer ON canteen.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON canteen.${table} TO nuancan_app, nuancan_definer;`);
      if (table === 'replay_progress') continue;
      await queryRunner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`);
    }
    await queryRunner.query(`
      CREATE POLICY replays_ask ON canteen.replays FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND asked_by = platform.scope_account());
      GRANT INSERT (district_code, town_code, facility_id, purpose, first_month, last_month, versions, keep_others, knowledge, client_id, asked_by)
        ON canteen.replays TO nuancan_app;
      CREATE TRIGGER replays_audit AFTER INSERT ON canteen.replays FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      GRANT INSERT ON canteen.replay_corrections TO nuancan_definer;`);
    for (const table of ['replay_results', 'replay_meals', 'replay_progress']) {
      await queryRunner.query(`
        CREATE POLICY ${table}_job ON canteen.${table} TO nuancan_app
          USING (district_code = platform.scope_district() AND platform.scope_role() = 'system')
          WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'system');
        GRANT INSERT${table === 'replay_progress' ? ', UPDATE, DELETE' : ''} ON canteen.${table} TO nuancan_app;`);
    }
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(`ALTER FUNCTION canteen.tie_replay_correction() OWNER TO nuancan_definer`);
    for (const name of ['check_replay', 'seal_replay', 'tie_replay_correction']) {
      await queryRunner.query(`REVOKE EXECUTE ON FUNCTION canteen.${name}() FROM PUBLIC`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX canteen.correction_proposals_replay;
      DROP TRIGGER meal_corrections_of_replays ON canteen.meal_corrections;
      DROP TABLE canteen.replay_corrections, canteen.replay_meals, canteen.replay_progress, canteen.replay_results, canteen.replays;
      DROP FUNCTION canteen.check_replay(), canteen.seal_replay(), canteen.tie_replay_correction();`);
    for (const [table, kinds] of Object.entries(KINDS)) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} DROP CONSTRAINT ${table}_kind_check;
        ALTER TABLE canteen.${table} ADD CONSTRAINT ${table}_kind_check CHECK (kind IN (${kinds})) NOT VALID;`);
    }
  }
}
