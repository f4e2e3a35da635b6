import type { MigrationInterface, QueryRunner } from 'typeorm';

const PLACE = 'facility_id, business_date, town_code, district_code';

/** As old as a meal may be that a till sends; no job closes days much older. */
const OLDEST_DAYS = 366;

const IN_TIME = `
  CREATE FUNCTION canteen.require_bookable_day() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    today CONSTANT date := platform.business_date(now());
  BEGIN
    IF NEW.business_date > today OR NEW.business_date < today - ${OLDEST_DAYS} THEN
      RAISE EXCEPTION 'a day that takes no entries' USING ERRCODE = 'check_violation', CONSTRAINT = 'day_sources_in_time';
    END IF;
    PERFORM FROM ledger.facility_books b WHERE b.facility_id = NEW.facility_id
      AND (b.closed_through IS NULL OR b.closed_through < date_trunc('month', NEW.business_date)) FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the month is closed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'day_sources_month_open';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION canteen.require_bookable_day() IS
    'Fired after the trigger that takes the lock of the day (by name): a close takes the lock of the day before that of the books, too.';
  ALTER FUNCTION canteen.require_bookable_day() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.require_bookable_day() FROM PUBLIC;
  CREATE TRIGGER day_sources_overdue BEFORE INSERT ON canteen.day_sources
    FOR EACH ROW EXECUTE FUNCTION canteen.require_bookable_day();`;

const DATE_CONFIRMATIONS = `
  ALTER TABLE canteen.hours_confirmations ADD COLUMN business_date date;
  -- An owner without superuser rights is bound by forced row security, too.
  ALTER TABLE canteen.hours_confirmations NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.day_sources NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.hours_confirmations DISABLE TRIGGER hours_confirmations_append_only;
  UPDATE canteen.hours_confirmations h SET business_date = d.business_date FROM canteen.day_sources d WHERE d.id = h.source_id;
  ALTER TABLE canteen.hours_confirmations ENABLE TRIGGER hours_confirmations_append_only;
  ALTER TABLE canteen.day_sources FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.hours_confirmations FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.hours_confirmations ALTER COLUMN business_date SET NOT NULL;
  CREATE TRIGGER hours_confirmations_open_day BEFORE INSERT ON canteen.hours_confirmations
    FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();`;

/** What is said of an entry is said of its own facility and day, and nothing is entered or confirmed for a day that is past it. */
export class BindDaySources1764300130000 implements MigrationInterface {
  readonly name = 'BindDaySources1764300130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DATE_CONFIRMATIONS);
    await queryRunner.query(`ALTER TABLE canteen.day_sources ADD CONSTRAINT day_sources_place UNIQUE (id, ${PLACE})`);
    for (const table of ['day_source_withdrawals', 'hours_confirmations']) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} DROP CONSTRAINT ${table}_source_id_fkey, ADD CONSTRAINT ${table}_source
          FOREIGN KEY (source_id, ${PLACE}) REFERENCES canteen.day_sources (id, ${PLACE});
      `);
    }
    await queryRunner.query(IN_TIME);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER day_sources_overdue ON canteen.day_sources;
      DROP FUNCTION canteen.require_bookable_day();
      DROP TRIGGER hours_confirmations_open_day ON canteen.hours_confirmations;
    `);
    for (const table of ['day_source_withdrawals', 'hours_confirmations']) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} DROP CONSTRAINT ${table}_source, ADD CONSTRAINT ${table}_source_id_fkey
          FOREIGN KEY (source_id) REFERENCES canteen.day_sources (id);
      `);
    }
    await queryRunner.query(`
      ALTER TABLE canteen.day_sources DROP CONSTRAINT day_sources_place;
      ALTER TABLE canteen.hours_confirmations DROP COLUMN business_date;
    `);
  }
}
