import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_TOWN = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const SKILLS = `'kitchen_help', 'cooking', 'serving', 'driving', 'e_bike', 'first_aid', 'dialect', 'health_certificate'`;
const CERTIFIED = `'health_certificate', 'driving', 'first_aid'`;

const TABLES = `
  CREATE SCHEMA volunteering;
  GRANT USAGE ON SCHEMA volunteering TO nuancan_app;
  GRANT USAGE, CREATE ON SCHEMA volunteering TO nuancan_definer;

  CREATE TABLE volunteering.volunteers (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    register_no bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT volunteers_register_no UNIQUE,
    district_code text NOT NULL,
    town_code text NOT NULL,
    state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'left')),
    account_id uuid CONSTRAINT volunteers_account UNIQUE REFERENCES identity.accounts (id),
    consented_on date NOT NULL,
    registered_by uuid NOT NULL REFERENCES identity.accounts (id),
    registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    checked_by uuid REFERENCES identity.accounts (id),
    checked_at timestamptz,
    version int NOT NULL DEFAULT 1,
    erased_at timestamptz,
    UNIQUE (id, town_code, district_code),
    CONSTRAINT volunteers_checked_whole CHECK ((checked_by IS NULL) = (checked_at IS NULL)),
    CONSTRAINT volunteers_four_eyes CHECK (checked_by <> registered_by),
    CONSTRAINT volunteers_erased_left CHECK (erased_at IS NULL OR (state = 'left' AND account_id IS NULL)),
    FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code)
  );
  CREATE INDEX volunteers_town ON volunteering.volunteers (district_code, town_code, id);
  COMMENT ON TABLE volunteering.volunteers IS
    'The register of a town: who helps at its facilities. Who that is stands in volunteering.persons and goes with an erasure.';
  COMMENT ON COLUMN volunteering.volunteers.checked_by IS
    'Who saw the person and the papers as they are; another than who registered. Nobody signs up before.';

  CREATE TABLE volunteering.persons (
    id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text NOT NULL,
    name text NOT NULL CHECK (name <> '' AND length(name) <= 60),
    name_initials text NOT NULL,
    phone text NOT NULL CHECK (phone ~ '^[0-9 +-]{5,20}$'),
    birth_date date CHECK (birth_date >= date '1900-01-01'),
    home_village_code text REFERENCES registry.villages (code),
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    CONSTRAINT persons_client UNIQUE (district_code, client_id),
    FOREIGN KEY (id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code)
  );
  COMMENT ON TABLE volunteering.persons IS
    'Who a volunteer is: personal data, never in the audit log, gone after an erasure.';

  CREATE TABLE volunteering.volunteer_skills (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    volunteer_id uuid NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    skill text NOT NULL CHECK (skill IN (${SKILLS})),
    certificate_no text CHECK (certificate_no <> '' AND length(certificate_no) <= 60),
    valid_from date,
    valid_to date,
    CONSTRAINT volunteer_skills_once UNIQUE (volunteer_id, skill),
    CONSTRAINT volunteer_skills_dates CHECK (valid_to >= valid_from),
    CONSTRAINT volunteer_skills_expire CHECK (skill NOT IN (${CERTIFIED}) OR valid_to IS NOT NULL),
    FOREIGN KEY (volunteer_id, town_code, district_code) REFERENCES volunteering.volunteers (id, town_code, district_code)
  );
  COMMENT ON COLUMN volunteering.volunteer_skills.valid_to IS 'Last day of the certificate; health certificates, driving and first aid always have one.';

  CREATE TABLE volunteering.reference_rates (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    valid_from date NOT NULL CHECK (valid_from >= date '2000-01-01'),
    fen_per_hour bigint NOT NULL CHECK (fen_per_hour BETWEEN 1 AND 100000),
    recorded_by uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX reference_rates_in_force ON volunteering.reference_rates (district_code, valid_from, id);
  COMMENT ON TABLE volunteering.reference_rates IS
    'What an hour of help is worth. On a day the row with the latest first day holds, of two the one recorded last.';`;

