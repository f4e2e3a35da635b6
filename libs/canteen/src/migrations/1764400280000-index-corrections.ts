import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a year of data makes slow: the movements that a correction made, and a town's share of a tranche. */
export class IndexCorrections1764400280000 implements MigrationInterface {
  readonly name = 'IndexCorrections1764400280000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE INDEX wallet_movements_correction ON canteen.wallet_movements (reference) WHERE kind = 'correction';
      DROP INDEX canteen.meal_donations_tranche;
      CREATE INDEX meal_donations_tranche ON canteen.meal_donations (tranche_id, facility_town);
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP INDEX canteen.wallet_movements_correction;
      DROP INDEX canteen.meal_donations_tranche;
      CREATE INDEX meal_donations_tranche ON canteen.meal_donations (tranche_id);
    `);
  }
}
