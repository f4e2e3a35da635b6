import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const OWN_VOLUNTEER = `platform.scope_role() = 'volunteer' AND EXISTS (SELECT FROM volunteering.volunteers v
  WHERE v.id = volunteer_id AND v.account_id = platform.scope_account())`;
const DAY_ENDS = `((business_date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')`;

const TABLES = `
  CREATE TABLE volunteering.attendances (
    id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    volunteer_id uuid NOT NULL,
    shift_id uuid,
    business_date date NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('kitchen', 'delivery')),
    arrived_at timestamptz NOT NULL,
    arrived_by text NOT NULL CHECK (arrived_by IN ('tablet', 'told')),
    arrival_note text CHECK (arrival_note <> ''),
    in_device_at timestamptz NOT NULL,
    in_device_id uuid NOT NULL,
    in_body_hash bytea NOT NULL CHECK (octet_length(in_body_hash) = 32),
    in_account_id uuid NOT NULL REFERENCES identity.accounts (id),
    in_recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    volunteer_account_id uuid REFERENCES identity.accounts (id),
    left_at timestamptz,
    left_by text CHECK (left_by IN ('tablet', 'told')),
    leaving_note text CHECK (leaving_note <> ''),
    out_device_at timestamptz,
    out_device_id uuid,
    out_body_hash bytea CHECK (octet_length(out_body_hash) = 32),
    out_account_id uuid REFERENCES identity.accounts (id),
    out_recorded_at timestamptz,
    attended_minutes int GENERATED ALWAYS AS (ceil(extract(epoch FROM left_at - arrived_at) / 60)::int) STORED,
    withdrawn_by uuid REFERENCES identity.accounts (id),
    withdrawn_at timestamptz,
    withdrawn_reason text CHECK (withdrawn_reason <> ''),
    UNIQUE (id, facility_id, town_code, district_code, business_date, volunteer_id, purpose),
    CONSTRAINT attendances_of_its_day CHECK (arrived_at >= (business_date::timestamp AT TIME ZONE 'Asia/Shanghai')
      AND arrived_at < ${DAY_ENDS}),
    CONSTRAINT attendances_left_after CHECK (left_at > arrived_at AND left_at <= ${DAY_ENDS}),
    CONSTRAINT attendances_told_noted CHECK ((arrived_by = 'told') = (arrival_note IS NOT NULL)
      AND (left_by IS NOT DISTINCT FROM 'told') = (leaving_note IS NOT NULL)),
    CONSTRAINT attendances_left_whole CHECK (num_nonnulls(left_at, left_by, out_device_at, out_device_id, out_body_hash, out_account_id,
      out_recorded_at) IN (0, 7)),
    CONSTRAINT attendances_in_time CHECK (arrived_at BETWEEN in_recorded_at - interval '7 days' AND in_recorded_at + interval '5 minutes'
      AND left_at <= out_recorded_at + interval '5 minutes'),
    CONSTRAINT attendances_withdrawn_whole CHECK (num_nonnulls(withdrawn_by, withdrawn_at, withdrawn_reason) IN (0, 3)),
    CONSTRAINT attendances_one_place EXCLUDE USING gist (volunteer_id WITH =,
      tstzrange(arrived_at, coalesce(left_at, ${DAY_ENDS})) WITH &&) WHERE (withdrawn_at IS NULL),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code),
    CONSTRAINT attendances_shift_fkey FOREIGN KEY (shift_id, facility_id, business_date, purpose)
      REFERENCES volunteering.shifts (id, facility_id, business_date, purpose)
  );
  CREATE INDEX attendances_day ON volunteering.attendances (facility_id, business_date);
  CREATE INDEX attendances_volunteer ON volunteering.attendances (volunteer_id, business_date);
  COMMENT ON TABLE volunteering.attendances IS
    'Who was there from when to when. A forgotten sign-out stays open until somebody is asked; it holds the person until midnight.';
  COMMENT ON COLUMN volunteering.attendances.id IS 'Chosen by the tablet, so that a repeat is known and a sign-out can follow offline.';
  COMMENT ON COLUMN volunteering.attendances.volunteer_account_id IS
    'The account of the volunteer at the sign-in, filled by trigger: it confirms nothing of it, whoever is linked later.';
  COMMENT ON COLUMN volunteering.attendances.in_device_at IS 'What the tablet''s clock said; the server''s is in_recorded_at.';
  COMMENT ON COLUMN volunteering.attendances.arrived_by IS 'told: asked for afterwards, with a note of who said so.';

  CREATE TABLE volunteering.hour_confirmations (
    attendance_id uuid NOT NULL,
    seq int NOT NULL CHECK (seq BETWEEN 1 AND 100),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    volunteer_id uuid NOT NULL,
    purpose text NOT NULL,
    minutes bigint NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    unit_fen bigint NOT NULL CHECK (unit_fen > 0),
    reason text CHECK (reason <> ''),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    volunteer_account_id uuid REFERENCES identity.accounts (id),
    confirmed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (attendance_id, seq),
    CONSTRAINT hour_confirmations_source UNIQUE (attendance_id, seq, facility_id, business_date, purpose, minutes, unit_fen),
    CONSTRAINT hour_confirmations_by_another CHECK (account_id <> volunteer_account_id),
    CONSTRAINT hour_confirmations_corrected CHECK ((seq = 1) = (reason IS NULL)),
    FOREIGN KEY (attendance_id, facility_id, town_code, district_code, business_date, volunteer_id, purpose)
      REFERENCES volunteering.attendances (id, facility_id, town_code, district_code, business_date, volunteer_id, purpose)
  );
  CREATE INDEX hour_confirmations_day ON volunteering.hour_confirmations (district_code, business_date);
  COMMENT ON TABLE volunteering.hour_confirmations IS
    'Minutes that somebody else than the volunteer confirmed; a correction is one more row, with its reason. The last one counts.';
  COMMENT ON COLUMN volunteering.hour_confirmations.volunteer_account_id IS
    'The account of the volunteer when the hours were confirmed, filled by trigger; NULL: none.';
  COMMENT ON COLUMN volunteering.hour_confirmations.unit_fen IS 'The district''s reference rate of the day, fen per hour.';`;