const FUNCTIONS = `
  CREATE FUNCTION volunteering.rate_on(of_district text, on_date date) RETURNS bigint
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.fen_per_hour FROM volunteering.reference_rates r WHERE r.district_code = of_district AND r.valid_from <= on_date
    ORDER BY r.valid_from DESC, r.id DESC LIMIT 1;
  $$;
  COMMENT ON FUNCTION volunteering.rate_on(text, date) IS 'Fen per hour on a day; NULL: the district has not set any.';

  CREATE FUNCTION volunteering.reference_rates_key(district text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('volunteering-rate ' || district, 0);
  COMMENT ON FUNCTION volunteering.reference_rates_key(text) IS 'Held alone by who sets a rate, shared by who enters hours at it.';

  CREATE FUNCTION volunteering.require_rate_ahead() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- The first one may reach back: there is no past yet that it would change.
    PERFORM pg_advisory_xact_lock(volunteering.reference_rates_key(NEW.district_code));
    NEW.recorded_at := clock_timestamp();
    IF NEW.valid_from <= platform.business_date(clock_timestamp())
      AND EXISTS (SELECT FROM volunteering.reference_rates r WHERE r.district_code = NEW.district_code) THEN
      RAISE EXCEPTION 'a rate begins on a day to come' USING ERRCODE = 'check_violation', CONSTRAINT = 'reference_rates_ahead';
    END IF;
    RETURN NEW;
  END $$;
  ALTER FUNCTION volunteering.require_rate_ahead() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION volunteering.require_rate_ahead() FROM PUBLIC;
  CREATE TRIGGER reference_rates_in_time BEFORE INSERT ON volunteering.reference_rates
    FOR EACH ROW EXECUTE FUNCTION volunteering.require_rate_ahead();

  CREATE FUNCTION volunteering.guard_volunteer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.erased_at IS NOT NULL THEN
      RAISE EXCEPTION 'an erased volunteer stays erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteers_stay_erased';
    END IF;
    IF (NEW.checked_by, NEW.checked_at) IS DISTINCT FROM (OLD.checked_by, OLD.checked_at) AND NEW.checked_by IS NOT NULL AND (OLD.checked_by IS NOT NULL
      OR NEW.checked_by IS DISTINCT FROM platform.scope_account()
      OR coalesce(platform.scope_role(), '') NOT IN ('town_official', 'district_official')) THEN
      RAISE EXCEPTION 'an official checks, once' USING ERRCODE = 'check_violation', CONSTRAINT = 'volunteers_checked_once';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER volunteers_guard BEFORE UPDATE ON volunteering.volunteers
    FOR EACH ROW EXECUTE FUNCTION volunteering.guard_volunteer();

  CREATE FUNCTION volunteering.uncheck_volunteer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE volunteering.volunteers v SET checked_by = NULL, checked_at = NULL
    WHERE v.id = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid AND v.checked_by IS NOT NULL
      AND coalesce(platform.scope_role(), 'system') <> 'system';
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION volunteering.uncheck_volunteer() IS
    'Whoever changes who somebody is, or what a certificate says, has an official look again: what was seen was another.';
  ALTER FUNCTION volunteering.uncheck_volunteer() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION volunteering.uncheck_volunteer() FROM PUBLIC;
  CREATE TRIGGER persons_uncheck AFTER UPDATE ON volunteering.persons FOR EACH ROW
    WHEN ((NEW.name, NEW.phone, NEW.birth_date) IS DISTINCT FROM (OLD.name, OLD.phone, OLD.birth_date))
    EXECUTE FUNCTION volunteering.uncheck_volunteer('id');
  CREATE TRIGGER volunteer_skills_uncheck_new AFTER INSERT ON volunteering.volunteer_skills FOR EACH ROW
    WHEN (NEW.skill IN (${CERTIFIED}) OR NEW.certificate_no IS NOT NULL)
    EXECUTE FUNCTION volunteering.uncheck_volunteer('volunteer_id');
  CREATE TRIGGER volunteer_skills_uncheck AFTER UPDATE ON volunteering.volunteer_skills FOR EACH ROW
    WHEN ((NEW.certificate_no, NEW.valid_from, NEW.valid_to) IS DISTINCT FROM (OLD.certificate_no, OLD.valid_from, OLD.valid_to))
    EXECUTE FUNCTION volunteering.uncheck_volunteer('volunteer_id');

  CREATE FUNCTION volunteering.guard_volunteer_link() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    before uuid := CASE TG_OP WHEN 'UPDATE' THEN OLD.account_id END;
  BEGIN
    IF NEW.account_id IS DISTINCT FROM before AND platform.scope_role() IS NOT NULL
      AND (platform.scope_role() NOT IN ('town_official', 'district_official') OR platform.scope_account() IN (before, NEW.account_id)) THEN
      RAISE EXCEPTION 'an official links an account, never their own' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'volunteers_linked_by_official';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER volunteers_link BEFORE INSERT OR UPDATE OF account_id ON volunteering.volunteers
    FOR EACH ROW EXECUTE FUNCTION volunteering.guard_volunteer_link();`;

