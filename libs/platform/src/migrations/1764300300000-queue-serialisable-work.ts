import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What serialisable work queues up at, before it takes its snapshot. */
export class QueueSerialisableWork1764300300000 implements MigrationInterface {
  readonly name = 'QueueSerialisableWork1764300300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE platform.serialisable_queue ();
      COMMENT ON TABLE platform.serialisable_queue IS
        'Holds nothing. LOCK TABLE is the one statement that waits without taking the snapshot of its transaction.';
      ALTER TABLE platform.serialisable_queue ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.serialisable_queue FORCE ROW LEVEL SECURITY;
      -- Whoever may update a table may lock it in any mode; without a policy there is nothing to update.
      GRANT UPDATE ON platform.serialisable_queue TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE platform.serialisable_queue');
  }
}
