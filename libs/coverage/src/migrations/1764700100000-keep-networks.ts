import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_DISTRICT = `district_code = platform.scope_district()`;
const SYSTEM = `platform.scope_role() = 'system' AND ${IN_DISTRICT}`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const OFFICIAL = `platform.scope_role() = 'district_official'`;

const TABLES = `
  CREATE SCHEMA coverage;
  GRANT USAGE ON SCHEMA coverage TO nuancan_app;
  GRANT USAGE, CREATE ON SCHEMA coverage TO nuancan_definer;

  CREATE TABLE coverage.networks (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    file_name text NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200),
    file_bytes int NOT NULL CHECK (file_bytes > 0),
    file_sha256 bytea NOT NULL CHECK (octet_length(file_sha256) = 32),
    coordinates text NOT NULL CHECK (coordinates IN ('WGS-84', 'GCJ-02', 'BD-09')),
    source text NOT NULL CHECK (source <> '' AND length(source) <= 300),
    barriers_block boolean NOT NULL DEFAULT false,
    account_id uuid REFERENCES identity.accounts (id),
    uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    state text NOT NULL DEFAULT 'uploaded' CHECK (state IN ('uploaded', 'building', 'built', 'placing', 'active', 'retired', 'failed')),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    problem jsonb,
    findings jsonb,
    nodes int CHECK (nodes > 0),
    edges int CHECK (edges > 0),
    graph_bytes int CHECK (graph_bytes > 0),
    graph_sha256 bytea CHECK (octet_length(graph_sha256) = 32),
    built_at timestamptz,
    activated_by uuid REFERENCES identity.accounts (id),
    activated_at timestamptz,
    UNIQUE (id, district_code),
    CONSTRAINT networks_built_whole CHECK (num_nonnulls(findings, nodes, edges, graph_bytes, graph_sha256, built_at)
      = CASE WHEN state IN ('built', 'placing', 'active', 'retired') THEN 6 ELSE 0 END),
    CONSTRAINT networks_failed_told CHECK (state <> 'failed' OR problem IS NOT NULL),
    CONSTRAINT networks_activated CHECK (state NOT IN ('active', 'retired') OR activated_at IS NOT NULL)
  );
  CREATE UNIQUE INDEX networks_one_active ON coverage.networks (district_code) WHERE state = 'active';
  CREATE UNIQUE INDEX networks_one_placing ON coverage.networks (district_code) WHERE state = 'placing';
  CREATE INDEX networks_district ON coverage.networks (district_code, id DESC);
  COMMENT ON TABLE coverage.networks IS 'Versions of a district''s walking network: never changed once built; another file is another version.';
  COMMENT ON COLUMN coverage.networks.coordinates IS 'As whoever sent the file declared it; the built network is WGS-84.';
  COMMENT ON COLUMN coverage.networks.account_id IS 'Null: taken over with other data.';
  COMMENT ON COLUMN coverage.networks.problem IS 'Why it failed, or why it could not be activated: code and texts.';
  COMMENT ON COLUMN coverage.networks.activated_at IS 'When it became the one that counts, the last time.';

  CREATE TABLE coverage.network_parts (
    network_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('file', 'graph')),
    part int NOT NULL CHECK (part >= 0),
    district_code text NOT NULL,
    bytes bytea NOT NULL CHECK (octet_length(bytes) BETWEEN 1 AND 4194304),
    PRIMARY KEY (network_id, kind, part),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code)
  );
  ALTER TABLE coverage.network_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;
  COMMENT ON TABLE coverage.network_parts IS
    'The file as it was sent, and the built network (gzip of WalkNetwork.buffer), in pieces of 4 MiB: API and worker may be on different hosts.';

  CREATE TABLE coverage.progress (
    network_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    phase text NOT NULL CHECK (phase IN ('reading', 'building', 'storing', 'placing', 'counting')),
    done int NOT NULL CHECK (done >= 0),
    total int CHECK (total >= 0),
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code)
  );
  COMMENT ON TABLE coverage.progress IS 'How far a build or an activation has come, written beside its transaction.';

  CREATE TABLE coverage.resident_snaps (
    network_id uuid NOT NULL,
    address_id uuid NOT NULL REFERENCES registry.resident_addresses (id) ON DELETE CASCADE,
    district_code text NOT NULL,
    edge int CHECK (edge >= 0),
    along double precision CHECK (along >= 0),
    access double precision CHECK (access >= 0),
    problem text CHECK (problem IN ('not_degrees', 'swapped', 'off_network')),
    PRIMARY KEY (address_id, network_id),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code),
    CONSTRAINT resident_snaps_whole CHECK (num_nonnulls(edge, along, access) = CASE WHEN problem IS NULL THEN 3 ELSE 0 END)
  );
  CREATE INDEX resident_snaps_network ON coverage.resident_snaps (network_id);
  COMMENT ON TABLE coverage.resident_snaps IS
    'Where an address meets a network. An address never changes, a correction is another one; so a snap never grows old.';

  CREATE TABLE coverage.facility_snaps (
    network_id uuid NOT NULL,
    facility_id uuid NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    longitude double precision,
    latitude double precision,
    edge int CHECK (edge >= 0),
    along double precision CHECK (along >= 0),
    access double precision CHECK (access >= 0),
    problem text CHECK (problem IN ('no_place', 'not_degrees', 'swapped', 'off_network')),
    snapped_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (facility_id, network_id),
    FOREIGN KEY (network_id, district_code) REFERENCES coverage.networks (id, district_code),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    CONSTRAINT facility_snaps_whole CHECK (num_nonnulls(edge, along, access) = CASE WHEN problem IS NULL THEN 3 ELSE 0 END)
  );
  COMMENT ON COLUMN coverage.facility_snaps.longitude IS 'Where the facility was when it was put onto the network; it is put there again once it moves.';`;

