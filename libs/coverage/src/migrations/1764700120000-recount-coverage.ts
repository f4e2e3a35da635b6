import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Coverage is looked at every hour; nothing is counted unless something moved. */
export class RecountCoverage1764700120000 implements MigrationInterface {
  readonly name = 'RecountCoverage1764700120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `INSERT INTO platform.schedules (name, job, cron) VALUES ('coverage-hourly', 'coverage', '40 * * * *')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM platform.schedules WHERE name = 'coverage-hourly'`);
  }
}
