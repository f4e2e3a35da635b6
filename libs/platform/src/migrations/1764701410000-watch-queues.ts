import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a worker saw of the queue when it looked last, and what it found worth a person's attention. */
export class WatchQueues1764701410000 implements MigrationInterface {
  readonly name = 'WatchQueues1764701410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE platform.queue_looks (
        queue text PRIMARY KEY,
        looked_at timestamptz NOT NULL,
        backend text NOT NULL CHECK (backend IN ('postgres', 'redis')),
        answered boolean NOT NULL,
        waiting int NOT NULL CHECK (waiting >= 0),
        active int NOT NULL CHECK (active >= 0),
        delayed int NOT NULL CHECK (delayed >= 0),
        failed int NOT NULL CHECK (failed >= 0),
        oldest_waiting_s int NOT NULL CHECK (oldest_waiting_s >= 0),
        schedulers_missing int NOT NULL CHECK (schedulers_missing >= 0),
        relay_lag_s int NOT NULL CHECK (relay_lag_s >= 0),
        oldest_open_s int NOT NULL CHECK (oldest_open_s >= 0),
        dead int NOT NULL CHECK (dead >= 0)
      );
      COMMENT ON TABLE platform.queue_looks IS
        'The last look of whichever worker looked: an old one means that no worker runs. Figures of a queue that did not answer are 0.';
      COMMENT ON COLUMN platform.queue_looks.oldest_open_s IS 'How long the oldest row of the outbox that has not ended has been due.';

      CREATE TABLE platform.alert_rules (
        kind text PRIMARY KEY,
        raise_at int NOT NULL,
        clear_at int NOT NULL CHECK (clear_at >= 0),
        hold_s int NOT NULL CHECK (hold_s >= 0),
        calm_s int NOT NULL CHECK (calm_s >= 0),
        over_since timestamptz,
        calm_since timestamptz,
        CONSTRAINT alert_rules_gap CHECK (clear_at < raise_at),
        CONSTRAINT alert_rules_one_side CHECK (over_since IS NULL OR calm_since IS NULL)
      );
      COMMENT ON TABLE platform.alert_rules IS
        'An alert is raised when its figure has been at raise_at or above for hold_s, and cleared when it has been at clear_at or below for calm_s.';
      INSERT INTO platform.alert_rules (kind, raise_at, clear_at, hold_s, calm_s) VALUES
        ('oldest_waiting', 120, 30, 0, 60), ('dead_jobs', 1, 0, 0, 60), ('schedulers_missing', 1, 0, 30, 60),
        ('relay_lag', 60, 10, 0, 60), ('queue_silent', 1, 0, 30, 60);

      CREATE TABLE platform.alerts (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        kind text NOT NULL REFERENCES platform.alert_rules,
        raised_at timestamptz NOT NULL,
        worst int NOT NULL,
        cleared_at timestamptz,
        CONSTRAINT alerts_ends_later CHECK (cleared_at >= raised_at)
      );
      CREATE UNIQUE INDEX alerts_one_open ON platform.alerts (kind) WHERE cleared_at IS NULL;
      CREATE INDEX alerts_raised ON platform.alerts (raised_at);
      COMMENT ON TABLE platform.alerts IS 'One of a kind is open at most: what goes on is not told again.';
      ${['queue_looks', 'alert_rules', 'alerts']
        .map(
          (table) => `
      ALTER TABLE platform.${table} ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.${table} FORCE ROW LEVEL SECURITY;
      CREATE POLICY ${table}_read ON platform.${table} FOR SELECT TO nuancan_app USING (platform.scope_role() IN ('admin', 'system'));
      CREATE POLICY ${table}_watch ON platform.${table} TO nuancan_app
        USING (platform.scope_role() = 'system') WITH CHECK (platform.scope_role() = 'system');`,
        )
        .join('')}
      GRANT SELECT, INSERT, UPDATE ON platform.queue_looks TO nuancan_app;
      GRANT SELECT, UPDATE (over_since, calm_since) ON platform.alert_rules TO nuancan_app;
      GRANT SELECT, INSERT, UPDATE (worst, cleared_at), DELETE ON platform.alerts TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE platform.alerts, platform.alert_rules, platform.queue_looks`);
  }
}
