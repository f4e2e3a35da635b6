import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Divisions, organisations, residents and the dated facts that entitle them. */
export class CreateRegistry1764000200000 implements MigrationInterface {
  readonly name = 'CreateRegistry1764000200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA registry;
      GRANT USAGE ON SCHEMA registry TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA registry TO nuancan_definer;

      CREATE TABLE registry.districts (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{6}$'),
        name text NOT NULL,
        city_name text NOT NULL,
        province_name text NOT NULL
      );
      CREATE TABLE registry.towns (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{9}$'),
        district_code text NOT NULL REFERENCES registry.districts (code),
        name text NOT NULL,
        longitude double precision CHECK (longitude BETWEEN -180 AND 180),
        latitude double precision CHECK (latitude BETWEEN -90 AND 90),
        UNIQUE (code, district_code)
      );
      CREATE TABLE registry.villages (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{12}$'),
        town_code text NOT NULL REFERENCES registry.towns (code),
        district_code text NOT NULL,
        name text NOT NULL,
        longitude double precision,
        latitude double precision,
        FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code),
        UNIQUE (code, town_code)
      );
      ALTER TABLE identity.accounts ADD CONSTRAINT accounts_town_fkey
        FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code);
      CREATE INDEX villages_town ON registry.villages (town_code);
      CREATE TABLE registry.organisations (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        name text NOT NULL,
        licence_no text,
        created_at timestamptz NOT NULL DEFAULT now(),
        UNIQUE (id, district_code)
      );

      CREATE TABLE registry.residents (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        village_code text NOT NULL,
        name text COLLATE "C" NOT NULL CHECK (name <> ''),
        name_pinyin text COLLATE "C" NOT NULL,
        name_initials text COLLATE "C" NOT NULL,
        sex text NOT NULL CHECK (sex IN ('female', 'male')),
        birth_date date NOT NULL CHECK (birth_date > '1890-01-01'),
        lives_alone boolean NOT NULL DEFAULT false,
        diet text,
        phone text,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT residents_town_fkey FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code),
        CONSTRAINT residents_village_fkey FOREIGN KEY (village_code, town_code) REFERENCES registry.villages (code, town_code),
        UNIQUE (id, district_code),
        UNIQUE (id, town_code, district_code)
      );
      COMMENT ON COLUMN registry.residents.town_code IS 'Home town: the town that answers for, and funds, this resident.';
      COMMENT ON COLUMN registry.residents.name_initials IS
        'Initials of name_pinyin. Collation C on all three: a prefix range and the order of a page come from one index.';
      CREATE INDEX residents_town_name ON registry.residents (town_code, name, id);
      CREATE INDEX residents_town_initials ON registry.residents (town_code, name_initials, name_pinyin, id);
      CREATE INDEX residents_town_pinyin ON registry.residents (town_code, name_pinyin, id);
      CREATE INDEX residents_district_name ON registry.residents (district_code, name, id);
      CREATE INDEX residents_district_initials ON registry.residents (district_code, name_initials, name_pinyin, id);
      CREATE INDEX residents_district_pinyin ON registry.residents (district_code, name_pinyin, id);

      CREATE TABLE registry.resident_identifiers (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('card', 'qr')),
        value text NOT NULL CHECK (value ~ '^[!-~]{4,64}$'),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT resident_identifiers_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT resident_identifiers_one_holder EXCLUDE USING gist
          (district_code WITH =, value WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX resident_identifiers_value ON registry.resident_identifiers (district_code, value);
      CREATE INDEX resident_identifiers_resident ON registry.resident_identifiers (resident_id);

      CREATE TABLE registry.household_registrations (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        registered_division text NOT NULL CHECK (registered_division ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT household_registrations_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT household_registrations_one_at_a_time EXCLUDE USING gist
          (resident_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX household_registrations_resident ON registry.household_registrations (resident_id);
      COMMENT ON COLUMN registry.household_registrations.registered_division IS
        'Division code of the registration (户籍): 6 digits district, 9 town, 12 village; may lie outside the district.';

      CREATE TABLE registry.resident_categories (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        category text NOT NULL CHECK (category IN ('destitute_supported', 'home_supported', 'minimum_living',
          'near_minimum_living', 'low_income', 'preferential_care', 'only_child_loss_family', 'severe_disability',
          'empty_nest', 'disabled', 'cognitively_impaired')),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT resident_categories_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT resident_categories_once_at_a_time EXCLUDE USING gist
          (resident_id WITH =, category WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX resident_categories_resident ON registry.resident_categories (resident_id);

      CREATE TABLE registry.capability_grades (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        grade text NOT NULL CHECK (grade IN ('intact', 'mild', 'moderate', 'severe', 'total')),
        standard text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT capability_grades_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        CONSTRAINT capability_grades_one_at_a_time EXCLUDE USING gist
          (resident_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX capability_grades_resident ON registry.capability_grades (resident_id);
      COMMENT ON COLUMN registry.capability_grades.standard IS 'Standard the grade was given under, e.g. GB/T 42195-2022.';
    `);
    await this.secure(queryRunner);
  }

  /** Public lists are read by everyone of the district; people only by those in scope, never by volunteers. */
  private async secure(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['districts', 'towns', 'villages', 'organisations']) {
      const district = table === 'districts' ? 'code' : 'district_code';
      await queryRunner.query(`
        ALTER TABLE registry.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE registry.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON registry.${table} FOR SELECT TO nuancan_app
          USING (${district} = platform.scope_district()${table === 'districts' ? " OR platform.scope_role() = 'system'" : ''});
        CREATE POLICY ${table}_write ON registry.${table} TO nuancan_app
          USING (${district} = platform.scope_district() AND platform.scope_role() IN ('district_official', 'admin', 'system'))
          WITH CHECK (${district} = platform.scope_district() AND platform.scope_role() IN ('district_official', 'admin', 'system'));
        CREATE POLICY ${table}_definer ON registry.${table} TO nuancan_definer USING (true);
        GRANT SELECT, INSERT, UPDATE ON registry.${table} TO nuancan_app;
        GRANT SELECT ON registry.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
    for (const table of [
      'residents',
      'resident_identifiers',
      'household_registrations',
      'resident_categories',
      'capability_grades',
    ]) {
      // A dated fact is ended, never rewritten: what was true on a past day stays readable.
      const update = table === 'residents' ? 'UPDATE' : 'UPDATE (valid_to)';
      // A card number or QR token opens the counter's look-up: whoever reads the audit log must not get it there.
      const secrets = table === 'resident_identifiers' ? `'value'` : '';
      const inScope = `district_code = platform.scope_district()
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
      await queryRunner.query(`
        ALTER TABLE registry.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE registry.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON registry.${table} FOR SELECT TO nuancan_app
          USING (${inScope} AND platform.scope_role() <> 'volunteer');
        CREATE POLICY ${table}_write ON registry.${table} TO nuancan_app
          USING (${inScope} AND platform.scope_role() IN ('town_official', 'district_official', 'system'))
          WITH CHECK (${inScope} AND platform.scope_role() IN ('town_official', 'district_official', 'system'));
        CREATE POLICY ${table}_definer ON registry.${table} TO nuancan_definer USING (true);
        GRANT SELECT, INSERT, ${update} ON registry.${table} TO nuancan_app;
        GRANT SELECT ON registry.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${secrets});
      `);
    }
    await this.createNamesakeCheck(queryRunner);
  }

  /** An elder entered once in each of two towns would be two to every limit, and be subsidised twice. */
  private async createNamesakeCheck(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION registry.has_namesake(of_name text, born date, but_for uuid) RETURNS boolean
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF coalesce(platform.scope_role(), '') NOT IN ('town_official', 'district_official', 'system') THEN
          RETURN false;
        END IF;
        -- Of two who enter the same person at once, the second looks after the first is done.
        PERFORM pg_advisory_xact_lock(hashtextextended(
          concat_ws(' ', 'namesake', platform.scope_district(), born, of_name), 0));
        RETURN EXISTS (SELECT FROM registry.residents r WHERE r.district_code = platform.scope_district()
          AND r.name = of_name AND r.birth_date = born AND r.id IS DISTINCT FROM but_for);
      END $$;
      COMMENT ON FUNCTION registry.has_namesake(text, date, uuid) IS
        'Whether anybody of the whole district has this name and date of birth; who and where is not told.';
      ALTER FUNCTION registry.has_namesake(text, date, uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.has_namesake(text, date, uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION registry.has_namesake(text, date, uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE identity.accounts DROP CONSTRAINT accounts_town_fkey;
      DROP SCHEMA registry CASCADE;
    `);
  }
}
