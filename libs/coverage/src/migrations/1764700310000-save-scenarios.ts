import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_DISTRICT = `district_code = platform.scope_district()`;
const SYSTEM = `platform.scope_role() = 'system' AND ${IN_DISTRICT}`;
const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official', 'auditor')`;
const PLANNERS = `platform.scope_role() IN ('town_official', 'district_official')`;
const OWN_PLACE = `town_code IS NOT DISTINCT FROM platform.scope_town()`;
const OWN = `${IN_DISTRICT} AND ${PLANNERS} AND account_id = platform.scope_account()`;
const count = (column: string): string => `${column} int NOT NULL CHECK (${column} >= 0)`;

const TABLES = `
  CREATE TABLE coverage.scenarios (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    town_code text REFERENCES registry.towns (code),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    client_id uuid NOT NULL UNIQUE,
    body_sha256 bytea NOT NULL CHECK (octet_length(body_sha256) = 32),
    name text NOT NULL CHECK (name <> '' AND length(name) <= 80),
    shared_with text NOT NULL DEFAULT 'nobody' CHECK (shared_with IN ('nobody', 'town', 'district')),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    siting_id uuid,
    profile text NOT NULL CHECK (profile IN ('frail', 'older', 'able')),
    slot text CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    network_id uuid,
    inputs bytea CHECK (octet_length(inputs) = 32),
    business_date date,
    counted_at timestamptz,
    UNIQUE (id, district_code),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code),
    FOREIGN KEY (siting_id, district_code) REFERENCES coverage.sitings (id, district_code) ON DELETE SET NULL (siting_id),
    CONSTRAINT scenarios_shared_town CHECK (shared_with <> 'town' OR town_code IS NOT NULL),
    CONSTRAINT scenarios_counted_whole CHECK (num_nonnulls(network_id, inputs, business_date, counted_at) IN (0, 4))
  );
  CREATE INDEX scenarios_district ON coverage.scenarios (district_code, id DESC);
  CREATE INDEX scenarios_siting ON coverage.scenarios (siting_id);
  COMMENT ON TABLE coverage.scenarios IS
    'Changes that somebody thinks of, with what they would do. The changes never change: another list is another scenario, so that a link shows what was shared.';
  COMMENT ON COLUMN coverage.scenarios.inputs IS 'Of the count its figures began from (runs.inputs): another since then makes them stale.';

  CREATE TABLE coverage.scenario_changes (
    scenario_id uuid NOT NULL,
    at int NOT NULL CHECK (at BETWEEN 0 AND 199),
    district_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('add', 'move', 'close', 'hours', 'capacity')),
    facility_id uuid,
    town_code text,
    name text CHECK (name <> '' AND length(name) <= 120),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    seats int CHECK (seats BETWEEN 0 AND 10000),
    slots text[] CHECK (slots <@ ARRAY['breakfast', 'lunch', 'dinner']),
    PRIMARY KEY (scenario_id, at),
    FOREIGN KEY (scenario_id, district_code) REFERENCES coverage.scenarios (id, district_code) ON DELETE CASCADE,
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    CONSTRAINT scenario_changes_once UNIQUE (scenario_id, facility_id, kind),
    CONSTRAINT scenario_changes_of_facility CHECK (CASE kind WHEN 'add' THEN num_nonnulls(facility_id, town_code) = 0 AND name IS NOT NULL
      ELSE num_nonnulls(facility_id, town_code) = 2 AND name IS NULL END),
    CONSTRAINT scenario_changes_of_place CHECK (num_nonnulls(longitude, latitude) = CASE WHEN kind IN ('add', 'move') THEN 2 ELSE 0 END),
    CONSTRAINT scenario_changes_of_seats CHECK (CASE kind WHEN 'capacity' THEN seats IS NOT NULL WHEN 'add' THEN true ELSE seats IS NULL END),
    CONSTRAINT scenario_changes_of_slots CHECK (CASE kind WHEN 'hours' THEN slots IS NOT NULL WHEN 'add' THEN true ELSE slots IS NULL END)
  );

  CREATE TABLE coverage.scenario_figures (
    scenario_id uuid NOT NULL,
    district_code text NOT NULL,
    level text NOT NULL CHECK (level IN ('district', 'town')),
    code text NOT NULL,
    town_code text,
    ${['people', 'reached_before', 'reached_after', 'gained', 'lost'].map(count).join(', ')},
    ${['over_80_before', 'over_80_after', 'dependent_before', 'dependent_after', 'lives_alone_before', 'lives_alone_after'].map(count).join(', ')},
    ${['not_reached_before', 'not_reached_after', 'seats_before', 'seats_after', 'facilities_before', 'facilities_after'].map(count).join(', ')},
    PRIMARY KEY (scenario_id, level, code),
    FOREIGN KEY (scenario_id, district_code) REFERENCES coverage.scenarios (id, district_code) ON DELETE CASCADE,
    CONSTRAINT scenario_figures_add_up CHECK (reached_after = reached_before + gained - lost),
    CONSTRAINT scenario_figures_within CHECK (reached_before <= people AND reached_after <= people AND lost <= reached_before
      AND not_reached_before <= people - reached_before AND not_reached_after <= people - reached_after
      AND greatest(over_80_before, dependent_before, lives_alone_before) <= reached_before
      AND greatest(over_80_after, dependent_after, lives_alone_after) <= reached_after),
    CONSTRAINT scenario_figures_town CHECK ((level = 'district') = (town_code IS NULL))
  );
  COMMENT ON COLUMN coverage.scenario_figures.not_reached_before IS 'Neither on foot nor by delivery; who is off the network or without a place stands apart.';`;