const GUARDS = `
  CREATE FUNCTION coverage.check_network() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
      ('uploaded', 'building'), ('uploaded', 'failed'), ('building', 'built'), ('building', 'failed'),
      ('built', 'placing'), ('retired', 'placing'), ('placing', 'active'), ('placing', 'built'), ('placing', 'retired'),
      ('active', 'retired')) THEN
      RAISE EXCEPTION 'a network does not go from % to %', OLD.state, NEW.state
        USING ERRCODE = 'check_violation', CONSTRAINT = 'networks_state_follows';
    END IF;
    IF OLD.built_at IS NOT NULL AND (NEW.findings, NEW.nodes, NEW.edges, NEW.graph_bytes, NEW.graph_sha256, NEW.built_at)
      IS DISTINCT FROM (OLD.findings, OLD.nodes, OLD.edges, OLD.graph_bytes, OLD.graph_sha256, OLD.built_at) THEN
      RAISE EXCEPTION 'a built network does not change' USING ERRCODE = 'check_violation', CONSTRAINT = 'networks_immutable';
    END IF;
    IF OLD.state = 'placing' AND NEW.state <> 'placing' AND NEW.state <> 'active'
      AND NEW.state <> (CASE WHEN OLD.activated_at IS NULL THEN 'built' ELSE 'retired' END) THEN
      RAISE EXCEPTION 'a network goes back to what it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'networks_state_follows';
    END IF;
    NEW.changed_at := clock_timestamp();
    RETURN NEW;
  END $$;
  CREATE TRIGGER networks_check BEFORE UPDATE ON coverage.networks FOR EACH ROW EXECUTE FUNCTION coverage.check_network();

  CREATE FUNCTION coverage.keep_one_active() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM coverage.networks n WHERE n.district_code = NEW.district_code AND n.state = 'active') THEN
      RAISE EXCEPTION 'the network that counts is retired for another only' USING ERRCODE = 'check_violation', CONSTRAINT = 'networks_keep_one_active';
    END IF;
    RETURN NULL;
  END $$;
  ALTER FUNCTION coverage.keep_one_active() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION coverage.keep_one_active() FROM PUBLIC;
  CREATE CONSTRAINT TRIGGER networks_keep_one_active AFTER UPDATE ON coverage.networks DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.state = 'active' AND NEW.state <> 'active') EXECUTE FUNCTION coverage.keep_one_active();
  COMMENT ON FUNCTION coverage.keep_one_active() IS 'Once a district has a network that counts it always has one.';

  CREATE TRIGGER networks_audit AFTER INSERT OR UPDATE OR DELETE ON coverage.networks
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('file_name', 'problem');`;

/** Versions of the walking network, and where people and facilities meet each. */
export class KeepNetworks1764700100000 implements MigrationInterface {
  readonly name = 'KeepNetworks1764700100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of ['networks', 'network_parts', 'progress', 'resident_snaps', 'facility_snaps']) {
      await queryRunner.query(`
        ALTER TABLE coverage.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE coverage.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_system ON coverage.${table} TO nuancan_app USING (${SYSTEM}) WITH CHECK (${SYSTEM});
      `);
    }
    await queryRunner.query(`
      CREATE POLICY networks_read ON coverage.networks FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${READERS});
      CREATE POLICY networks_add ON coverage.networks FOR INSERT TO nuancan_app
        WITH CHECK (${IN_DISTRICT} AND ${OFFICIAL} AND account_id = platform.scope_account() AND state = 'uploaded');
      CREATE POLICY networks_activate ON coverage.networks FOR UPDATE TO nuancan_app
        USING (${IN_DISTRICT} AND ${OFFICIAL} AND state IN ('built', 'retired'))
        WITH CHECK (${IN_DISTRICT} AND ${OFFICIAL} AND activated_by = platform.scope_account() AND state = 'placing');
      CREATE POLICY networks_definer ON coverage.networks FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (state, problem, findings, nodes, edges, graph_bytes, graph_sha256, built_at, activated_by, activated_at)
        ON coverage.networks TO nuancan_app;
      GRANT SELECT ON coverage.networks TO nuancan_definer;

      -- Whoever sends a file does not read it back; only what computes does.
      CREATE POLICY network_parts_add ON coverage.network_parts FOR INSERT TO nuancan_app
        WITH CHECK (${IN_DISTRICT} AND ${OFFICIAL} AND kind = 'file');
      GRANT SELECT, INSERT, DELETE ON coverage.network_parts TO nuancan_app;

      CREATE POLICY progress_read ON coverage.progress FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${READERS});
      GRANT SELECT, INSERT, UPDATE, DELETE ON coverage.progress TO nuancan_app;

      -- Where somebody lives: read by what counts them, by no account.
      GRANT SELECT, INSERT, DELETE ON coverage.resident_snaps TO nuancan_app;

      CREATE POLICY facility_snaps_read ON coverage.facility_snaps FOR SELECT TO nuancan_app USING (${IN_DISTRICT} AND ${READERS});
      GRANT SELECT, INSERT, DELETE ON coverage.facility_snaps TO nuancan_app;
    `);
    await queryRunner.query(GUARDS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA coverage CASCADE');
  }
}