const FUNCTIONS = `
  CREATE FUNCTION volunteering.arrive() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM volunteering.require_ready(NEW.volunteer_id,
      coalesce((SELECT s.skills FROM volunteering.shifts s WHERE s.id = NEW.shift_id), '{}'), NEW.business_date);
    NEW.volunteer_account_id := (SELECT v.account_id FROM volunteering.volunteers v WHERE v.id = NEW.volunteer_id);
    RETURN NEW;
  END $$;
  CREATE TRIGGER attendances_arrive BEFORE INSERT ON volunteering.attendances
    FOR EACH ROW EXECUTE FUNCTION volunteering.arrive();

  CREATE FUNCTION volunteering.guard_attendance() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.withdrawn_at IS NOT NULL OR (NEW.withdrawn_at IS NULL AND OLD.left_at IS NOT NULL)
      OR (OLD.left_at IS NOT NULL AND (NEW.left_at, NEW.left_by, NEW.leaving_note, NEW.out_device_at, NEW.out_device_id, NEW.out_body_hash,
        NEW.out_account_id, NEW.out_recorded_at) IS DISTINCT FROM (OLD.left_at, OLD.left_by, OLD.leaving_note, OLD.out_device_at,
        OLD.out_device_id, OLD.out_body_hash, OLD.out_account_id, OLD.out_recorded_at)) THEN
      RAISE EXCEPTION 'signed out once, withdrawn once' USING ERRCODE = 'check_violation', CONSTRAINT = 'attendances_once';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER attendances_guard BEFORE UPDATE ON volunteering.attendances
    FOR EACH ROW EXECUTE FUNCTION volunteering.guard_attendance();

  CREATE FUNCTION volunteering.require_confirmable() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    attendance volunteering.attendances;
  BEGIN
    SELECT * INTO attendance FROM volunteering.attendances a WHERE a.id = NEW.attendance_id FOR NO KEY UPDATE;
    IF attendance.left_at IS NULL OR attendance.withdrawn_at IS NOT NULL THEN
      RAISE EXCEPTION 'still there, or withdrawn' USING ERRCODE = 'check_violation', CONSTRAINT = 'hour_confirmations_of_left';
    END IF;
    IF NEW.minutes > attendance.attended_minutes THEN
      RAISE EXCEPTION 'more than they were there' USING ERRCODE = 'check_violation', CONSTRAINT = 'hour_confirmations_attended';
    END IF;
    SELECT v.account_id INTO NEW.volunteer_account_id FROM volunteering.volunteers v WHERE v.id = NEW.volunteer_id;
    IF NEW.account_id IN (NEW.volunteer_account_id, attendance.volunteer_account_id) THEN
      RAISE EXCEPTION 'nobody confirms their own hours' USING ERRCODE = 'check_violation', CONSTRAINT = 'hour_confirmations_by_another';
    END IF;
    IF NEW.unit_fen IS DISTINCT FROM volunteering.rate_on(NEW.district_code, NEW.business_date) THEN
      RAISE EXCEPTION 'not the reference rate of the day' USING ERRCODE = 'check_violation', CONSTRAINT = 'hour_confirmations_rate';
    END IF;
    IF NEW.seq <> 1 + (SELECT count(*) FROM volunteering.hour_confirmations c WHERE c.attendance_id = NEW.attendance_id) THEN
      RAISE EXCEPTION 'not the next' USING ERRCODE = 'check_violation', CONSTRAINT = 'hour_confirmations_in_order';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER hour_confirmations_confirmable BEFORE INSERT ON volunteering.hour_confirmations
    FOR EACH ROW EXECUTE FUNCTION volunteering.require_confirmable();`;

