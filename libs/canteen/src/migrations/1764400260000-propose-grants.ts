import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A subsidy that is due by what became known later is proposed by one person and booked by another. */
export class ProposeGrants1764400260000 implements MigrationInterface {
  readonly name = 'ProposeGrants1764400260000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE canteen.correction_proposals DROP CONSTRAINT correction_proposals_kind_check;
      ALTER TABLE canteen.correction_proposals ADD CONSTRAINT correction_proposals_kind_check
        CHECK (kind IN ('reverse', 'refuse_subsidy', 'swap', 'grant_subsidy'));
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE canteen.correction_proposals DROP CONSTRAINT correction_proposals_kind_check;
      ALTER TABLE canteen.correction_proposals ADD CONSTRAINT correction_proposals_kind_check
        CHECK (kind IN ('reverse', 'refuse_subsidy', 'swap')) NOT VALID;
    `);
  }
}
