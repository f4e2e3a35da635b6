import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was on record of a person before is theirs to see, too: read by whoever gives people their data, of whom they see. */
export class ShowFactChanges1764500050000 implements MigrationInterface {
  readonly name = 'ShowFactChanges1764500050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE POLICY fact_changes_read ON registry.fact_changes FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_role() = 'district_official'
        AND EXISTS (SELECT FROM registry.residents r WHERE r.id = fact_changes.resident_id));
      GRANT SELECT ON registry.fact_changes TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE SELECT ON registry.fact_changes FROM nuancan_app;
      DROP POLICY fact_changes_read ON registry.fact_changes;
    `);
  }
}
