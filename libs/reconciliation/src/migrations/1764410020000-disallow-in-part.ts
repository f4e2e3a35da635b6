import type { MigrationInterface, QueryRunner } from 'typeorm';

const signs = (disallowance: string): string => `
  ALTER TABLE reconciliation.claim_lines DROP CONSTRAINT claim_lines_signs;
  ALTER TABLE reconciliation.claim_lines ADD CONSTRAINT claim_lines_signs CHECK (CASE kind
    WHEN 'meal' THEN least(province_fen, city_fen, district_fen, town_fen) >= 0
    WHEN 'disallowance' THEN ${disallowance} <= 0
    WHEN 'withholding' THEN greatest(province_fen, city_fen, district_fen, town_fen) <= 0
    ELSE true END)`;

/** A meal that is disallowed in part keeps what the policies of its day give: a funder may carry more of that than it did. */
export class DisallowInPart1764410020000 implements MigrationInterface {
  readonly name = 'DisallowInPart1764410020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(signs('province_fen + city_fen + district_fen + town_fen'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`${signs('greatest(province_fen, city_fen, district_fen, town_fen)')} NOT VALID`);
  }
}
