import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_TOWN = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const OWN = `${OF_TOWN} AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const OWN_VOLUNTEER = `platform.scope_role() = 'volunteer' AND EXISTS (SELECT FROM volunteering.volunteers v
  WHERE v.id = volunteer_id AND v.account_id = platform.scope_account())`;
const OF_VOLUNTEER = `district_code text NOT NULL,
    town_code text NOT NULL,
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code)`;

const TABLES = `
  CREATE TABLE volunteering.delivery_profiles (
    volunteer_id uuid PRIMARY KEY,
    mode text NOT NULL CHECK (mode IN ('walk', 'ebike', 'car')),
    hot_portions int NOT NULL CHECK (hot_portions BETWEEN 0 AND 200),
    cold_portions int NOT NULL CHECK (cold_portions BETWEEN 0 AND 200),
    most_minutes int NOT NULL CHECK (most_minutes BETWEEN 10 AND 480),
    starts_from text NOT NULL CHECK (starts_from IN ('kitchen', 'home')),
    ends_at text NOT NULL CHECK (ends_at IN ('anywhere', 'kitchen', 'home')),
    home_longitude double precision CHECK (home_longitude BETWEEN -180 AND 180),
    home_latitude double precision CHECK (home_latitude BETWEEN -85 AND 85),
    changed_by uuid NOT NULL REFERENCES identity.accounts (id),
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT delivery_profiles_carry CHECK (hot_portions + cold_portions > 0),
    CONSTRAINT delivery_profiles_home CHECK (num_nonnulls(home_longitude, home_latitude) =
      CASE WHEN starts_from = 'home' OR ends_at = 'home' THEN 2 ELSE 0 END),
    ${OF_VOLUNTEER}
  );
  COMMENT ON TABLE volunteering.delivery_profiles IS
    'How a volunteer brings meals: by what, how many portions at a time, how long, from where. Gone with an erasure.';
  COMMENT ON COLUMN volunteering.delivery_profiles.home_longitude IS 'Kept only of who begins or ends at home.';

  CREATE TABLE volunteering.delivery_areas (
    volunteer_id uuid NOT NULL REFERENCES volunteering.delivery_profiles (volunteer_id) ON DELETE CASCADE,
    village_code text NOT NULL REFERENCES registry.villages (code),
    PRIMARY KEY (volunteer_id, village_code),
    ${OF_VOLUNTEER}
  );
  COMMENT ON TABLE volunteering.delivery_areas IS 'Villages that a volunteer knows the way in.';

  CREATE TABLE volunteering.delivery_hours (
    volunteer_id uuid NOT NULL REFERENCES volunteering.delivery_profiles (volunteer_id) ON DELETE CASCADE,
    weekday int NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts_at time NOT NULL,
    ends_at time NOT NULL,
    PRIMARY KEY (volunteer_id, weekday, starts_at),
    CONSTRAINT delivery_hours_in_order CHECK (ends_at > starts_at),
    CONSTRAINT delivery_hours_once EXCLUDE USING gist (volunteer_id WITH =, weekday WITH =,
      tsrange(date '2000-01-01' + starts_at, date '2000-01-01' + ends_at) WITH &&),
    ${OF_VOLUNTEER}
  );
  COMMENT ON TABLE volunteering.delivery_hours IS 'When somebody can be asked to stand in; who signed up is planned by the shift.';

  ALTER TABLE volunteering.sign_ups ADD COLUMN replaces uuid;
  ALTER TABLE volunteering.sign_ups ADD CONSTRAINT sign_ups_of_shift UNIQUE (id, shift_id);
  ALTER TABLE volunteering.sign_ups ADD CONSTRAINT sign_ups_replaced FOREIGN KEY (replaces, shift_id)
    REFERENCES volunteering.sign_ups (id, shift_id);
  CREATE UNIQUE INDEX sign_ups_replaced_once ON volunteering.sign_ups (replaces) WHERE cancelled_at IS NULL;
  COMMENT ON COLUMN volunteering.sign_ups.replaces IS 'The place of the same shift that was given back or not taken, for which this one stands in.';

  CREATE TABLE volunteering.no_shows (
    sign_up_id uuid PRIMARY KEY REFERENCES volunteering.sign_ups (id),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    volunteer_id uuid NOT NULL,
    reported_by uuid NOT NULL REFERENCES identity.accounts (id),
    reported_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    note text CHECK (note <> '' AND length(note) <= 200),
    came_at timestamptz,
    withdrawn_by uuid REFERENCES identity.accounts (id),
    withdrawn_at timestamptz,
    withdrawn_reason text CHECK (withdrawn_reason <> '' AND length(withdrawn_reason) <= 200),
    CONSTRAINT no_shows_withdrawn_whole CHECK (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) IN (0, 3)),
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code)
  );
  CREATE INDEX no_shows_day ON volunteering.no_shows (facility_id, business_date);
  COMMENT ON TABLE volunteering.no_shows IS
    'Who signed up and was not there when the shift began; the place is free for somebody else from then on.';
  COMMENT ON COLUMN volunteering.no_shows.came_at IS 'Came after all: late, and not a no-show.';`;

const FUNCTIONS = `
  CREATE FUNCTION volunteering.report_no_show() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    place volunteering.sign_ups;
  BEGIN
    SELECT * INTO place FROM volunteering.sign_ups u WHERE u.id = NEW.sign_up_id;
    -- The shift before the sign-up, as everywhere.
    PERFORM FROM volunteering.shifts s WHERE s.id = place.shift_id FOR NO KEY UPDATE;
    SELECT * INTO place FROM volunteering.sign_ups u WHERE u.id = NEW.sign_up_id AND u.cancelled_at IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the place was given back' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_ups_cancelled_once';
    END IF;
    IF lower(place.during) > clock_timestamp() THEN
      RAISE EXCEPTION 'the shift has not begun' USING ERRCODE = 'check_violation', CONSTRAINT = 'no_shows_begun';
    END IF;
    IF EXISTS (SELECT FROM volunteering.attendances a WHERE a.volunteer_id = place.volunteer_id AND a.business_date = place.business_date
        AND a.facility_id = place.facility_id AND a.withdrawn_at IS NULL
        AND tstzrange(a.arrived_at, coalesce(a.left_at, 'infinity')) && place.during) THEN
      RAISE EXCEPTION 'was there' USING ERRCODE = 'check_violation', CONSTRAINT = 'no_shows_absent';
    END IF;
    NEW.district_code := place.district_code;
    NEW.town_code := place.town_code;
    NEW.facility_id := place.facility_id;
    NEW.business_date := place.business_date;
    NEW.volunteer_id := place.volunteer_id;
    UPDATE volunteering.sign_ups SET cancelled_by = NEW.reported_by, cancelled_at = clock_timestamp(), cancel_reason = '未到岗'
    WHERE id = place.id;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION volunteering.report_no_show() IS 'Only of a place that stands, of a shift that has begun, and of nobody who was there.';
  CREATE TRIGGER no_shows_report BEFORE INSERT ON volunteering.no_shows FOR EACH ROW EXECUTE FUNCTION volunteering.report_no_show();

  CREATE FUNCTION volunteering.guard_no_show() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.withdrawn_at IS NOT NULL THEN
      RAISE EXCEPTION 'withdrawn once' USING ERRCODE = 'check_violation', CONSTRAINT = 'no_shows_withdrawn_once';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER no_shows_guard BEFORE UPDATE ON volunteering.no_shows FOR EACH ROW EXECUTE FUNCTION volunteering.guard_no_show();

  CREATE FUNCTION volunteering.come_after_all() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE volunteering.no_shows n SET came_at = NEW.arrived_at FROM volunteering.sign_ups u
    WHERE u.id = n.sign_up_id AND n.volunteer_id = NEW.volunteer_id AND n.facility_id = NEW.facility_id AND n.business_date = NEW.business_date
      AND n.withdrawn_at IS NULL AND n.came_at IS NULL AND NEW.arrived_at < upper(u.during);
    RETURN NULL;
  END $$;
  CREATE TRIGGER attendances_after_all AFTER INSERT ON volunteering.attendances FOR EACH ROW EXECUTE FUNCTION volunteering.come_after_all();

  CREATE FUNCTION volunteering.require_given_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM volunteering.sign_ups u WHERE u.id = NEW.replaces AND u.cancelled_at IS NULL) THEN
      RAISE EXCEPTION 'the place is still taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_ups_replaces_given_back';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sign_ups_replace BEFORE INSERT ON volunteering.sign_ups FOR EACH ROW WHEN (NEW.replaces IS NOT NULL)
    EXECUTE FUNCTION volunteering.require_given_back();

  CREATE FUNCTION volunteering.forget_delivery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    DELETE FROM volunteering.delivery_profiles p WHERE p.volunteer_id = OLD.id;
    UPDATE volunteering.no_shows n SET note = NULL WHERE n.volunteer_id = OLD.id AND n.note IS NOT NULL AND n.withdrawn_at IS NULL;
    RETURN NULL;
  END $$;
  CREATE TRIGGER persons_forget_delivery AFTER DELETE ON volunteering.persons FOR EACH ROW EXECUTE FUNCTION volunteering.forget_delivery();`;

const OWNED = ['report_no_show()', 'come_after_all()', 'require_given_back()', 'forget_delivery()'] as const;
const OF_A_VOLUNTEER = ['delivery_profiles', 'delivery_areas', 'delivery_hours'] as const;

const ACCESS = `
  CREATE POLICY no_shows_read ON volunteering.no_shows FOR SELECT TO nuancan_app USING (${OWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
  CREATE POLICY no_shows_report ON volunteering.no_shows FOR INSERT TO nuancan_app
    WITH CHECK (${OWN} AND ${WRITERS} AND reported_by = platform.scope_account() AND withdrawn_at IS NULL AND came_at IS NULL);
  CREATE POLICY no_shows_withdraw ON volunteering.no_shows FOR UPDATE TO nuancan_app USING (${OWN} AND ${WRITERS})
    WITH CHECK (${OWN} AND ${WRITERS} AND (withdrawn_by IS NULL OR withdrawn_by = platform.scope_account()));
  GRANT SELECT, INSERT, UPDATE (withdrawn_by, withdrawn_at, withdrawn_reason) ON volunteering.no_shows TO nuancan_app;
  GRANT SELECT, UPDATE (came_at, note) ON volunteering.no_shows TO nuancan_definer;
  GRANT UPDATE (cancelled_by, cancelled_at, cancel_reason) ON volunteering.sign_ups TO nuancan_definer;
  CREATE TRIGGER no_shows_no_delete BEFORE DELETE ON volunteering.no_shows FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER no_shows_audit AFTER INSERT OR UPDATE ON volunteering.no_shows FOR EACH ROW EXECUTE FUNCTION platform.audit_row('note', 'withdrawn_reason');`;

/** What a volunteer needs to bring meals: mode, boxes, areas and hours; who did not come, and who stood in. */
export class CarryMeals1764701200000 implements MigrationInterface {
  readonly name = 'CarryMeals1764701200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    for (const table of [...OF_A_VOLUNTEER, 'no_shows']) {
      await queryRunner.query(`
        ALTER TABLE volunteering.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE volunteering.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON volunteering.${table} TO nuancan_definer USING (true) WITH CHECK (true);
      `);
    }
    for (const table of OF_A_VOLUNTEER) {
      await queryRunner.query(`
        CREATE POLICY ${table}_read ON volunteering.${table} FOR SELECT TO nuancan_app
          USING (${OF_TOWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
        CREATE POLICY ${table}_write ON volunteering.${table} TO nuancan_app USING (${OF_TOWN} AND ${WRITERS}) WITH CHECK (${OF_TOWN} AND ${WRITERS});
        GRANT SELECT, INSERT, UPDATE, DELETE ON volunteering.${table} TO nuancan_app;
        GRANT SELECT, DELETE ON volunteering.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON volunteering.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${table === 'delivery_profiles' ? `'home_longitude', 'home_latitude'` : ''});
      `);
    }
    await queryRunner.query(ACCESS);
    for (const signature of OWNED) {
      await queryRunner.query(`
        ALTER FUNCTION volunteering.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION volunteering.${signature} FROM PUBLIC;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER attendances_after_all ON volunteering.attendances;
      DROP TRIGGER sign_ups_replace ON volunteering.sign_ups;
      DROP TRIGGER persons_forget_delivery ON volunteering.persons;
      DROP TABLE volunteering.no_shows, volunteering.delivery_hours, volunteering.delivery_areas, volunteering.delivery_profiles;
      DROP FUNCTION volunteering.guard_no_show(), ${OWNED.map((signature) => `volunteering.${signature}`).join(', ')};
      DROP INDEX volunteering.sign_ups_replaced_once;
      ALTER TABLE volunteering.sign_ups DROP CONSTRAINT sign_ups_replaced, DROP CONSTRAINT sign_ups_of_shift, DROP COLUMN replaces;
      REVOKE UPDATE (cancelled_by, cancelled_at, cancel_reason) ON volunteering.sign_ups FROM nuancan_definer;
    `);
  }
}
