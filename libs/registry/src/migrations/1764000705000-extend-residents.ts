import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of a resident, whom to call, screenings, identity numbers, lost cards, duplicates. */
export class ExtendResidents1764000705000 implements MigrationInterface {
  readonly name = 'ExtendResidents1764000705000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE registry.resident_statuses (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        status text NOT NULL CHECK (status IN ('in_institution', 'moved_out', 'deceased')),
        note text CHECK (length(note) <= 500),
        valid_from date NOT NULL,
        valid_to date,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_at timestamptz,
        withdrawn_reason text CHECK (withdrawn_reason <> ''),
        CONSTRAINT resident_statuses_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT resident_statuses_death_is_final CHECK (status <> 'deceased' OR valid_to IS NULL),
        CONSTRAINT resident_statuses_withdrawn_for_a_reason CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL)),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT resident_statuses_one_at_a_time EXCLUDE USING gist
          (resident_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (withdrawn_at IS NULL)
      );
      CREATE INDEX resident_statuses_resident ON registry.resident_statuses (resident_id);
      COMMENT ON TABLE registry.resident_statuses IS
        'Without a row of the day a resident is active. deceased: valid_from is the day of death. A mistake is withdrawn.';

      CREATE FUNCTION registry.check_status_dates() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.valid_from < (SELECT r.birth_date FROM registry.residents r WHERE r.id = NEW.resident_id) THEN
          RAISE EXCEPTION 'a status begins before the birth' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'resident_statuses_after_birth';
        END IF;
        IF NEW.status = 'deceased' AND NEW.valid_from > (now() AT TIME ZONE 'Asia/Shanghai')::date THEN
          RAISE EXCEPTION 'a death lies in the future' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'resident_statuses_death_is_past';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER resident_statuses_dates BEFORE INSERT ON registry.resident_statuses
        FOR EACH ROW EXECUTE FUNCTION registry.check_status_dates();
      ALTER FUNCTION registry.check_status_dates() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.check_status_dates() FROM PUBLIC;

      CREATE TABLE registry.resident_contacts (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        relation text NOT NULL CHECK (relation <> ''),
        phone text NOT NULL CHECK (phone ~ '^[0-9+ -]{5,20}$'),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT resident_contacts_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
      );
      CREATE INDEX resident_contacts_resident ON registry.resident_contacts (resident_id);

      CREATE TABLE registry.self_care_screenings (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        result text NOT NULL CHECK (result IN ('independent', 'partly_dependent', 'dependent')),
        standard text NOT NULL CHECK (standard <> ''),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT self_care_screenings_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT self_care_screenings_one_at_a_time EXCLUDE USING gist
          (resident_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX self_care_screenings_resident ON registry.self_care_screenings (resident_id);

      CREATE TABLE registry.identity_numbers (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        envelope text NOT NULL CHECK (envelope ~ '^n1[.][as][.][a-z0-9]{1,16}[.][A-Za-z0-9_-]{40,}$'),
        blind_index bytea NOT NULL CHECK (octet_length(blind_index) = 32),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        withdrawn_at timestamptz,
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
      );
      CREATE UNIQUE INDEX identity_numbers_one_holder ON registry.identity_numbers (district_code, blind_index)
        WHERE withdrawn_at IS NULL;
      CREATE UNIQUE INDEX identity_numbers_one_each ON registry.identity_numbers (resident_id) WHERE withdrawn_at IS NULL;
      COMMENT ON TABLE registry.identity_numbers IS
        'Sealed by the vault with the row''s id, found by blind index; never in clear, and not in parts either: with division and birth date the last four digits are the whole number.';

      ALTER TABLE registry.resident_identifiers
        ADD COLUMN last4 text GENERATED ALWAYS AS (right(value, 4)) STORED,
        ADD COLUMN blocked_at timestamptz,
        ADD COLUMN blocked_reason text CHECK (blocked_reason IN ('lost', 'damaged', 'replaced')),
        ADD CONSTRAINT resident_identifiers_blocked_for_a_reason CHECK ((blocked_at IS NULL) = (blocked_reason IS NULL));
      GRANT UPDATE (blocked_at, blocked_reason) ON registry.resident_identifiers TO nuancan_app;

      ALTER TABLE registry.residents
        ADD COLUMN merged_into uuid,
        ADD CONSTRAINT residents_merged_fkey FOREIGN KEY (merged_into, district_code)
          REFERENCES registry.residents (id, district_code),
        ADD CONSTRAINT residents_not_merged_into_itself CHECK (merged_into <> id);
      CREATE INDEX residents_merged_into ON registry.residents (merged_into) WHERE merged_into IS NOT NULL;
      COMMENT ON COLUMN registry.residents.merged_into IS
        'This entry is a duplicate of that one: look-ups answer the other. Cleared again to undo. Never a chain.';

      CREATE FUNCTION registry.check_merge() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM registry.residents r WHERE r.id = NEW.merged_into AND r.merged_into IS NOT NULL)
          OR EXISTS (SELECT FROM registry.residents r WHERE r.merged_into = NEW.id) THEN
          RAISE EXCEPTION 'a merge would be a chain' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'residents_merge_is_no_chain';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER residents_merge BEFORE INSERT OR UPDATE OF merged_into ON registry.residents
        FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION registry.check_merge();
      ALTER FUNCTION registry.check_merge() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.check_merge() FROM PUBLIC;
    `);
    await this.secure(queryRunner);
  }

  private async secure(queryRunner: QueryRunner): Promise<void> {
    const tables = [
      { table: 'resident_statuses', update: 'valid_to, withdrawn_at, withdrawn_reason', readers: null, hidden: '' },
      { table: 'resident_contacts', update: 'valid_to', readers: null, hidden: '' },
      { table: 'self_care_screenings', update: 'valid_to', readers: null, hidden: '' },
      {
        table: 'identity_numbers',
        update: 'withdrawn_at',
        readers: `('town_official', 'district_official', 'system')`,
        hidden: `'envelope', 'blind_index'`,
      },
    ];
    for (const { table, update, readers, hidden } of tables) {
      const inScope = `district_code = platform.scope_district()
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
      await queryRunner.query(`
        ALTER TABLE registry.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE registry.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON registry.${table} FOR SELECT TO nuancan_app
          USING (${inScope} AND platform.scope_role() ${readers === null ? `<> 'volunteer'` : `IN ${readers}`});
        CREATE POLICY ${table}_write ON registry.${table} TO nuancan_app
          USING (${inScope} AND platform.scope_role() IN ('town_official', 'district_official', 'system'))
          WITH CHECK (${inScope} AND platform.scope_role() IN ('town_official', 'district_official', 'system'));
        CREATE POLICY ${table}_definer ON registry.${table} TO nuancan_definer USING (true);
        GRANT SELECT, INSERT, UPDATE (${update}) ON registry.${table} TO nuancan_app;
        GRANT SELECT ON registry.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${hidden});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE registry.resident_statuses, registry.resident_contacts, registry.self_care_screenings, registry.identity_numbers;
      DROP FUNCTION registry.check_status_dates();
      DROP TRIGGER residents_merge ON registry.residents;
      DROP FUNCTION registry.check_merge();
      ALTER TABLE registry.resident_identifiers DROP COLUMN last4, DROP COLUMN blocked_reason, DROP COLUMN blocked_at;
      ALTER TABLE registry.residents DROP COLUMN merged_into;
    `);
  }
}
