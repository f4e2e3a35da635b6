import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_DISTRICT = `district_code = platform.scope_district()`;
const SYSTEM = `platform.scope_role() = 'system' AND ${IN_DISTRICT}`;
const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official', 'auditor')`;
const PLANNERS = `platform.scope_role() IN ('town_official', 'district_official')`;
const OWN_PLACE = `town_code IS NOT DISTINCT FROM platform.scope_town()`;

const TABLES = `
  CREATE TABLE coverage.sitings (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    town_code text REFERENCES registry.towns (code),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    client_id uuid NOT NULL UNIQUE,
    body_sha256 bytea NOT NULL CHECK (octet_length(body_sha256) = 32),
    name text NOT NULL CHECK (name <> '' AND length(name) <= 80),
    shared_with text NOT NULL DEFAULT 'nobody' CHECK (shared_with IN ('nobody', 'town', 'district')),
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    network_id uuid NOT NULL,
    inputs bytea NOT NULL CHECK (octet_length(inputs) = 32),
    business_date date NOT NULL,
    profile text NOT NULL CHECK (profile IN ('frail', 'older', 'able')),
    slot text CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    source text NOT NULL CHECK (source IN ('villages', 'facilities', 'upload', 'nodes')),
    weighting text NOT NULL CHECK (weighting IN ('people', 'dependency')),
    most_sites int NOT NULL CHECK (most_sites BETWEEN 1 AND 100),
    budget_fen bigint CHECK (budget_fen >= 0),
    seats int CHECK (seats BETWEEN 1 AND 10000),
    candidates int NOT NULL CHECK (candidates BETWEEN 1 AND 5000),
    off_network int NOT NULL CHECK (off_network BETWEEN 0 AND candidates),
    people int NOT NULL CHECK (people >= 0),
    reached int NOT NULL CHECK (reached BETWEEN 0 AND people),
    newly int NOT NULL CHECK (newly BETWEEN 0 AND people - reached),
    covered bigint NOT NULL CHECK (covered >= newly),
    bound bigint NOT NULL,
    state text NOT NULL DEFAULT 'proving' CHECK (state IN ('proving', 'proven', 'bounded', 'failed')),
    ended_at timestamptz,
    UNIQUE (id, district_code),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code),
    CONSTRAINT sitings_shared_town CHECK (shared_with <> 'town' OR town_code IS NOT NULL),
    CONSTRAINT sitings_bound_holds CHECK (bound >= covered AND (state <> 'proven' OR bound = covered) AND (state <> 'bounded' OR bound > covered)),
    CONSTRAINT sitings_people_count CHECK (weighting <> 'people' OR covered = newly),
    CONSTRAINT sitings_ended CHECK ((state = 'proving') = (ended_at IS NULL))
  );
  CREATE INDEX sitings_district ON coverage.sitings (district_code, id DESC);
  COMMENT ON TABLE coverage.sitings IS 'Where further points would reach most of those whom nothing reaches: answered at once, then proven.';
  COMMENT ON COLUMN coverage.sitings.town_code IS 'Of whoever asked: only residents of that town count; null: of the district.';
  COMMENT ON COLUMN coverage.sitings.inputs IS 'Of the count it began from (runs.inputs): another since then makes it stale.';
  COMMENT ON COLUMN coverage.sitings.seats IS 'How many people a new point serves at most; null: that does not limit it.';
  COMMENT ON COLUMN coverage.sitings.people IS 'Of 60 and more, in the town or district; reached: whom a facility reaches already; newly: whom the chosen sites reach, too.';
  COMMENT ON COLUMN coverage.sitings.covered IS 'What is maximised: newly, or the sum of their weights by dependency; no choice has more than bound.';

  CREATE TABLE coverage.siting_sites (
    siting_id uuid NOT NULL,
    at int NOT NULL CHECK (at >= 0),
    district_code text NOT NULL,
    name text NOT NULL CHECK (name <> '' AND length(name) <= 120),
    longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    cost_fen bigint CHECK (cost_fen >= 0),
    seats int CHECK (seats BETWEEN 0 AND 10000),
    problem text CHECK (problem IN ('off_network')),
    alone int NOT NULL CHECK (alone >= 0),
    is_chosen boolean NOT NULL DEFAULT false,
    PRIMARY KEY (siting_id, at),
    FOREIGN KEY (siting_id, district_code) REFERENCES coverage.sitings (id, district_code) ON DELETE CASCADE,
    CONSTRAINT siting_sites_chosen_reach CHECK (NOT is_chosen OR (problem IS NULL AND alone > 0))
  );
  COMMENT ON COLUMN coverage.siting_sites.alone IS 'Whom it would newly reach without the others, seats left aside.';

  CREATE TABLE coverage.siting_problems (
    siting_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 67108864),
    FOREIGN KEY (siting_id, district_code) REFERENCES coverage.sitings (id, district_code) ON DELETE CASCADE
  );
  ALTER TABLE coverage.siting_problems ALTER COLUMN bytes SET STORAGE EXTERNAL;
  COMMENT ON TABLE coverage.siting_problems IS
    'What is to be proven, gzip of JSON: people merged by the sites that would reach them. Read by the proof only, and gone when it ends.';

  CREATE TABLE coverage.siting_progress (
    siting_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    seconds int NOT NULL CHECK (seconds >= 0),
    most_seconds int NOT NULL CHECK (most_seconds >= 1),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (siting_id, district_code) REFERENCES coverage.sitings (id, district_code) ON DELETE CASCADE
  );
  COMMENT ON TABLE coverage.siting_progress IS 'How long a proof has been sought, written beside its transaction.';`;

