import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district() AND platform.scope_role() = 'operator' AND facility_id = platform.scope_facility()`;

/** Where a kitchen is reached: only it says so, and functions of others show it to whom it concerns. */
export class KeepKitchenPhones1764711205000 implements MigrationInterface {
  readonly name = 'KeepKitchenPhones1764711205000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE meal_point.kitchen_phones (
        facility_id uuid PRIMARY KEY,
        district_code text NOT NULL,
        town_code text NOT NULL,
        phone text NOT NULL CHECK (phone ~ '^[0-9+ -]{5,20}$'),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      COMMENT ON TABLE meal_point.kitchen_phones IS
        'Where an officer on duty or whoever brings its meals reaches a kitchen about somebody whom it cooks for; set by the kitchen.';
      ALTER TABLE meal_point.kitchen_phones ENABLE ROW LEVEL SECURITY;
      ALTER TABLE meal_point.kitchen_phones FORCE ROW LEVEL SECURITY;
      CREATE POLICY kitchen_phones_own ON meal_point.kitchen_phones TO nuancan_app USING (${OWN})
        WITH CHECK (${OWN} AND town_code = platform.scope_town() AND account_id = platform.scope_account());
      CREATE POLICY kitchen_phones_definer ON meal_point.kitchen_phones FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (phone, account_id, changed_at) ON meal_point.kitchen_phones TO nuancan_app;
      GRANT SELECT ON meal_point.kitchen_phones TO nuancan_definer;
      CREATE TRIGGER kitchen_phones_no_delete BEFORE DELETE ON meal_point.kitchen_phones
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER kitchen_phones_no_truncate BEFORE TRUNCATE ON meal_point.kitchen_phones
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER kitchen_phones_audit AFTER INSERT OR UPDATE ON meal_point.kitchen_phones
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('phone');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE meal_point.kitchen_phones');
  }
}
