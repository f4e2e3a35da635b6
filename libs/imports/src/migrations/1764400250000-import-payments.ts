import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The bank's list of what it paid is a kind of list, too. */
export class ImportPayments1764400250000 implements MigrationInterface {
  readonly name = 'ImportPayments1764400250000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.runs DROP CONSTRAINT runs_kind_check;
      ALTER TABLE imports.runs ADD CONSTRAINT runs_kind_check
        CHECK (kind IN ('residents', 'facilities', 'categories', 'deaths', 'payments'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE imports.runs DROP CONSTRAINT runs_kind_check;
      ALTER TABLE imports.runs ADD CONSTRAINT runs_kind_check
        CHECK (kind IN ('residents', 'facilities', 'categories', 'deaths'));
    `);
  }
}
