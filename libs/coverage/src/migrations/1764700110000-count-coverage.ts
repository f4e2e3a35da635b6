import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_DISTRICT = `district_code = platform.scope_district()`;
const SYSTEM = `platform.scope_role() = 'system' AND ${IN_DISTRICT}`;
const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official', 'auditor')`;
const PROFILE = `profile text NOT NULL CHECK (profile IN ('frail', 'older', 'able'))`;
const count = (column: string): string => `${column} int NOT NULL CHECK (${column} >= 0)`;

const TABLES = `
  CREATE TABLE coverage.runs (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    business_date date NOT NULL,
    network_id uuid NOT NULL,
    inputs bytea NOT NULL CHECK (octet_length(inputs) = 32),
    computed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (id, district_code),
    CONSTRAINT runs_one_of_a_day UNIQUE (district_code, business_date),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code)
  );
  COMMENT ON TABLE coverage.runs IS
    'The coverage of a district as it was last counted on a day; a day without a row is as the last one before it. Past days never change.';
  COMMENT ON COLUMN coverage.runs.inputs IS 'Digest of everything that was counted: the same again needs no counting.';

  CREATE TABLE coverage.area_figures (
    run_id uuid NOT NULL,
    district_code text NOT NULL,
    ${PROFILE},
    level text NOT NULL CHECK (level IN ('district', 'town', 'village')),
    code text NOT NULL,
    town_code text,
    ${['people', 'over_80', 'dependent', 'lives_alone'].map(count).join(', ')},
    ${['reached', 'reached_over_80', 'reached_dependent', 'reached_lives_alone'].map(count).join(', ')},
    ${['delivery_only', 'not_reached', 'off_network', 'without_place', 'trusted', 'seats', 'facilities'].map(count).join(', ')},
    walked_seconds bigint NOT NULL CHECK (walked_seconds >= 0),
    nearest_facility_id uuid,
    nearest_seconds int CHECK (nearest_seconds >= 0),
    PRIMARY KEY (run_id, profile, level, code),
    FOREIGN KEY (run_id, district_code) REFERENCES coverage.runs (id, district_code) ON DELETE CASCADE,
    CONSTRAINT area_figures_everybody_once CHECK (people = reached + delivery_only + not_reached + off_network + without_place),
    CONSTRAINT area_figures_groups_within CHECK (greatest(over_80, dependent, lives_alone) <= people
      AND reached_over_80 <= least(over_80, reached) AND reached_dependent <= least(dependent, reached)
      AND reached_lives_alone <= least(lives_alone, reached)),
    CONSTRAINT area_figures_trusted CHECK (trusted <= people - off_network - without_place),
    CONSTRAINT area_figures_town CHECK ((level = 'district') = (town_code IS NULL)),
    CONSTRAINT area_figures_nearest_whole CHECK (num_nonnulls(nearest_facility_id, nearest_seconds) IN (0, 2))
  );
  CREATE INDEX area_figures_area ON coverage.area_figures (code, profile);
  COMMENT ON COLUMN coverage.area_figures.people IS 'Residents of 60 and more who live there on the day.';
  COMMENT ON COLUMN coverage.area_figures.trusted IS 'Whose door was pointed at and is at most 100 m from a way: the completeness of the figures.';
  COMMENT ON COLUMN coverage.area_figures.nearest_seconds IS 'From the middle of the village, also beyond the limit; null: no middle is known, or nothing is within two hours.';

  CREATE TABLE coverage.facility_figures (
    run_id uuid NOT NULL,
    district_code text NOT NULL,
    ${PROFILE},
    facility_id uuid NOT NULL,
    town_code text NOT NULL,
    ${['reached', 'nearest_of', 'only_here'].map(count).join(', ')},
    seats int CHECK (seats >= 0),
    seats_per_hundred double precision CHECK (seats_per_hundred >= 0),
    PRIMARY KEY (run_id, profile, facility_id),
    FOREIGN KEY (run_id, district_code) REFERENCES coverage.runs (id, district_code) ON DELETE CASCADE,
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    CONSTRAINT facility_figures_within CHECK (nearest_of <= reached AND only_here <= nearest_of)
  );
  CREATE INDEX facility_figures_facility ON coverage.facility_figures (facility_id);
  COMMENT ON COLUMN coverage.facility_figures.only_here IS 'Who would lose their reach if it closed; the rest of reached has another.';
  COMMENT ON COLUMN coverage.facility_figures.seats_per_hundred IS 'Seats for a hundred people within reach (first step of the floating catchment).';`;

const GUARDS = `
  CREATE FUNCTION coverage.keep_past_runs() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' AND OLD.business_date = platform.business_date(now()) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'the coverage of a past day does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'runs_keep_past';
  END $$;
  CREATE TRIGGER runs_keep_past BEFORE UPDATE OR DELETE ON coverage.runs FOR EACH ROW EXECUTE FUNCTION coverage.keep_past_runs();
  CREATE FUNCTION coverage.keep_figures() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- With its run, and not alone.
    IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'figures of a run do not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'figures_keep';
  END $$;`;

/** What was counted: by day, who walks, by area and by facility. */
export class CountCoverage1764700110000 implements MigrationInterface {
  readonly name = 'CountCoverage1764700110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(GUARDS);
    for (const table of ['runs', 'area_figures', 'facility_figures']) {
      await queryRunner.query(`
        ALTER TABLE coverage.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE coverage.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_system ON coverage.${table} TO nuancan_app USING (${SYSTEM}) WITH CHECK (${SYSTEM});
        GRANT SELECT, INSERT ON coverage.${table} TO nuancan_app;
      `);
    }
    await queryRunner.query(`
      GRANT DELETE ON coverage.runs TO nuancan_app;
      CREATE POLICY runs_read ON coverage.runs FOR SELECT TO nuancan_app
        USING (${IN_DISTRICT} AND (${OFFICIALS} OR platform.scope_role() = 'operator'));
      CREATE POLICY area_figures_read ON coverage.area_figures FOR SELECT TO nuancan_app
        USING (${IN_DISTRICT} AND ${OFFICIALS} AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()));
      CREATE POLICY facility_figures_read ON coverage.facility_figures FOR SELECT TO nuancan_app
        USING (${IN_DISTRICT} AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND (${OFFICIALS} OR (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility())));
    `);
    for (const table of ['area_figures', 'facility_figures']) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_keep BEFORE UPDATE OR DELETE ON coverage.${table}
          FOR EACH ROW EXECUTE FUNCTION coverage.keep_figures();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE coverage.facility_figures, coverage.area_figures, coverage.runs;
      DROP FUNCTION coverage.keep_figures(), coverage.keep_past_runs();
    `);
  }
}
