import type { MigrationInterface, QueryRunner } from 'typeorm';

const LAST = `NOT EXISTS (SELECT FROM delivery.outcomes y WHERE y.order_id = x.order_id AND y.seq > x.seq)`;
const TABLES = ['meal_voids', 'production_withdrawals'] as const;

/** The meal or the returned portion of an outcome is taken back by putting the outcome right, or not at all. */
export class KeepOutcomesWhole1764710700000 implements MigrationInterface {
  readonly name = 'KeepOutcomesWhole1764710700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION delivery.keep_outcome_whole() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        held boolean;
      BEGIN
        IF TG_TABLE_NAME = 'meal_voids' THEN
          held := EXISTS (SELECT FROM delivery.outcomes x WHERE x.meal_id = NEW.meal_id AND ${LAST});
        ELSE
          held := EXISTS (SELECT FROM delivery.outcomes x WHERE x.returned_entry_id = NEW.entry_id AND ${LAST});
        END IF;
        IF held THEN
          RAISE EXCEPTION 'an outcome of an order stands on it' USING ERRCODE = 'check_violation', CONSTRAINT = TG_TABLE_NAME || '_of_outcome';
        END IF;
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION delivery.keep_outcome_whole() IS
        'At the commit: what became of an order is put right there, so that it never says delivered of a meal that was taken back.';
      ALTER FUNCTION delivery.keep_outcome_whole() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION delivery.keep_outcome_whole() FROM PUBLIC;
    `);
    for (const table of TABLES) {
      await queryRunner.query(`CREATE CONSTRAINT TRIGGER ${table}_of_outcome AFTER INSERT ON canteen.${table} DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION delivery.keep_outcome_whole()`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) await queryRunner.query(`DROP TRIGGER ${table}_of_outcome ON canteen.${table}`);
    await queryRunner.query('DROP FUNCTION delivery.keep_outcome_whole()');
  }
}
