import type { MigrationInterface, QueryRunner } from 'typeorm';

const BUILT_BEFORE = `('E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'Q01', 'Q02', 'Q03', 'P01', 'P02', 'P03', 'P05', 'P06', 'C01', 'C02', 'C04',
  'B05', 'B06', 'U02', 'U03')`;
const CODED = ['check_settings', 'findings'];

/** Attendance that does not come from the till, to compare it with; and codes of every family a check may have. */
export class CountAttendance1764420440000 implements MigrationInterface {
  readonly name = 'CountAttendance1764420440000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reconciliation.attendance_counts (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        source text NOT NULL CHECK (source IN ('door_counter', 'visit_sheet')),
        people int NOT NULL CHECK (people BETWEEN 0 AND 10000),
        note text CHECK (note <> '' AND length(note) <= 200),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT attendance_counts_past CHECK (business_date <= platform.business_date(recorded_at)),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      CREATE INDEX attendance_counts_day ON reconciliation.attendance_counts (facility_id, business_date, slot);
      COMMENT ON TABLE reconciliation.attendance_counts IS
        'People who came, counted by somebody else than the till: a counter at the door, the sheet of a visit. Of one source and slot the last recorded counts.';
      ALTER TABLE reconciliation.attendance_counts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.attendance_counts FORCE ROW LEVEL SECURITY;
      CREATE POLICY attendance_counts_read ON reconciliation.attendance_counts FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY attendance_counts_enter ON reconciliation.attendance_counts FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND platform.scope_role() IN ('town_official', 'district_official'));
      GRANT SELECT, INSERT ON reconciliation.attendance_counts TO nuancan_app;
      CREATE TRIGGER attendance_counts_append_only BEFORE UPDATE OR DELETE ON reconciliation.attendance_counts
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER attendance_counts_no_truncate BEFORE TRUNCATE ON reconciliation.attendance_counts
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER attendance_counts_audit AFTER INSERT ON reconciliation.attendance_counts
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
    for (const table of CODED) {
      await queryRunner.query(`ALTER TABLE reconciliation.${table} DROP CONSTRAINT ${table}_code_check,
        ADD CONSTRAINT ${table}_code_check CHECK (code ~ '^[EQPCBUF]0[1-9]$')`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of CODED) {
      await queryRunner.query(`ALTER TABLE reconciliation.${table} DROP CONSTRAINT ${table}_code_check,
        ADD CONSTRAINT ${table}_code_check CHECK (code IN ${BUILT_BEFORE})`);
    }
    await queryRunner.query('DROP TABLE reconciliation.attendance_counts');
  }
}
