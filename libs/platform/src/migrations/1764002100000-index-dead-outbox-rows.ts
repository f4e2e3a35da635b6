import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Metrics and `nuancan doctor` ask for dead rows all the time: a month of done rows must not be read for that. */
export class IndexDeadOutboxRows1764002100000 implements MigrationInterface {
  readonly name = 'IndexDeadOutboxRows1764002100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX outbox_dead ON platform.outbox (ended_at) WHERE state = 'dead'`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX platform.outbox_dead`);
  }
}
