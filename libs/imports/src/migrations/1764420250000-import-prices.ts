import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = ['residents', 'facilities', 'categories', 'deaths', 'payments'];

/** The list of reference prices is a kind of list, too. */
export class ImportPrices1764420250000 implements MigrationInterface {
  readonly name = 'ImportPrices1764420250000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await take(queryRunner, [...KINDS, 'prices']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await take(queryRunner, KINDS);
  }
}

async function take(queryRunner: QueryRunner, kinds: readonly string[]): Promise<void> {
  await queryRunner.query(`
    ALTER TABLE imports.runs DROP CONSTRAINT runs_kind_check;
    ALTER TABLE imports.runs ADD CONSTRAINT runs_kind_check CHECK (kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}));
  `);
}