const ACCESS = `
  CREATE POLICY attendances_read ON volunteering.attendances FOR SELECT TO nuancan_app
    USING (${OWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
  CREATE POLICY attendances_arrive ON volunteering.attendances FOR INSERT TO nuancan_app
    WITH CHECK (${OWN} AND ${WRITERS} AND left_at IS NULL AND withdrawn_at IS NULL);
  CREATE POLICY attendances_change ON volunteering.attendances FOR UPDATE TO nuancan_app
    USING (${OWN} AND ${WRITERS}) WITH CHECK (${OWN} AND ${WRITERS});
  GRANT SELECT, INSERT, UPDATE (left_at, left_by, leaving_note, out_device_at, out_device_id, out_body_hash, out_account_id,
    out_recorded_at, withdrawn_by, withdrawn_at, withdrawn_reason) ON volunteering.attendances TO nuancan_app;
  -- FOR NO KEY UPDATE asks for the right to change the row.
  GRANT SELECT, UPDATE (withdrawn_reason) ON volunteering.attendances TO nuancan_definer;
  CREATE TRIGGER attendances_no_delete BEFORE DELETE ON volunteering.attendances
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER attendances_audit AFTER INSERT OR UPDATE ON volunteering.attendances
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('arrival_note', 'leaving_note', 'in_body_hash', 'out_body_hash');

  CREATE POLICY hour_confirmations_read ON volunteering.hour_confirmations FOR SELECT TO nuancan_app
    USING (${OWN} AND (${READERS} OR (${OWN_VOLUNTEER})));
  CREATE POLICY hour_confirmations_confirm ON volunteering.hour_confirmations FOR INSERT TO nuancan_app
    WITH CHECK (${OWN} AND ${WRITERS} AND account_id = platform.scope_account());
  GRANT SELECT, INSERT ON volunteering.hour_confirmations TO nuancan_app;
  GRANT SELECT ON volunteering.hour_confirmations TO nuancan_definer;
  CREATE TRIGGER hour_confirmations_append_only BEFORE UPDATE OR DELETE ON volunteering.hour_confirmations
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER hour_confirmations_no_truncate BEFORE TRUNCATE ON volunteering.hour_confirmations
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER hour_confirmations_audit AFTER INSERT ON volunteering.hour_confirmations
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

/** Sign-ins and sign-outs with both clocks, and the minutes that another person confirmed of them. */
export class AttendAndConfirm1764420120000 implements MigrationInterface {
  readonly name = 'AttendAndConfirm1764420120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    for (const table of ['attendances', 'hour_confirmations']) {
      await queryRunner.query(`
        ALTER TABLE volunteering.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE volunteering.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON volunteering.${table} TO nuancan_definer USING (true) WITH CHECK (true);
      `);
    }
    await queryRunner.query(ACCESS);
    for (const signature of ['arrive()', 'require_confirmable()']) {
      await queryRunner.query(`
        ALTER FUNCTION volunteering.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION volunteering.${signature} FROM PUBLIC;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE volunteering.hour_confirmations, volunteering.attendances;
      DROP FUNCTION volunteering.arrive(), volunteering.guard_attendance(), volunteering.require_confirmable();
    `);
  }
}
