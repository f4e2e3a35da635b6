import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;

/** Acceptance before opening (验收) and the states a facility passes through; star grades; what a till must know of it all. */
export class KeepFacilityStates1764002220000 implements MigrationInterface {
  readonly name = 'KeepFacilityStates1764002220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.createTables(queryRunner);
    await this.guardStates(queryRunner);
    await this.beginStates(queryRunner);
    await this.secure(queryRunner);
    await this.createOpeningFacts(queryRunner);
  }

  private async createTables(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE meal_point.acceptances (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        proposed_by uuid NOT NULL REFERENCES identity.accounts (id),
        proposed_at timestamptz NOT NULL DEFAULT now(),
        note text,
        checklist jsonb NOT NULL CHECK (jsonb_typeof(checklist) = 'array' AND jsonb_array_length(checklist) BETWEEN 1 AND 60),
        result text CHECK (result IN ('accepted', 'rejected')),
        inspected_on date,
        decided_by uuid REFERENCES identity.accounts (id),
        decided_at timestamptz,
        decision_note text,
        CONSTRAINT acceptances_decided_whole CHECK (num_nonnulls(result, inspected_on, decided_by, decided_at) IN (0, 4)),
        CONSTRAINT acceptances_four_eyes CHECK (decided_by <> proposed_by),
        CONSTRAINT acceptances_all_passed CHECK (result IS DISTINCT FROM 'accepted'
          OR NOT jsonb_path_exists(checklist, '$[*] ? (!(@.passed == true))')),
        UNIQUE (id, facility_id),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      CREATE UNIQUE INDEX acceptances_one_open ON meal_point.acceptances (facility_id) WHERE result IS NULL;
      COMMENT ON COLUMN meal_point.acceptances.checklist IS 'Array of {item, passed, note}; accepted only when each passed.';

      CREATE TABLE meal_point.facility_states (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        seq int NOT NULL CHECK (seq >= 1),
        state text NOT NULL CHECK (state IN ('planned', 'accepted', 'open', 'suspended', 'closed')),
        valid_from date NOT NULL,
        reason text,
        acceptance_id uuid,
        taken_over boolean NOT NULL DEFAULT false,
        recorded_by uuid REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT facility_states_seq_key UNIQUE (facility_id, seq),
        CONSTRAINT facility_states_named_acceptance CHECK ((state = 'accepted') = (acceptance_id IS NOT NULL)),
        FOREIGN KEY (acceptance_id, facility_id) REFERENCES meal_point.acceptances (id, facility_id),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      COMMENT ON TABLE meal_point.facility_states IS
        'Append only. On a day holds the last row, by seq, that begins on it or before; a wrong future row is overruled by another.';
      COMMENT ON COLUMN meal_point.facility_states.taken_over IS
        'Was open before its acceptance was kept here: loaded or imported, never recorded by a person.';

      CREATE TABLE meal_point.star_grades (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        stars smallint NOT NULL CHECK (stars BETWEEN 1 AND 5),
        assessor text NOT NULL CHECK (assessor <> ''),
        basis text NOT NULL CHECK (basis <> ''),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT star_grades_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT star_grades_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      CREATE INDEX star_grades_facility ON meal_point.star_grades (facility_id, valid_from);
    `);
  }

  /** No opening without acceptance, none of a point that nobody feeds, no step out of order. */
  private async guardStates(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION meal_point.decide_once() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.result IS NULL THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the acceptance is decided' USING ERRCODE = 'check_violation', CONSTRAINT = 'acceptances_decided_once';
      END $$;
      CREATE TRIGGER acceptances_decided_once BEFORE UPDATE ON meal_point.acceptances
        FOR EACH ROW EXECUTE FUNCTION meal_point.decide_once();

      CREATE FUNCTION meal_point.check_state() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        previous record;
        broken text;
      BEGIN
        SELECT s.seq, s.state, s.valid_from INTO previous FROM meal_point.facility_states s
          WHERE s.facility_id = NEW.facility_id ORDER BY s.seq DESC LIMIT 1;
        NEW.seq := coalesce(previous.seq, 0) + 1;
        IF NEW.taken_over AND coalesce(platform.scope_role(), 'system') <> 'system'
          AND current_user <> 'nuancan_definer' THEN
          broken := 'facility_states_taken_over';
        ELSIF NEW.valid_from < previous.valid_from THEN
          broken := 'facility_states_dates_in_order';
        ELSIF NOT (CASE coalesce(previous.state, '')
          WHEN '' THEN NEW.state = 'planned' OR (NEW.state = 'open' AND NEW.taken_over)
          WHEN 'planned' THEN NEW.state IN ('accepted', 'closed')
          WHEN 'accepted' THEN NEW.state IN ('open', 'closed')
          WHEN 'open' THEN NEW.state IN ('suspended', 'closed')
          WHEN 'suspended' THEN NEW.state IN ('open', 'closed')
          ELSE NEW.state = 'planned' END) THEN
          broken := 'facility_states_step';
        ELSIF NEW.state = 'accepted' AND NOT EXISTS (SELECT FROM meal_point.acceptances a WHERE a.id = NEW.acceptance_id
            AND a.facility_id = NEW.facility_id AND a.result = 'accepted' AND a.inspected_on <= NEW.valid_from) THEN
          broken := 'facility_states_accepted_first';
        ELSIF NEW.state = 'open' AND NOT NEW.taken_over
          AND (SELECT f.tier FROM meal_point.facilities f WHERE f.id = NEW.facility_id) = 'meal_point'
          AND NOT EXISTS (SELECT FROM meal_point.supplies s WHERE s.facility_id = NEW.facility_id
            AND s.valid_from <= NEW.valid_from AND (s.valid_to IS NULL OR s.valid_to >= NEW.valid_from)) THEN
          broken := 'facility_states_supplied';
        END IF;
        IF broken IS NOT NULL THEN
          RAISE EXCEPTION 'from % to % is refused: %', coalesce(previous.state, 'nothing'), NEW.state, broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER facility_states_check BEFORE INSERT ON meal_point.facility_states
        FOR EACH ROW EXECUTE FUNCTION meal_point.check_state();

      CREATE FUNCTION meal_point.keep_business_days() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.taken_over THEN RETURN NULL; END IF;
        IF NEW.state = 'open' AND NOT EXISTS (SELECT FROM meal_point.facility_states s
            WHERE s.facility_id = NEW.facility_id AND s.state = 'open' AND s.seq < NEW.seq) THEN
          UPDATE meal_point.facilities SET opened_on = NEW.valid_from, version = version + 1
            WHERE id = NEW.facility_id AND opened_on <> NEW.valid_from;
        ELSIF NEW.state = 'closed' THEN
          UPDATE meal_point.facilities SET closed_on = greatest(opened_on, NEW.valid_from - 1), version = version + 1
            WHERE id = NEW.facility_id;
        ELSIF NEW.state = 'planned' THEN
          UPDATE meal_point.facilities SET closed_on = NULL, version = version + 1
            WHERE id = NEW.facility_id AND closed_on IS NOT NULL;
        END IF;
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION meal_point.keep_business_days() IS 'First and last day of business follow the states, whoever may record them.';
      ALTER FUNCTION meal_point.keep_business_days() OWNER TO nuancan_definer;
      GRANT UPDATE (opened_on, closed_on, version) ON meal_point.facilities TO nuancan_definer;
      CREATE TRIGGER facility_states_business_days AFTER INSERT ON meal_point.facility_states
        FOR EACH ROW EXECUTE FUNCTION meal_point.keep_business_days();
      CREATE TRIGGER facility_states_append_only BEFORE UPDATE OR DELETE ON meal_point.facility_states
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER facility_states_no_truncate BEFORE TRUNCATE ON meal_point.facility_states
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
    `);
  }

  /** Every facility has a state from its first commit: planned by a person, else taken over as it is. */
  private async beginStates(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE POLICY facility_states_definer ON meal_point.facility_states TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT ON meal_point.facility_states TO nuancan_definer;
      CREATE POLICY acceptances_definer ON meal_point.acceptances FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT ON meal_point.acceptances TO nuancan_definer;

      CREATE FUNCTION meal_point.begin_states() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        person CONSTANT boolean := coalesce(platform.scope_role(), 'system') <> 'system';
      BEGIN
        IF EXISTS (SELECT FROM meal_point.facility_states s WHERE s.facility_id = NEW.id) THEN RETURN NULL; END IF;
        INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, taken_over, recorded_by)
        VALUES (NEW.district_code, NEW.town_code, NEW.id, 1, CASE WHEN person THEN 'planned' ELSE 'open' END,
          CASE WHEN person THEN platform.business_date(now()) ELSE NEW.opened_on END, NOT person,
          CASE WHEN person THEN platform.scope_account() END);
        IF NOT person AND NEW.closed_on IS NOT NULL THEN
          INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, taken_over)
          VALUES (NEW.district_code, NEW.town_code, NEW.id, 2, 'closed', NEW.closed_on + 1, true);
        END IF;
        RETURN NULL;
      END $$;
      ALTER FUNCTION meal_point.begin_states() OWNER TO nuancan_definer;

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE meal_point.facilities NO FORCE ROW LEVEL SECURITY;
      INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, taken_over)
        SELECT district_code, town_code, id, 1, 'open', opened_on, true FROM meal_point.facilities;
      INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, taken_over)
        SELECT district_code, town_code, id, 2, 'closed', closed_on + 1, true FROM meal_point.facilities WHERE closed_on IS NOT NULL;
      ALTER TABLE meal_point.facilities FORCE ROW LEVEL SECURITY;

      CREATE CONSTRAINT TRIGGER facilities_begin_states AFTER INSERT ON meal_point.facilities
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION meal_point.begin_states();
      CREATE POLICY facilities_plan ON meal_point.facilities FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND town_code = platform.scope_town()
        AND platform.scope_role() = 'town_official');
      COMMENT ON POLICY facilities_plan ON meal_point.facilities IS 'A town proposes a place of its own; it begins as planned.';
    `);
  }

  private async secure(queryRunner: QueryRunner): Promise<void> {
    const byDistrict = `platform.scope_role() IN ('district_official', 'system')`;
    const byOfficials = `platform.scope_role() IN ('town_official', 'district_official', 'system')`;
    const signed = (column: string): string =>
      `(platform.scope_role() = 'system' OR ${column} IS NOT DISTINCT FROM platform.scope_account())`;
    for (const table of ['acceptances', 'facility_states', 'star_grades']) {
      await queryRunner.query(`
        ALTER TABLE meal_point.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE meal_point.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON meal_point.${table} FOR SELECT TO nuancan_app
          USING (${OWN} AND platform.scope_role() <> 'volunteer');
        GRANT SELECT, INSERT ON meal_point.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON meal_point.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
    await queryRunner.query(`
      CREATE POLICY acceptances_propose ON meal_point.acceptances FOR INSERT TO nuancan_app
        WITH CHECK (${OWN} AND ${byOfficials} AND ${signed('proposed_by')} AND result IS NULL);
      CREATE POLICY acceptances_decide ON meal_point.acceptances FOR UPDATE TO nuancan_app
        USING (${OWN} AND ${byDistrict}) WITH CHECK (${OWN} AND ${byDistrict} AND ${signed('decided_by')});
      GRANT UPDATE (checklist, result, inspected_on, decided_by, decided_at, decision_note) ON meal_point.acceptances TO nuancan_app;

      CREATE POLICY facility_states_record ON meal_point.facility_states FOR INSERT TO nuancan_app
        WITH CHECK (${OWN} AND ${signed('recorded_by')} AND (${byDistrict}
          OR (platform.scope_role() = 'town_official' AND state IN ('planned', 'suspended'))));

      CREATE POLICY star_grades_write ON meal_point.star_grades TO nuancan_app
        USING (${OWN} AND ${byDistrict}) WITH CHECK (${OWN} AND ${byDistrict});
      CREATE POLICY star_grades_definer ON meal_point.star_grades FOR SELECT TO nuancan_definer USING (true);
      GRANT UPDATE (valid_to), DELETE ON meal_point.star_grades TO nuancan_app;
      GRANT SELECT ON meal_point.star_grades TO nuancan_definer;
      CREATE TRIGGER star_grades_keep_past BEFORE UPDATE OR DELETE ON meal_point.star_grades
        FOR EACH ROW EXECUTE FUNCTION meal_point.keep_past_days();
    `);
  }

  private async createOpeningFacts(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION meal_point.opening_facts(at_facility uuid, dates date[]) RETURNS json
        LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
      DECLARE
        first_day date;
        last_day date;
      BEGIN
        SELECT min(d), max(d) INTO first_day, last_day FROM unnest(dates) AS d;
        RETURN (SELECT json_build_object('tier', f.tier, 'openedOn', f.opened_on, 'closedOn', f.closed_on,
          'states', (SELECT coalesce(json_agg(json_build_object('state', s.state, 'validFrom', s.valid_from) ORDER BY s.seq), '[]')
            FROM meal_point.facility_states s WHERE s.facility_id = f.id),
          'hours', (SELECT coalesce(json_agg(json_build_object('weekday', h.weekday, 'slot', h.slot, 'validFrom', h.valid_from,
              'validTo', h.valid_to, 'opensAt', to_char(h.opens_at, 'HH24:MI'), 'lastOrderAt', to_char(h.last_order_at, 'HH24:MI'),
              'closesAt', to_char(h.closes_at, 'HH24:MI'))), '[]')
            FROM meal_point.opening_hours h WHERE h.facility_id = f.id AND h.valid_from <= last_day
              AND (h.valid_to IS NULL OR h.valid_to >= first_day)),
          'exceptions', (SELECT coalesce(json_agg(json_build_object('kind', e.kind, 'slot', e.slot, 'validFrom', e.valid_from,
              'validTo', e.valid_to, 'reason', e.reason, 'opensAt', to_char(e.opens_at, 'HH24:MI'),
              'lastOrderAt', to_char(e.last_order_at, 'HH24:MI'), 'closesAt', to_char(e.closes_at, 'HH24:MI'))), '[]')
            FROM meal_point.opening_exceptions e WHERE e.facility_id = f.id AND e.valid_from <= last_day AND e.valid_to >= first_day),
          'supplies', (SELECT coalesce(json_agg(json_build_object('slot', p.slot, 'validFrom', p.valid_from,
              'validTo', p.valid_to)), '[]')
            FROM meal_point.supplies p WHERE p.facility_id = f.id AND p.valid_from <= last_day
              AND (p.valid_to IS NULL OR p.valid_to >= first_day)))
          FROM meal_point.facilities f WHERE f.id = at_facility);
      END $$;
      COMMENT ON FUNCTION meal_point.opening_facts(uuid, date[]) IS
        'What decides whether a facility is open on the given days, in the caller''s own scope; null outside it.';
      REVOKE EXECUTE ON FUNCTION meal_point.opening_facts(uuid, date[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION meal_point.opening_facts(uuid, date[]) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE UPDATE (opened_on, closed_on, version) ON meal_point.facilities FROM nuancan_definer;
      DROP FUNCTION meal_point.opening_facts(uuid, date[]);
      DROP POLICY facilities_plan ON meal_point.facilities;
      DROP TRIGGER facilities_begin_states ON meal_point.facilities;
      DROP FUNCTION meal_point.begin_states();
      DROP TABLE meal_point.star_grades, meal_point.facility_states, meal_point.acceptances;
      DROP FUNCTION meal_point.check_state(), meal_point.decide_once(), meal_point.keep_business_days();
    `);
  }
}
