import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_SCOPE = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

/** Where residents are found: personal data, read in their town only, never by the audit log, and gone with who they were. */
export class LocateResidents1764600100000 implements MigrationInterface {
  readonly name = 'LocateResidents1764600100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE registry.resident_addresses (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        label text NOT NULL CHECK (label IN ('home', 'other')),
        line text NOT NULL CHECK (line <> '' AND length(line) <= 120),
        door_note text CHECK (door_note <> '' AND length(door_note) <= 200),
        longitude double precision CHECK (longitude BETWEEN 73 AND 136),
        latitude double precision CHECK (latitude BETWEEN 3 AND 54),
        located text NOT NULL CHECK (located IN ('exact', 'village', 'none')),
        recorded_by uuid DEFAULT platform.scope_account() REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        ended_by uuid REFERENCES identity.accounts (id),
        ended_at timestamptz,
        CONSTRAINT resident_addresses_located CHECK (num_nonnulls(longitude, latitude) = CASE located WHEN 'none' THEN 0 ELSE 2 END),
        CONSTRAINT resident_addresses_ended_whole CHECK (num_nonnulls(ended_by, ended_at) IN (0, 2)),
        UNIQUE (id, resident_id),
        CONSTRAINT resident_addresses_resident FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
      );
      CREATE UNIQUE INDEX resident_addresses_one_home ON registry.resident_addresses (resident_id) WHERE label = 'home' AND ended_at IS NULL;
      CREATE INDEX resident_addresses_resident_id ON registry.resident_addresses (resident_id);
      COMMENT ON TABLE registry.resident_addresses IS 'One home at a time and other places; a correction ends the row and adds another.';
      COMMENT ON COLUMN registry.resident_addresses.located IS
        'exact: the door was pointed at, WGS-84; village: only the middle of the village is known; none: nothing.';
      COMMENT ON COLUMN registry.resident_addresses.recorded_by IS 'Null: taken over with other data.';

      ALTER TABLE registry.resident_addresses ENABLE ROW LEVEL SECURITY;
      ALTER TABLE registry.resident_addresses FORCE ROW LEVEL SECURITY;
      CREATE POLICY resident_addresses_read ON registry.resident_addresses FOR SELECT TO nuancan_app
        USING (${IN_SCOPE} AND (${WRITERS} OR platform.scope_role() = 'auditor'));
      CREATE POLICY resident_addresses_add ON registry.resident_addresses FOR INSERT TO nuancan_app
        WITH CHECK (${IN_SCOPE} AND ${WRITERS} AND recorded_by IS NOT DISTINCT FROM platform.scope_account() AND ended_at IS NULL);
      CREATE POLICY resident_addresses_end ON registry.resident_addresses FOR UPDATE TO nuancan_app
        USING (${IN_SCOPE} AND ${WRITERS} AND ended_at IS NULL) WITH CHECK (${IN_SCOPE} AND ended_by = platform.scope_account());
      CREATE POLICY resident_addresses_definer ON registry.resident_addresses TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (ended_by, ended_at) ON registry.resident_addresses TO nuancan_app;
      GRANT SELECT, DELETE ON registry.resident_addresses TO nuancan_definer;
      CREATE TRIGGER resident_addresses_audit AFTER INSERT OR UPDATE OR DELETE ON registry.resident_addresses
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('line', 'door_note', 'longitude', 'latitude');
      CREATE TRIGGER resident_addresses_not_of_erased AFTER INSERT ON registry.resident_addresses REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_erased();

      CREATE FUNCTION registry.erase_addresses() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        DELETE FROM registry.resident_addresses x WHERE x.resident_id = NEW.id;
        RETURN NULL;
      END $$;
      ALTER FUNCTION registry.erase_addresses() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.erase_addresses() FROM PUBLIC;
      CREATE TRIGGER residents_erase_addresses AFTER UPDATE OF erased_at ON registry.residents
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION registry.erase_addresses();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER residents_erase_addresses ON registry.residents;
      DROP FUNCTION registry.erase_addresses();
      DROP TABLE registry.resident_addresses;
    `);
  }
}
