import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['canteen.day_summaries', 'platform.outbox', 'subsidy.policies', 'subsidy.policy_versions'];

/** Lets the audit command, which reads as nuancan_definer, see the tables that no definer function needed so far. */
export class OpenAuditReads1764001900000 implements MigrationInterface {
  readonly name = 'OpenAuditReads1764001900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        CREATE POLICY audit_read ON ${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT ON ${table} TO nuancan_definer;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(`
        REVOKE SELECT ON ${table} FROM nuancan_definer;
        DROP POLICY audit_read ON ${table};
      `);
    }
  }
}