const ACCESS = `
  CREATE POLICY volunteers_read ON volunteering.volunteers FOR SELECT TO nuancan_app USING (${OF_TOWN}
    AND (${READERS} OR (platform.scope_role() = 'volunteer' AND account_id = platform.scope_account())));
  CREATE POLICY volunteers_register ON volunteering.volunteers FOR INSERT TO nuancan_app WITH CHECK (${OF_TOWN} AND ${WRITERS}
    AND registered_by = platform.scope_account() AND checked_by IS NULL AND erased_at IS NULL);
  CREATE POLICY volunteers_edit ON volunteering.volunteers FOR UPDATE TO nuancan_app
    USING (${OF_TOWN} AND ${WRITERS}) WITH CHECK (${OF_TOWN} AND ${WRITERS});
  CREATE POLICY volunteers_definer ON volunteering.volunteers TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (state, account_id, checked_by, checked_at, version) ON volunteering.volunteers TO nuancan_app;
  GRANT SELECT, UPDATE (state, account_id, checked_by, checked_at, erased_at, version) ON volunteering.volunteers TO nuancan_definer;
  CREATE TRIGGER volunteers_no_delete BEFORE DELETE ON volunteering.volunteers
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER volunteers_audit AFTER INSERT OR UPDATE ON volunteering.volunteers
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

  CREATE POLICY persons_read ON volunteering.persons FOR SELECT TO nuancan_app USING (${OF_TOWN} AND (${WRITERS}
    OR (platform.scope_role() = 'volunteer' AND EXISTS (SELECT FROM volunteering.volunteers v
      WHERE v.id = persons.id AND v.account_id = platform.scope_account()))));
  CREATE POLICY persons_register ON volunteering.persons FOR INSERT TO nuancan_app WITH CHECK (${OF_TOWN} AND ${WRITERS});
  CREATE POLICY persons_edit ON volunteering.persons FOR UPDATE TO nuancan_app
    USING (${OF_TOWN} AND ${WRITERS}) WITH CHECK (${OF_TOWN} AND ${WRITERS});
  CREATE POLICY persons_definer ON volunteering.persons TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, UPDATE (name, name_initials, phone, birth_date, home_village_code) ON volunteering.persons TO nuancan_app;
  GRANT SELECT, DELETE ON volunteering.persons TO nuancan_definer;
  CREATE TRIGGER persons_audit AFTER INSERT OR UPDATE OR DELETE ON volunteering.persons FOR EACH ROW
    EXECUTE FUNCTION platform.audit_row('name', 'name_initials', 'phone', 'birth_date', 'home_village_code', 'body_hash');

  CREATE POLICY volunteer_skills_read ON volunteering.volunteer_skills FOR SELECT TO nuancan_app USING (${OF_TOWN} AND (${READERS}
    OR (platform.scope_role() = 'volunteer' AND EXISTS (SELECT FROM volunteering.volunteers v
      WHERE v.id = volunteer_id AND v.account_id = platform.scope_account()))));
  CREATE POLICY volunteer_skills_write ON volunteering.volunteer_skills TO nuancan_app
    USING (${OF_TOWN} AND ${WRITERS}) WITH CHECK (${OF_TOWN} AND ${WRITERS});
  CREATE POLICY volunteer_skills_definer ON volunteering.volunteer_skills TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, DELETE, UPDATE (certificate_no, valid_from, valid_to) ON volunteering.volunteer_skills TO nuancan_app;
  GRANT SELECT, DELETE ON volunteering.volunteer_skills TO nuancan_definer;
  CREATE TRIGGER volunteer_skills_audit AFTER INSERT OR UPDATE OR DELETE ON volunteering.volunteer_skills
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('certificate_no');

  CREATE POLICY reference_rates_read ON volunteering.reference_rates FOR SELECT TO nuancan_app
    USING (district_code = platform.scope_district() AND (${READERS} OR platform.scope_role() = 'volunteer'));
  CREATE POLICY reference_rates_set ON volunteering.reference_rates FOR INSERT TO nuancan_app WITH CHECK (
    district_code = platform.scope_district() AND platform.scope_role() IN ('district_official', 'system'));
  CREATE POLICY reference_rates_definer ON volunteering.reference_rates FOR SELECT TO nuancan_definer USING (true);
  GRANT SELECT, INSERT ON volunteering.reference_rates TO nuancan_app;
  GRANT SELECT ON volunteering.reference_rates TO nuancan_definer;
  CREATE TRIGGER reference_rates_append_only BEFORE UPDATE OR DELETE ON volunteering.reference_rates
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER reference_rates_no_truncate BEFORE TRUNCATE ON volunteering.reference_rates
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER reference_rates_audit AFTER INSERT ON volunteering.reference_rates
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

/** The register of volunteers, what they can do, and what an hour of theirs is worth. */
export class RegisterVolunteers1764420100000 implements MigrationInterface {
  readonly name = 'RegisterVolunteers1764420100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of ['volunteers', 'persons', 'volunteer_skills', 'reference_rates']) {
      await queryRunner.query(`
        ALTER TABLE volunteering.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE volunteering.${table} FORCE ROW LEVEL SECURITY;
      `);
    }
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(ACCESS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA volunteering CASCADE');
  }
}
