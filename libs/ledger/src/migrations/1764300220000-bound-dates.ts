import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MOST_DAYS_BACK } from '../journal/most-days-back.js';

/** Entries without a facility have no month that is closed to them: their own day is bound instead. */
export class BoundDates1764300220000 implements MigrationInterface {
  readonly name = 'BoundDates1764300220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION ledger.bound_date() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.business_date NOT BETWEEN platform.business_date(NEW.posted_at) - ${MOST_DAYS_BACK}
          AND platform.business_date(NEW.posted_at) THEN
          RAISE EXCEPTION 'what no facility books happened in the last ${MOST_DAYS_BACK} days'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'entries_date_bound';
        END IF;
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION ledger.bound_date() IS
        'After the insert, so that an entry which is posted again is answered however old it has become.';
      CREATE TRIGGER entries_date_bound AFTER INSERT ON ledger.entries
        FOR EACH ROW WHEN (NEW.facility_id IS NULL) EXECUTE FUNCTION ledger.bound_date();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER entries_date_bound ON ledger.entries;
      DROP FUNCTION ledger.bound_date();
    `);
  }
}
