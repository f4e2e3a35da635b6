import type { MigrationInterface, QueryRunner } from 'typeorm';

const WAKE = 'welfare.wake_boards()';

/** Every step of a case wakes the open pages of its town and district. */
export class WakeBoards1764711250000 implements MigrationInterface {
  readonly name = 'WakeBoards1764711250000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION ${WAKE} RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM pg_notify('nuancan_accounts', 'welfare ' || NEW.district_code || ' ' || NEW.town_code);
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION ${WAKE} IS 'Says where something happened, and nothing else; who misses it asks every five seconds anyway.';
      ALTER FUNCTION ${WAKE} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${WAKE} FROM PUBLIC;
      CREATE TRIGGER steps_wake AFTER INSERT ON welfare.steps FOR EACH ROW EXECUTE FUNCTION ${WAKE};
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER steps_wake ON welfare.steps;
      DROP FUNCTION ${WAKE};
    `);
  }
}
