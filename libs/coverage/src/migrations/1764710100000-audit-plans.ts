import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  ...['sitings', 'siting_sites', 'siting_problems', 'siting_progress'],
  ...['scenarios', 'scenario_changes', 'scenario_figures'],
] as const;

/** What the audit reads of every district: sitings and scenarios. */
export class AuditPlans1764710100000 implements MigrationInterface {
  readonly name = 'AuditPlans1764710100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        CREATE POLICY ${table}_audited ON coverage.${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT ON coverage.${table} TO nuancan_definer;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        REVOKE SELECT ON coverage.${table} FROM nuancan_definer;
        DROP POLICY ${table}_audited ON coverage.${table};
      `);
    }
  }
}
