import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  'runs',
  'area_figures',
  'facility_figures',
  'network_parts',
  'resident_snaps',
  'facility_snaps',
] as const;

/** What the audit reads of every district: figures, and whether networks and snaps are whole. */
export class AuditCoverage1764700130000 implements MigrationInterface {
  readonly name = 'AuditCoverage1764700130000';

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