const GUARDS = `
  CREATE FUNCTION coverage.check_scenario() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF platform.scope_role() IS DISTINCT FROM 'system' AND (NEW.network_id, NEW.inputs, NEW.business_date, NEW.counted_at)
      IS DISTINCT FROM (OLD.network_id, OLD.inputs, OLD.business_date, OLD.counted_at) THEN
      RAISE EXCEPTION 'figures are written by what computes them' USING ERRCODE = 'check_violation', CONSTRAINT = 'scenarios_computed';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER scenarios_check BEFORE UPDATE ON coverage.scenarios FOR EACH ROW EXECUTE FUNCTION coverage.check_scenario();
  CREATE TRIGGER scenarios_audit AFTER INSERT OR UPDATE OR DELETE ON coverage.scenarios
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('name', 'inputs', 'body_sha256');`;

/** Scenarios: lists of changes with what they would do, kept, compared and shared. */
export class SaveScenarios1764700310000 implements MigrationInterface {
  readonly name = 'SaveScenarios1764700310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of ['scenarios', 'scenario_changes', 'scenario_figures']) {
      await queryRunner.query(`
        ALTER TABLE coverage.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE coverage.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_system ON coverage.${table} TO nuancan_app USING (${SYSTEM}) WITH CHECK (${SYSTEM});
      `);
    }
    await queryRunner.query(`
      CREATE POLICY scenarios_read ON coverage.scenarios FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${OFFICIALS}
        AND (account_id = platform.scope_account() OR shared_with = 'district'
          OR (shared_with = 'town' AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()))));
      CREATE POLICY scenarios_add ON coverage.scenarios FOR INSERT TO nuancan_app
        WITH CHECK (${OWN} AND ${OWN_PLACE} AND counted_at IS NULL);
      CREATE POLICY scenarios_share ON coverage.scenarios FOR UPDATE TO nuancan_app USING (${OWN}) WITH CHECK (${OWN});
      CREATE POLICY scenarios_drop ON coverage.scenarios FOR DELETE TO nuancan_app USING (${OWN});
      GRANT SELECT, INSERT, DELETE, UPDATE (name, shared_with, network_id, inputs, business_date, counted_at) ON coverage.scenarios TO nuancan_app;

      CREATE POLICY scenario_changes_read ON coverage.scenario_changes FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${OFFICIALS}
        AND EXISTS (SELECT FROM coverage.scenarios s WHERE s.id = scenario_id));
      -- A town changes its own facilities, and adds points anywhere: its people walk across borders.
      CREATE POLICY scenario_changes_add ON coverage.scenario_changes FOR INSERT TO nuancan_app
        WITH CHECK (${IN_DISTRICT} AND ${PLANNERS}
          AND (platform.scope_town() IS NULL OR town_code IS NULL OR town_code = platform.scope_town())
          AND EXISTS (SELECT FROM coverage.scenarios s WHERE s.id = scenario_id AND s.account_id = platform.scope_account() AND s.counted_at IS NULL));
      GRANT SELECT, INSERT ON coverage.scenario_changes TO nuancan_app;

      CREATE POLICY scenario_figures_read ON coverage.scenario_figures FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${OFFICIALS}
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND EXISTS (SELECT FROM coverage.scenarios s WHERE s.id = scenario_id));
      GRANT SELECT, INSERT, DELETE ON coverage.scenario_figures TO nuancan_app;
    `);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE coverage.scenario_figures, coverage.scenario_changes, coverage.scenarios;
      DROP FUNCTION coverage.check_scenario();
    `);
  }
}
