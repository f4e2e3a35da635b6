import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Asks every morning who of the regular diners was seen nowhere: the first step of their cases is a telephone call. */
export class LookForAbsentDiners1764710520000 implements MigrationInterface {
  readonly name = 'LookForAbsentDiners1764710520000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await schedules(
      queryRunner,
      `INSERT INTO platform.schedules (name, job, cron) VALUES ('absent-diners', 'absent-diners', '30 8 * * *')`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await schedules(queryRunner, `DELETE FROM platform.schedules WHERE name = 'absent-diners'`);
  }
}

/** An owner without superuser rights is bound by forced row security, too. */
async function schedules(queryRunner: QueryRunner, sql: string): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
    ${sql};
    ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
  `);
}
