import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stock of produce and goods needs beside what lies there: what is on its way, counted off, or worth more than before. */
export class AccountForLots1764420200000 implements MigrationInterface {
  readonly name = 'AccountForLots1764420200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      INSERT INTO ledger.account_kinds (kind, book, type, required, optional, funders) VALUES
        ('in_kind_transferred', 'in_kind', 'asset', '{facility}', '{funder}', '{garden,goods,volunteer}'),
        ('in_kind_repriced', 'in_kind', 'income', '{facility}', '{funder}', '{garden,goods,volunteer}'),
        ('in_kind_over_short', 'in_kind', 'expense', '{facility}', '{funder}', '{garden,goods,volunteer}')`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DELETE FROM ledger.account_kinds
      WHERE kind IN ('in_kind_transferred', 'in_kind_repriced', 'in_kind_over_short')`);
  }
}
