import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when this installation keeps the rules of November 2026 (two people for large corrections, clearing of donations
 * between organisations, confirmed hours): what was booked before is right by the rules of its time.
 */
export class DateRules1764300090000 implements MigrationInterface {
  readonly name = 'DateRules1764300090000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const [{ now }] = (await queryRunner.query('SELECT clock_timestamp()::text AS now')) as [{ now: string }];
    await queryRunner.query(`
      CREATE FUNCTION platform.rules_since() RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN timestamptz '${now}';
      COMMENT ON FUNCTION platform.rules_since() IS 'When this installation came under the rules of November 2026.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION platform.rules_since()');
  }
}
