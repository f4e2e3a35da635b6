import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was seen at a door opens its case with the outcome, in one transaction. */
export class TakeDoorSignals1764710200000 implements MigrationInterface {
  readonly name = 'TakeDoorSignals1764710200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION welfare.take_signal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM CASE NEW.kind
          WHEN 'nobody_answers' THEN welfare.begin_case('no_answer', x.resident_id, x.facility_id, x.order_id, NULL, NULL, x.note, x.happened_at)
          ELSE welfare.begin_case('condition', x.resident_id, x.facility_id, x.order_id, x.id, NULL, x.condition_note, x.happened_at) END
        FROM delivery.outcomes x WHERE x.id = NEW.outcome_id;
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION welfare.take_signal() IS
        'A case for each signal of a door: one of an order, however often its outcome is put right, and one of each noted change.';
      ALTER FUNCTION welfare.take_signal() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION welfare.take_signal() FROM PUBLIC;
      CREATE TRIGGER welfare_signals_open_case AFTER INSERT ON delivery.welfare_signals FOR EACH ROW EXECUTE FUNCTION welfare.take_signal();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER welfare_signals_open_case ON delivery.welfare_signals;
      DROP FUNCTION welfare.take_signal();
    `);
  }
}
