import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As far back as the night looks for days that were left open. */
const DAYS_BACK = 400;

/**
 * A close books its day, and a claim its month, for whoever runs the facility then. So who ran it closes its days first: else
 * the successor is paid for what the predecessor served, and a meal paid from the predecessor's wallets can be voided no more.
 */
export class CloseBeforeHandover1764712400000 implements MigrationInterface {
  readonly name = 'CloseBeforeHandover1764712400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.has_open_days(facility uuid) RETURNS boolean
        LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT FROM (SELECT platform.business_date(now()) AS day) today
          CROSS JOIN LATERAL canteen.days_with_records(facility, today.day - ${DAYS_BACK}, today.day + 1) d
          WHERE NOT d.closed);
      $$;
      COMMENT ON FUNCTION canteen.has_open_days(uuid) IS 'Whether something was recorded for a day of the facility that is not closed.';

      CREATE FUNCTION canteen.close_before_handover() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        -- Who records something now is either before this and seen, or works for the successor.
        PERFORM pg_advisory_xact_lock(canteen.day_key(NEW.id, platform.business_date(now()) + n)) FROM generate_series(0, 1) n;
        IF canteen.has_open_days(NEW.id) THEN
          RAISE EXCEPTION 'days of whoever ran it are open' USING ERRCODE = 'check_violation', CONSTRAINT = 'facilities_days_open';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER facilities_close_before_handover BEFORE UPDATE OF organisation_id ON meal_point.facilities FOR EACH ROW
        WHEN (NEW.organisation_id IS DISTINCT FROM OLD.organisation_id) EXECUTE FUNCTION canteen.close_before_handover();
      ALTER FUNCTION canteen.has_open_days(uuid) OWNER TO nuancan_definer;
      ALTER FUNCTION canteen.close_before_handover() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.has_open_days(uuid), canteen.close_before_handover() FROM PUBLIC;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER facilities_close_before_handover ON meal_point.facilities;
      DROP FUNCTION canteen.close_before_handover(), canteen.has_open_days(uuid);
    `);
  }
}
