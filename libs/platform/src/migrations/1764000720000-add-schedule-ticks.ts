import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What relay, reconciler and readiness need: indexes of the outbox, the last tick of a schedule, the list of migrations. */
export class AddScheduleTicks1764000720000 implements MigrationInterface {
  readonly name = 'AddScheduleTicks1764000720000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX outbox_pending ON platform.outbox (due_at, id) WHERE state = 'pending';
      CREATE INDEX outbox_done ON platform.outbox (ended_at) WHERE state = 'done';

      ALTER TABLE platform.schedules ADD COLUMN last_tick_at timestamptz NOT NULL DEFAULT now();
      COMMENT ON COLUMN platform.schedules.last_tick_at IS
        'Up to here every tick has its outbox row; ticks that pass while no worker runs are made up for from here.';
      CREATE POLICY schedules_tick ON platform.schedules FOR UPDATE TO nuancan_app
        USING (platform.scope_role() = 'system') WITH CHECK (platform.scope_role() = 'system');
      GRANT UPDATE (last_tick_at) ON platform.schedules TO nuancan_app;

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('outbox-prune', 'outbox-prune', '10 3 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;

      -- Readiness compares it with the migrations of the running version.
      GRANT SELECT ON public.nuancan_migrations TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE SELECT ON public.nuancan_migrations FROM nuancan_app;
      DELETE FROM platform.schedules WHERE name = 'outbox-prune';
      REVOKE UPDATE (last_tick_at) ON platform.schedules FROM nuancan_app;
      DROP POLICY schedules_tick ON platform.schedules;
      ALTER TABLE platform.schedules DROP COLUMN last_tick_at;
      DROP INDEX platform.outbox_pending, platform.outbox_done;
    `);
  }
}
