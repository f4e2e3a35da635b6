import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

/** Licences and certificates with their expiry, the names on health certificates, and the reminders that expiry makes. */
export class AddLicences1764002230000 implements MigrationInterface {
  readonly name = 'AddLicences1764002230000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE meal_point.licences (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('food_business', 'health_certificate', 'fire_safety', 'hygiene', 'insurance')),
        number text NOT NULL CHECK (number <> ''),
        issuer text,
        valid_from date NOT NULL,
        valid_to date,
        ended_on date,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT licences_dates_in_order CHECK (valid_to >= valid_from AND ended_on >= valid_from),
        CONSTRAINT licences_expire CHECK (valid_to IS NOT NULL OR kind IN ('fire_safety', 'hygiene')),
        CONSTRAINT licences_number_key UNIQUE (facility_id, kind, number, valid_from),
        UNIQUE (id, kind),
        UNIQUE (id, facility_id),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      COMMENT ON COLUMN meal_point.licences.ended_on IS 'No longer needed from this day: the person left, the contract ended. No reminders then.';
      CREATE INDEX licences_expiry ON meal_point.licences (district_code, valid_to) WHERE valid_to IS NOT NULL;
      CREATE INDEX licences_facility ON meal_point.licences (facility_id, kind);

      CREATE TABLE meal_point.certificate_holders (
        id uuid PRIMARY KEY,
        kind text NOT NULL DEFAULT 'health_certificate' CHECK (kind = 'health_certificate'),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        name text NOT NULL CHECK (name <> ''),
        FOREIGN KEY (id, kind) REFERENCES meal_point.licences (id, kind),
        FOREIGN KEY (id, facility_id) REFERENCES meal_point.licences (id, facility_id),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      COMMENT ON TABLE meal_point.certificate_holders IS
        'Whose health certificate it is: personal data in a table of its own, for the facility and the officials above it. The name never reaches the audit log.';

      CREATE TABLE meal_point.facility_reminders (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        licence_id uuid NOT NULL,
        expires_on date NOT NULL,
        days_before smallint NOT NULL CHECK (days_before IN (60, 30, 7, 0)),
        due_on date NOT NULL GENERATED ALWAYS AS (expires_on - days_before) STORED,
        created_at timestamptz NOT NULL DEFAULT now(),
        acknowledged_at timestamptz,
        acknowledged_by uuid REFERENCES identity.accounts (id),
        acknowledged_role text,
        delivered_at timestamptz,
        CONSTRAINT facility_reminders_once UNIQUE (licence_id, expires_on, days_before),
        CONSTRAINT facility_reminders_acknowledged_whole CHECK (num_nonnulls(acknowledged_at, acknowledged_by, acknowledged_role) IN (0, 3)),
        FOREIGN KEY (licence_id, facility_id) REFERENCES meal_point.licences (id, facility_id),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      COMMENT ON COLUMN meal_point.facility_reminders.delivered_at IS 'When it left by mail or message; null as long as it is only shown.';
      CREATE INDEX facility_reminders_facility ON meal_point.facility_reminders (facility_id, expires_on);
      CREATE INDEX facility_reminders_page ON meal_point.facility_reminders (district_code, expires_on, id);
    `);
    for (const table of ['licences', 'certificate_holders', 'facility_reminders']) {
      const readers = table === 'certificate_holders' ? WRITERS : `platform.scope_role() <> 'volunteer'`;
      await queryRunner.query(`
        ALTER TABLE meal_point.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE meal_point.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON meal_point.${table} FOR SELECT TO nuancan_app USING (${OWN} AND ${readers});
        GRANT SELECT, INSERT ON meal_point.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON meal_point.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${table === 'certificate_holders' ? "'name'" : ''});
      `);
    }
    for (const table of ['licences', 'certificate_holders']) {
      await queryRunner.query(`
        CREATE POLICY ${table}_write ON meal_point.${table} TO nuancan_app
          USING (${OWN} AND ${WRITERS}) WITH CHECK (${OWN} AND ${WRITERS});
      `);
    }
    await queryRunner.query(`
      GRANT UPDATE (number, issuer, valid_from, valid_to, ended_on, version) ON meal_point.licences TO nuancan_app;
      GRANT UPDATE (name) ON meal_point.certificate_holders TO nuancan_app;
      CREATE POLICY facility_reminders_make ON meal_point.facility_reminders FOR INSERT TO nuancan_app
        WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'system');
      CREATE POLICY facility_reminders_acknowledge ON meal_point.facility_reminders FOR UPDATE TO nuancan_app
        USING (${OWN} AND ${WRITERS} AND acknowledged_at IS NULL)
        WITH CHECK (${OWN} AND acknowledged_by = platform.scope_account() AND acknowledged_role = platform.scope_role());
      GRANT UPDATE (acknowledged_at, acknowledged_by, acknowledged_role) ON meal_point.facility_reminders TO nuancan_app;

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('facility-reminders-nightly', 'facility-reminders', '50 0 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM platform.schedules WHERE name = 'facility-reminders-nightly';
      DROP TABLE meal_point.facility_reminders, meal_point.certificate_holders, meal_point.licences;
    `);
  }
}
