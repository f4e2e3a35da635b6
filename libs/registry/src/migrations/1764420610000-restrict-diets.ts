import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_SCOPE = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official', 'system')`;

/**
 * What somebody must not or does not eat: health data, read by the officials of the town only, never by the audit log, and
 * gone with who the person was.
 */
export class RestrictDiets1764420610000 implements MigrationInterface {
  readonly name = 'RestrictDiets1764420610000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE registry.resident_restrictions (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('allergy', 'diet')),
        restriction text NOT NULL CHECK (restriction IN ('pork', 'beef', 'lamb', 'poultry', 'seafood', 'egg', 'milk', 'soy', 'peanut',
          'nuts', 'gluten', 'alcohol', 'spicy', 'high_sugar', 'high_salt', 'high_fat', 'high_purine', 'hard_to_chew', 'bony',
          'chronic_disease')),
        valid_from date NOT NULL,
        valid_to date,
        recorded_by uuid DEFAULT platform.scope_account() REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT resident_restrictions_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT resident_restrictions_chronic_is_diet CHECK (restriction <> 'chronic_disease' OR kind = 'diet'),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT resident_restrictions_once_at_a_time EXCLUDE USING gist
          (resident_id WITH =, restriction WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX resident_restrictions_resident ON registry.resident_restrictions (resident_id);
      COMMENT ON TABLE registry.resident_restrictions IS
        'What somebody does not eat, from a day on; what a dish contains is called the same. Health data.';
      COMMENT ON COLUMN registry.resident_restrictions.recorded_by IS 'Null: taken over with other data.';

      ALTER TABLE registry.resident_restrictions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE registry.resident_restrictions FORCE ROW LEVEL SECURITY;
      CREATE POLICY resident_restrictions_read ON registry.resident_restrictions FOR SELECT TO nuancan_app USING (${IN_SCOPE} AND ${OFFICIALS});
      CREATE POLICY resident_restrictions_add ON registry.resident_restrictions FOR INSERT TO nuancan_app
        WITH CHECK (${IN_SCOPE} AND ${OFFICIALS} AND recorded_by IS NOT DISTINCT FROM platform.scope_account());
      CREATE POLICY resident_restrictions_end ON registry.resident_restrictions FOR UPDATE TO nuancan_app
        USING (${IN_SCOPE} AND ${OFFICIALS}) WITH CHECK (${IN_SCOPE} AND ${OFFICIALS});
      CREATE POLICY resident_restrictions_definer ON registry.resident_restrictions TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (valid_to) ON registry.resident_restrictions TO nuancan_app;
      GRANT SELECT, DELETE ON registry.resident_restrictions TO nuancan_definer;
      CREATE TRIGGER resident_restrictions_audit AFTER INSERT OR UPDATE OR DELETE ON registry.resident_restrictions
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('kind', 'restriction');
      CREATE TRIGGER resident_restrictions_not_of_erased AFTER INSERT ON registry.resident_restrictions REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_erased();

      CREATE FUNCTION registry.erase_restrictions() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        DELETE FROM registry.resident_restrictions x WHERE x.resident_id = NEW.id;
        RETURN NULL;
      END $$;
      ALTER FUNCTION registry.erase_restrictions() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.erase_restrictions() FROM PUBLIC;
      CREATE TRIGGER residents_erase_restrictions AFTER UPDATE OF erased_at ON registry.residents
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION registry.erase_restrictions();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER residents_erase_restrictions ON registry.residents;
      DROP FUNCTION registry.erase_restrictions();
      DROP TABLE registry.resident_restrictions;
    `);
  }
}