const GUARDS = `
  CREATE FUNCTION coverage.check_siting() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF platform.scope_role() IS DISTINCT FROM 'system' AND (NEW.newly, NEW.covered, NEW.bound, NEW.state, NEW.ended_at)
      IS DISTINCT FROM (OLD.newly, OLD.covered, OLD.bound, OLD.state, OLD.ended_at) THEN
      RAISE EXCEPTION 'what a siting found is written by what computes it' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitings_computed';
    END IF;
    IF OLD.state <> 'proving' AND NEW.state <> OLD.state THEN
      RAISE EXCEPTION 'a proof ends once' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitings_end_once';
    END IF;
    IF NEW.covered < OLD.covered OR NEW.bound > OLD.bound THEN
      RAISE EXCEPTION 'a proof only comes closer' USING ERRCODE = 'check_violation', CONSTRAINT = 'sitings_come_closer';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sitings_check BEFORE UPDATE ON coverage.sitings FOR EACH ROW EXECUTE FUNCTION coverage.check_siting();
  CREATE TRIGGER sitings_audit AFTER INSERT OR UPDATE OR DELETE ON coverage.sitings
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('name', 'inputs', 'body_sha256');`;

/** Siting: where further points would reach most, with its proof. */
export class SitePoints1764700300000 implements MigrationInterface {
  readonly name = 'SitePoints1764700300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of ['sitings', 'siting_sites', 'siting_problems', 'siting_progress']) {
      await queryRunner.query(`
        ALTER TABLE coverage.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE coverage.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_system ON coverage.${table} TO nuancan_app USING (${SYSTEM}) WITH CHECK (${SYSTEM});
      `);
    }
    await queryRunner.query(`
      CREATE POLICY sitings_read ON coverage.sitings FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${OFFICIALS}
        AND (account_id = platform.scope_account() OR shared_with = 'district'
          OR (shared_with = 'town' AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()))));
      CREATE POLICY sitings_add ON coverage.sitings FOR INSERT TO nuancan_app
        WITH CHECK (${IN_DISTRICT} AND ${PLANNERS} AND ${OWN_PLACE} AND account_id = platform.scope_account() AND state = 'proving');
      CREATE POLICY sitings_share ON coverage.sitings FOR UPDATE TO nuancan_app
        USING (${IN_DISTRICT} AND ${PLANNERS} AND account_id = platform.scope_account())
        WITH CHECK (${IN_DISTRICT} AND ${PLANNERS} AND account_id = platform.scope_account());
      CREATE POLICY sitings_drop ON coverage.sitings FOR DELETE TO nuancan_app
        USING (${IN_DISTRICT} AND ${PLANNERS} AND account_id = platform.scope_account());
      GRANT SELECT, INSERT, DELETE, UPDATE (name, shared_with, newly, covered, bound, state, ended_at) ON coverage.sitings TO nuancan_app;

      CREATE POLICY siting_sites_read ON coverage.siting_sites FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${OFFICIALS}
        AND EXISTS (SELECT FROM coverage.sitings s WHERE s.id = siting_id));
      CREATE POLICY siting_sites_add ON coverage.siting_sites FOR INSERT TO nuancan_app
        WITH CHECK (${IN_DISTRICT} AND ${PLANNERS} AND EXISTS (SELECT FROM coverage.sitings s
          WHERE s.id = siting_id AND s.account_id = platform.scope_account() AND s.state = 'proving'));
      GRANT SELECT, INSERT, UPDATE (is_chosen) ON coverage.siting_sites TO nuancan_app;

      -- Where those whom nothing reaches live is in it, merged: read by the proof.
      CREATE POLICY siting_problems_add ON coverage.siting_problems FOR INSERT TO nuancan_app
        WITH CHECK (${IN_DISTRICT} AND ${PLANNERS} AND EXISTS (SELECT FROM coverage.sitings s
          WHERE s.id = siting_id AND s.account_id = platform.scope_account() AND s.state = 'proving'));
      GRANT SELECT, INSERT, DELETE ON coverage.siting_problems TO nuancan_app;

      CREATE POLICY siting_progress_read ON coverage.siting_progress FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${OFFICIALS}
        AND EXISTS (SELECT FROM coverage.sitings s WHERE s.id = siting_id));
      GRANT SELECT, INSERT, UPDATE, DELETE ON coverage.siting_progress TO nuancan_app;
    `);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE coverage.siting_progress, coverage.siting_problems, coverage.siting_sites, coverage.sitings;
      DROP FUNCTION coverage.check_siting();
    `);
  }
}
