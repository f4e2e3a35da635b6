import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a funder sets aside for a year; a later version takes the place of an earlier one. */
export class SetBudgets1764400240000 implements MigrationInterface {
  readonly name = 'SetBudgets1764400240000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reconciliation.budgets (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        funder text NOT NULL CHECK (funder IN ('province', 'city', 'district', 'town')),
        town_code text,
        year int NOT NULL CHECK (year BETWEEN 2000 AND 2200),
        version int NOT NULL CHECK (version BETWEEN 1 AND 1000),
        amount_fen bigint NOT NULL CHECK (amount_fen BETWEEN 0 AND 100000000000000),
        reason text CHECK (reason <> '' AND length(reason) <= 500),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT budgets_version_key UNIQUE NULLS NOT DISTINCT (district_code, funder, town_code, year, version),
        CONSTRAINT budgets_town_named CHECK (funder <> 'town' OR town_code IS NOT NULL),
        CONSTRAINT budgets_reasoned CHECK (version = 1 OR reason IS NOT NULL),
        CONSTRAINT budgets_town_fkey FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code)
      );
      COMMENT ON COLUMN reconciliation.budgets.town_code IS
        'Of the funder town: the town that pays. Of the others: for meals at facilities of that town, or NULL for the whole district.';
      ALTER TABLE reconciliation.budgets ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.budgets FORCE ROW LEVEL SECURITY;
      CREATE POLICY budgets_read ON reconciliation.budgets FOR SELECT TO nuancan_app USING (
        platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system')
        AND district_code = platform.scope_district()
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()));
      CREATE POLICY budgets_enter ON reconciliation.budgets FOR INSERT TO nuancan_app WITH CHECK (
        platform.scope_role() = 'district_official' AND district_code = platform.scope_district()
        AND account_id = platform.scope_account());
      GRANT SELECT, INSERT ON reconciliation.budgets TO nuancan_app;
      CREATE TRIGGER budgets_append_only BEFORE UPDATE OR DELETE ON reconciliation.budgets
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER budgets_no_truncate BEFORE TRUNCATE ON reconciliation.budgets
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER budgets_audit AFTER INSERT ON reconciliation.budgets
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE reconciliation.budgets');
  }
}
