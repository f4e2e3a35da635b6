import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const OWN_VOLUNTEER = `platform.scope_role() = 'volunteer' AND EXISTS (SELECT FROM volunteering.volunteers v
  WHERE v.id = volunteer_id AND v.account_id = platform.scope_account())`;

const TABLES = `
  CREATE TABLE volunteering.shifts (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    starts_at time NOT NULL,
    ends_at time NOT NULL,
    during tstzrange NOT NULL GENERATED ALWAYS AS (tstzrange((business_date + starts_at) AT TIME ZONE 'Asia/Shanghai',
      (business_date + ends_at) AT TIME ZONE 'Asia/Shanghai')) STORED,
    purpose text NOT NULL CHECK (purpose IN ('kitchen', 'delivery')),
    wanted int NOT NULL CHECK (wanted BETWEEN 1 AND 200),
    taken int NOT NULL DEFAULT 0,
    skills text[] NOT NULL DEFAULT '{}' CHECK (skills <@ ARRAY['kitchen_help', 'cooking', 'serving', 'driving', 'e_bike',
      'first_aid', 'dialect', 'health_certificate']),
    planned_by uuid NOT NULL REFERENCES identity.accounts (id),
    planned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    cancelled_by uuid REFERENCES identity.accounts (id),
    cancelled_at timestamptz,
    cancel_reason text CHECK (cancel_reason <> ''),
    CONSTRAINT shifts_times_in_order CHECK (ends_at > starts_at),
    CONSTRAINT shifts_not_overfull CHECK (taken BETWEEN 0 AND wanted),
    CONSTRAINT shifts_cancelled_whole CHECK (num_nonnulls(cancelled_by, cancelled_at, cancel_reason) IN (0, 3)),
    CONSTRAINT shifts_cancelled_empty CHECK (cancelled_at IS NULL OR taken = 0),
    UNIQUE (id, facility_id, town_code, district_code, business_date, during),
    UNIQUE (id, facility_id, business_date, purpose),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE UNIQUE INDEX shifts_once ON volunteering.shifts (facility_id, business_date, starts_at, ends_at, purpose)
    WHERE cancelled_at IS NULL;
  COMMENT ON COLUMN volunteering.shifts.skills IS 'What everybody who signs up can do on that day.';
  COMMENT ON COLUMN volunteering.shifts.taken IS 'Sign-ups that stand; moved by them alone.';

  CREATE TABLE volunteering.sign_ups (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    shift_id uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    during tstzrange NOT NULL,
    signed_up_by uuid NOT NULL REFERENCES identity.accounts (id),
    signed_up_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    cancelled_by uuid REFERENCES identity.accounts (id),
    cancelled_at timestamptz,
    cancel_reason text CHECK (cancel_reason <> ''),
    CONSTRAINT sign_ups_cancelled_whole CHECK (num_nonnulls(cancelled_by, cancelled_at, cancel_reason) IN (0, 3)),
    CONSTRAINT sign_ups_one_place EXCLUDE USING gist (volunteer_id WITH =, during WITH &&) WHERE (cancelled_at IS NULL),
    FOREIGN KEY (shift_id, facility_id, town_code, district_code, business_date, during)
      REFERENCES volunteering.shifts (id, facility_id, town_code, district_code, business_date, during),
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code)
  );
  CREATE INDEX sign_ups_shift ON volunteering.sign_ups (shift_id);
  CREATE INDEX sign_ups_day ON volunteering.sign_ups (facility_id, business_date);`;

