import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The schema of claims, checks and payments. */
export class CreateReconciliation1764400000000 implements MigrationInterface {
  readonly name = 'CreateReconciliation1764400000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA reconciliation;
      GRANT USAGE ON SCHEMA reconciliation TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA reconciliation TO nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA reconciliation');
  }
}
