import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = { runs: 'runs_ways_check', run_ways: 'run_ways_ways_check' } as const;
const COMMENT = `COMMENT ON COLUMN delivery.runs.ways IS`;

/** A run whose ways follow the walking network but to some doors, which are off it. */
export class MixWays1764710300000 implements MigrationInterface {
  readonly name = 'MixWays1764710300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, constraint] of Object.entries(TABLES)) {
      await queryRunner.query(`ALTER TABLE delivery.${table} DROP CONSTRAINT ${constraint},
        ADD CONSTRAINT ${constraint} CHECK (ways IN ('network', 'mixed', 'straight'))`);
    }
    await queryRunner.query(
      `${COMMENT} 'network: along ways of the walking network; mixed: to some doors in straight lines; straight: straight lines times 1.4, where there is none.'`,
    );
  }

  /** What is mixed is not along the network throughout. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `${COMMENT} 'network: along ways of the walking network; straight: straight lines times 1.4, where there is none.'`,
    );
    for (const [table, constraint] of Object.entries(TABLES)) {
      await queryRunner.query(`ALTER TABLE delivery.${table} DISABLE TRIGGER USER;
        UPDATE delivery.${table} SET ways = 'straight' WHERE ways = 'mixed';
        ALTER TABLE delivery.${table} ENABLE TRIGGER USER`);
      await queryRunner.query(`ALTER TABLE delivery.${table} DROP CONSTRAINT ${constraint},
        ADD CONSTRAINT ${constraint} CHECK (ways IN ('network', 'straight'))`);
    }
  }
}
