import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Facilities of the three tiers. */
export class CreateMealPoint1764000300000 implements MigrationInterface {
  readonly name = 'CreateMealPoint1764000300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA meal_point;
      GRANT USAGE ON SCHEMA meal_point TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA meal_point TO nuancan_definer;

      CREATE TABLE meal_point.facilities (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        code text NOT NULL CHECK (code ~ '^[A-Z0-9-]{3,32}$'),
        district_code text NOT NULL,
        town_code text NOT NULL,
        village_code text,
        organisation_id uuid NOT NULL,
        tier text NOT NULL CHECK (tier IN ('central_kitchen', 'elder_canteen', 'meal_point')),
        name text NOT NULL CHECK (name <> ''),
        address text,
        longitude double precision CHECK (longitude BETWEEN -180 AND 180),
        latitude double precision CHECK (latitude BETWEEN -90 AND 90),
        seats int CHECK (seats >= 0),
        opened_on date NOT NULL,
        closed_on date,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT facilities_dates_in_order CHECK (closed_on >= opened_on),
        CONSTRAINT facilities_code_key UNIQUE (district_code, code),
        UNIQUE (id, town_code, district_code),
        CONSTRAINT facilities_town_fkey FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code),
        CONSTRAINT facilities_village_fkey FOREIGN KEY (village_code, town_code) REFERENCES registry.villages (code, town_code),
        CONSTRAINT facilities_organisation_fkey FOREIGN KEY (organisation_id, district_code)
          REFERENCES registry.organisations (id, district_code)
      );
      COMMENT ON COLUMN meal_point.facilities.version IS 'Counts the edits; an edit names the version it saw (If-Match).';
      CREATE INDEX facilities_town ON meal_point.facilities (town_code);
      ALTER TABLE meal_point.facilities ENABLE ROW LEVEL SECURITY;
      ALTER TABLE meal_point.facilities FORCE ROW LEVEL SECURITY;
      CREATE POLICY facilities_read ON meal_point.facilities FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district());
      CREATE POLICY facilities_write ON meal_point.facilities TO nuancan_app
        USING (district_code = platform.scope_district() AND platform.scope_role() IN ('district_official', 'system'))
        WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() IN ('district_official', 'system'));
      CREATE POLICY facilities_definer ON meal_point.facilities TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE ON meal_point.facilities TO nuancan_app;
      GRANT SELECT ON meal_point.facilities TO nuancan_definer;
      CREATE TRIGGER facilities_audit AFTER INSERT OR UPDATE OR DELETE ON meal_point.facilities
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

      ALTER TABLE identity.accounts ADD CONSTRAINT accounts_facility_fkey
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE identity.accounts DROP CONSTRAINT accounts_facility_fkey;
      DROP SCHEMA meal_point CASCADE;
    `);
  }
}