const FUNCTIONS = `
  CREATE FUNCTION volunteering.require_ready(of_volunteer uuid, wanted_skills text[], on_date date) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM volunteering.volunteers v WHERE v.id = of_volunteer AND v.state = 'active' AND v.checked_at IS NOT NULL
      AND v.erased_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'not an active and checked volunteer' USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteers_ready';
    END IF;
    IF EXISTS (SELECT FROM unnest(wanted_skills) w (skill) WHERE NOT EXISTS (SELECT FROM volunteering.volunteer_skills k
        WHERE k.volunteer_id = of_volunteer AND k.skill = w.skill AND (k.valid_from IS NULL OR k.valid_from <= on_date)
          AND (k.valid_to IS NULL OR k.valid_to >= on_date))) THEN
      RAISE EXCEPTION 'a skill is missing or its certificate has expired'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteers_skilled';
    END IF;
  END $$;
  COMMENT ON FUNCTION volunteering.require_ready(uuid, text[], date) IS
    'Only who is active and checked helps, with every skill that the shift wants valid on its day.';

  CREATE FUNCTION volunteering.take_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    shift volunteering.shifts;
  BEGIN
    -- The shift before the volunteer, as whoever cancels a shift does.
    SELECT * INTO shift FROM volunteering.shifts s WHERE s.id = NEW.shift_id AND s.cancelled_at IS NULL
      AND s.business_date >= platform.business_date(now()) FOR NO KEY UPDATE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'the shift is cancelled or over' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_ups_shift_open';
    END IF;
    PERFORM volunteering.require_ready(NEW.volunteer_id, shift.skills, shift.business_date);
    UPDATE volunteering.shifts SET taken = taken + 1 WHERE id = shift.id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sign_ups_take_place BEFORE INSERT ON volunteering.sign_ups
    FOR EACH ROW EXECUTE FUNCTION volunteering.take_place();

  CREATE FUNCTION volunteering.free_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.cancelled_at IS NOT NULL THEN
      RAISE EXCEPTION 'a sign-up is cancelled once' USING ERRCODE = 'check_violation', CONSTRAINT = 'sign_ups_cancelled_once';
    END IF;
    IF NEW.cancelled_at IS NOT NULL THEN
      UPDATE volunteering.shifts SET taken = taken - 1 WHERE id = OLD.shift_id;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER sign_ups_free_place BEFORE UPDATE ON volunteering.sign_ups
    FOR EACH ROW EXECUTE FUNCTION volunteering.free_place();

  CREATE FUNCTION volunteering.guard_shift() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.cancelled_at IS NOT NULL THEN
      RAISE EXCEPTION 'a cancelled shift stays cancelled' USING ERRCODE = 'check_violation', CONSTRAINT = 'shifts_cancelled_once';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER shifts_guard BEFORE UPDATE ON volunteering.shifts
    FOR EACH ROW EXECUTE FUNCTION volunteering.guard_shift();`;

const ACCESS = `
  CREATE POLICY shifts_read ON volunteering.shifts FOR SELECT TO nuancan_app
    USING (${OWN} AND (${READERS} OR platform.scope_role() = 'volunteer'));
  CREATE POLICY shifts_plan ON volunteering.shifts FOR INSERT TO nuancan_app
    WITH CHECK (${OWN} AND ${WRITERS} AND taken = 0 AND cancelled_at IS NULL);
  CREATE POLICY shifts_cancel ON volunteering.shifts FOR UPDATE TO nuancan_app
    USING (${OWN} AND ${WRITERS}) WITH CHECK (${OWN} AND ${WRITERS});
  GRANT SELECT, INSERT, UPDATE (cancelled_by, cancelled_at, cancel_reason) ON volunteering.shifts TO nuancan_app;
  GRANT SELECT, UPDATE (taken) ON volunteering.shifts TO nuancan_definer;
  CREATE TRIGGER shifts_audit AFTER INSERT OR UPDATE OF cancelled_at ON volunteering.shifts
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

  CREATE POLICY sign_ups_read ON volunteering.sign_ups FOR SELECT TO nuancan_app
    USING (${OWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
  CREATE POLICY sign_ups_enter ON volunteering.sign_ups FOR INSERT TO nuancan_app
    WITH CHECK (${OWN} AND (${WRITERS} OR (${OWN_VOLUNTEER})) AND cancelled_at IS NULL);
  CREATE POLICY sign_ups_cancel ON volunteering.sign_ups FOR UPDATE TO nuancan_app
    USING (${OWN} AND (${WRITERS} OR (${OWN_VOLUNTEER}))) WITH CHECK (${OWN} AND (${WRITERS} OR (${OWN_VOLUNTEER})));
  GRANT SELECT, INSERT, UPDATE (cancelled_by, cancelled_at, cancel_reason) ON volunteering.sign_ups TO nuancan_app;
  GRANT SELECT ON volunteering.sign_ups TO nuancan_definer;
  CREATE TRIGGER sign_ups_audit AFTER INSERT OR UPDATE ON volunteering.sign_ups
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

/** Shifts of a facility and who signs up for them: never more than wanted, nobody twice at a time. */
export class PlanShifts1764420110000 implements MigrationInterface {
  readonly name = 'PlanShifts1764420110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    for (const table of ['shifts', 'sign_ups']) {
      await queryRunner.query(`
        ALTER TABLE volunteering.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE volunteering.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON volunteering.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON volunteering.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await queryRunner.query(ACCESS);
    for (const signature of ['require_ready(uuid, text[], date)', 'take_place()', 'free_place()']) {
      await queryRunner.query(`
        ALTER FUNCTION volunteering.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION volunteering.${signature} FROM PUBLIC;
      `);
    }
    // FOR SHARE asks for the right to change the row.
    await queryRunner.query('GRANT UPDATE (version) ON volunteering.volunteers TO nuancan_definer');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE volunteering.sign_ups, volunteering.shifts;
      DROP FUNCTION volunteering.take_place(), volunteering.free_place(), volunteering.guard_shift(),
        volunteering.require_ready(uuid, text[], date);
    `);
  }
}
