import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a district says of single days: off, worked instead (调休), or as the law and the weekday have it again. */
export class KeepCalendar1764420530000 implements MigrationInterface {
  readonly name = 'KeepCalendar1764420530000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE meal_point.calendar_days (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        day date NOT NULL CHECK (day BETWEEN '2000-01-01' AND '2049-12-31'),
        kind text NOT NULL CHECK (kind IN ('holiday', 'working', 'ordinary')),
        name text CHECK (name <> '' AND length(name) <= 40),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX calendar_days_day ON meal_point.calendar_days (district_code, day, id DESC);
      COMMENT ON TABLE meal_point.calendar_days IS
        'Of a day the row recorded last holds; without one, or with ordinary, the public holidays by law and the weekday do.';
      ALTER TABLE meal_point.calendar_days ENABLE ROW LEVEL SECURITY;
      ALTER TABLE meal_point.calendar_days FORCE ROW LEVEL SECURITY;
      CREATE POLICY calendar_days_read ON meal_point.calendar_days FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district());
      CREATE POLICY calendar_days_add ON meal_point.calendar_days FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND account_id = platform.scope_account());
      CREATE POLICY calendar_days_definer ON meal_point.calendar_days TO nuancan_definer USING (true);
      GRANT SELECT, INSERT ON meal_point.calendar_days TO nuancan_app;
      GRANT SELECT ON meal_point.calendar_days TO nuancan_definer;
      CREATE TRIGGER calendar_days_append_only BEFORE UPDATE OR DELETE ON meal_point.calendar_days
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER calendar_days_no_truncate BEFORE TRUNCATE ON meal_point.calendar_days
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER calendar_days_audit AFTER INSERT ON meal_point.calendar_days
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE meal_point.calendar_days');
  }
}
