import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a check found, so that nothing else is applied. */
export class KeepImportOutcomes1764100650000 implements MigrationInterface {
  readonly name = 'KeepImportOutcomes1764100650000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.runs ADD COLUMN outcome text CHECK (outcome ~ '^[0-9a-f]{64}$');
      COMMENT ON COLUMN imports.runs.outcome IS
        'Digest of what the check found for whom; another one when it is applied means that the register changed meanwhile.';
      GRANT UPDATE (outcome) ON imports.runs TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE imports.runs DROP COLUMN outcome`);
  }
}
