import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A till in somebody's sight may take entries without a network at any time: that it fell silent is to be told at the close. */
export class TellTillsInUse1764501010000 implements MigrationInterface {
  readonly name = 'TellTillsInUse1764501010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE canteen.tills ADD COLUMN in_use boolean NOT NULL DEFAULT false;
      GRANT UPDATE (in_use) ON canteen.tills TO nuancan_app;
      COMMENT ON COLUMN canteen.tills.in_use IS 'Whether its page was in sight when it last said something.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE canteen.tills DROP COLUMN in_use');
  }
}
