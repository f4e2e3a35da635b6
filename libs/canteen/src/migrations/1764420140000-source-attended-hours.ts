import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGREE = `
  CREATE FUNCTION canteen.hours_that_disagree(attendance uuid) RETURNS TABLE (attendance_id uuid, confirmation_no int, sources bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, c.seq, s.sources FROM volunteering.attendances a
    LEFT JOIN LATERAL (SELECT max(c.seq) AS seq FROM volunteering.hour_confirmations c
      WHERE c.attendance_id = a.id AND a.withdrawn_at IS NULL) c ON true
    CROSS JOIN LATERAL (SELECT count(*) AS sources, count(*) FILTER (WHERE d.confirmation_no = c.seq AND h.source_id IS NOT NULL) AS right_ones
      FROM canteen.day_sources d LEFT JOIN canteen.hours_confirmations h ON h.source_id = d.id
      WHERE d.attendance_id = a.id AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)) s
    WHERE a.id = attendance AND ARRAY[s.sources, s.right_ones] <> ARRAY_FILL(CASE WHEN c.seq IS NULL THEN 0::bigint ELSE 1 END, ARRAY[2]);
  $$;
  COMMENT ON FUNCTION canteen.hours_that_disagree(uuid) IS
    'A row when an attendance and the entries of its day do not say the same: confirmed hours are one entry, withdrawn ones none.';
  ALTER FUNCTION canteen.hours_that_disagree(uuid) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.hours_that_disagree(uuid) FROM PUBLIC;

  CREATE FUNCTION canteen.require_hours_agree() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    attendance uuid;
  BEGIN
    IF TG_TABLE_NAME = 'attendances' THEN
      attendance := NEW.id;
    ELSIF TG_TABLE_NAME = 'day_source_withdrawals' THEN
      SELECT d.attendance_id INTO attendance FROM canteen.day_sources d WHERE d.id = NEW.source_id;
    ELSE
      attendance := NEW.attendance_id;
    END IF;
    IF attendance IS NOT NULL AND EXISTS (SELECT FROM canteen.hours_that_disagree(attendance)) THEN
      RAISE EXCEPTION 'the hours of an attendance are not those of its day'
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'day_sources_hours_agree';
    END IF;
    RETURN NULL;
  END $$;
  ALTER FUNCTION canteen.require_hours_agree() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.require_hours_agree() FROM PUBLIC;`;

const RATED = `
  CREATE FUNCTION canteen.rate_hours() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(volunteering.reference_rates_key(NEW.district_code));
    NEW.unit_fen := coalesce(volunteering.rate_on(NEW.district_code, NEW.business_date), NEW.unit_fen);
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION canteen.rate_hours() IS
    'An hour is worth the reference rate of its day, whatever its sender says; what was entered holds only where there is none.';
  ALTER FUNCTION canteen.rate_hours() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.rate_hours() FROM PUBLIC;
  CREATE TRIGGER day_sources_rate BEFORE INSERT ON canteen.day_sources
    FOR EACH ROW WHEN (NEW.kind IN ('kitchen_hours', 'delivery_hours')) EXECUTE FUNCTION canteen.rate_hours();`;

const TRIGGERS = [
  ['canteen.day_sources', 'INSERT'],
  ['canteen.day_source_withdrawals', 'INSERT'],
  ['volunteering.hour_confirmations', 'INSERT'],
  ['volunteering.attendances', 'UPDATE OF withdrawn_at'],
] as const;

/** Confirmed hours of a registered volunteer are an entry of the day, to the minute, and go with it. */
export class SourceAttendedHours1764420140000 implements MigrationInterface {
  readonly name = 'SourceAttendedHours1764420140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE canteen.day_sources ADD COLUMN attendance_id uuid, ADD COLUMN confirmation_no int,
        ADD COLUMN attended_purpose text GENERATED ALWAYS AS (CASE WHEN attendance_id IS NOT NULL THEN
          CASE kind WHEN 'kitchen_hours' THEN 'kitchen' WHEN 'delivery_hours' THEN 'delivery' ELSE kind END END) STORED,
        ADD CONSTRAINT day_sources_attended_whole CHECK ((attendance_id IS NULL) = (confirmation_no IS NULL)),
        ADD CONSTRAINT day_sources_attended_once UNIQUE (attendance_id, confirmation_no),
        ADD CONSTRAINT day_sources_attended FOREIGN KEY (attendance_id, confirmation_no, facility_id, business_date, attended_purpose,
          quantity, unit_fen) REFERENCES volunteering.hour_confirmations
            (attendance_id, seq, facility_id, business_date, purpose, minutes, unit_fen);
      COMMENT ON COLUMN canteen.day_sources.attendance_id IS
        'Of hours: whose confirmed attendance they are. NULL: entered by hand, for helpers who are not registered.';
    `);
    await queryRunner.query(AGREE);
    await queryRunner.query(RATED);
    await queryRunner.query(`
      CREATE TRIGGER attendances_open_day BEFORE INSERT ON volunteering.attendances
        FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();
      COMMENT ON TRIGGER attendances_open_day ON volunteering.attendances IS
        'Hours of a closed day could be confirmed by nobody.';
    `);
    for (const [table, event] of TRIGGERS) {
      await queryRunner.query(`
        CREATE CONSTRAINT TRIGGER ${table.split('.')[1]}_hours_agree AFTER ${event} ON ${table} DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION canteen.require_hours_agree();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table] of TRIGGERS) {
      await queryRunner.query(`DROP TRIGGER ${table.split('.')[1]}_hours_agree ON ${table}`);
    }
    await queryRunner.query('DROP TRIGGER attendances_open_day ON volunteering.attendances');
    await queryRunner.query('DROP TRIGGER day_sources_rate ON canteen.day_sources');
    await queryRunner.query(`
      DROP FUNCTION canteen.rate_hours(), canteen.require_hours_agree(), canteen.hours_that_disagree(uuid);
      ALTER TABLE canteen.day_sources DROP COLUMN attended_purpose CASCADE, DROP COLUMN attendance_id CASCADE, DROP COLUMN confirmation_no;
    `);
  }
}
