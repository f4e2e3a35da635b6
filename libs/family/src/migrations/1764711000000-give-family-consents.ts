import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Longer than this no elder is bound by what was said once. */
const MOST_DAYS = 731;

const TABLES = `
  CREATE SCHEMA family;
  GRANT USAGE ON SCHEMA family TO nuancan_app;
  GRANT USAGE, CREATE ON SCHEMA family TO nuancan_definer;

  CREATE TABLE family.consents (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    resident_id uuid NOT NULL,
    facility_id uuid NOT NULL,
    facility_town text NOT NULL,
    name text CHECK (name <> '' AND length(name) <= 60),
    phone text CHECK (phone ~ '^[+]?[0-9]{5,15}$'),
    relationship text NOT NULL CHECK (relationship IN ('spouse', 'child', 'child_in_law', 'grandchild', 'sibling',
      'other_relative', 'guardian')),
    given_on date NOT NULL,
    given_by_way text NOT NULL CHECK (given_by_way IN ('in_person', 'written', 'telephone', 'by_guardian')),
    shows_meals boolean NOT NULL,
    shows_balance boolean NOT NULL,
    shows_deliveries boolean NOT NULL,
    valid_until date NOT NULL,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    withdrawal text CHECK (withdrawal IN ('elder', 'family', 'mistake', 'expired', 'gone', 'erased')),
    withdrawn_by uuid REFERENCES identity.accounts (id),
    withdrawn_at timestamptz,
    CONSTRAINT consents_client UNIQUE (facility_id, client_id),
    CONSTRAINT consents_show_something CHECK (shows_meals OR shows_balance OR shows_deliveries),
    CONSTRAINT consents_given_before CHECK (given_on <= (recorded_at AT TIME ZONE 'Asia/Shanghai')::date),
    CONSTRAINT consents_end CHECK (valid_until BETWEEN (recorded_at AT TIME ZONE 'Asia/Shanghai')::date AND given_on + ${MOST_DAYS}),
    CONSTRAINT consents_withdrawn_whole CHECK (num_nonnulls(withdrawal, withdrawn_at) IN (0, 2) AND (withdrawn_by IS NULL OR withdrawal IS NOT NULL)),
    CONSTRAINT consents_of_somebody CHECK ((name IS NULL) = (phone IS NULL) AND (name IS NOT NULL OR withdrawal IS NOT NULL)
      AND (name IS NULL OR withdrawal IS DISTINCT FROM 'family')),
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (resident_id, town_code, district_code) REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
  );
  CREATE UNIQUE INDEX consents_one_standing ON family.consents (resident_id, phone) WHERE withdrawn_at IS NULL;
  CREATE INDEX consents_facility ON family.consents (facility_id, id);
  COMMENT ON TABLE family.consents IS
    'An elder lets somebody of their family see meals, balance or deliveries until a day, or until it is withdrawn.';
  COMMENT ON COLUMN family.consents.facility_id IS 'Whom the family deals with: it answers what is asked of the wallet.';
  COMMENT ON COLUMN family.consents.name IS 'Null once the member of the family asked for it, or the elder was erased.';

  CREATE TABLE family.links (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    consent_id uuid NOT NULL REFERENCES family.consents (id),
    district_code text NOT NULL,
    token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
    created_by uuid NOT NULL REFERENCES identity.accounts (id),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    revoked_by uuid REFERENCES identity.accounts (id),
    revoked_at timestamptz,
    CONSTRAINT links_revoked_whole CHECK (num_nonnulls(revoked_by, revoked_at) IN (0, 2))
  );
  CREATE UNIQUE INDEX links_one_live ON family.links (consent_id) WHERE revoked_at IS NULL;
  COMMENT ON TABLE family.links IS 'The key to a family''s page: of the token only its SHA-256 is kept. A new one ends the one before.';

  CREATE TABLE family.views (
    consent_id uuid PRIMARY KEY REFERENCES family.consents (id),
    views int NOT NULL CHECK (views > 0),
    last_seen_at timestamptz NOT NULL
  );
  COMMENT ON TABLE family.views IS 'How often a page was opened, and when last; nothing of who, from where or what.';`;

const FUNCTIONS = `
  CREATE FUNCTION family.entries_of(resident uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT resident || ARRAY(SELECT e.other FROM registry.other_entries(ARRAY[resident]) e);
  $$;

  CREATE FUNCTION family.gone_from(resident uuid) RETURNS date
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT min(s.valid_from) FROM registry.resident_statuses s WHERE s.resident_id = ANY (family.entries_of(resident))
      AND s.status IN ('deceased', 'moved_out') AND s.withdrawn_at IS NULL
      AND (s.valid_to IS NULL OR s.valid_to >= platform.business_date(now()));
  $$;
  COMMENT ON FUNCTION family.gone_from(uuid) IS 'The first day on which somebody is dead or has moved away, today or later, over all their entries.';

  CREATE FUNCTION family.lock_elder(resident uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    entry uuid;
  BEGIN
    FOR entry IN SELECT e FROM unnest(family.entries_of(resident)) e ORDER BY e LOOP
      PERFORM pg_advisory_xact_lock(hashtextextended('family of ' || entry, 0));
    END LOOP;
  END $$;
  COMMENT ON FUNCTION family.lock_elder(uuid) IS
    'A consent that is given and a death that is entered at that moment see each other: whichever is second waits for the first.';

  CREATE FUNCTION family.stands(c family.consents) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.withdrawn_at IS NULL AND c.valid_until >= platform.business_date(now())
      AND EXISTS (SELECT FROM registry.residents r WHERE r.id = c.resident_id AND r.erased_at IS NULL)
      AND coalesce(family.gone_from(c.resident_id) > platform.business_date(now()), true);
  $$;

  CREATE FUNCTION family.link_of(hash bytea) RETURNS TABLE (consent_id uuid, district_code text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id, c.district_code FROM family.links l JOIN family.consents c ON c.id = l.consent_id
    WHERE l.token_hash = hash AND l.revoked_at IS NULL AND family.stands(c);
  $$;
  COMMENT ON FUNCTION family.link_of(bytea) IS 'The standing consent whose link has this token. Whoever has the token may ask.';

  CREATE FUNCTION family.elder_of(consent uuid) RETURNS TABLE (name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.name FROM family.consents c JOIN registry.residents r ON r.id = c.resident_id
    WHERE c.id = consent AND c.district_code = platform.scope_district() AND CASE platform.scope_role()
      WHEN 'operator' THEN c.facility_id = platform.scope_facility()
      WHEN 'town_official' THEN platform.scope_town() IN (c.town_code, c.facility_town)
      ELSE platform.scope_role() IN ('district_official', 'system') END;
  $$;
  COMMENT ON FUNCTION family.elder_of(uuid) IS 'Whose consent it is, to whoever may read it, also where the elder is of another town.';

  CREATE FUNCTION family.begin_consent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    of_operator CONSTANT boolean := coalesce(platform.scope_role(), '') = 'operator';
  BEGIN
    PERFORM family.lock_elder(NEW.resident_id);
    SELECT r.district_code, r.town_code INTO NEW.district_code, NEW.town_code FROM registry.residents r
    WHERE r.id = NEW.resident_id AND r.erased_at IS NULL AND r.merged_into IS NULL AND r.district_code = platform.scope_district();
    IF NOT FOUND OR (of_operator AND NOT family.is_diner(NEW.resident_id, NEW.facility_id)) THEN
      RAISE EXCEPTION 'nobody this account knows' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'consents_resident';
    END IF;
    SELECT f.town_code INTO NEW.facility_town FROM meal_point.facilities f
    WHERE f.id = NEW.facility_id AND f.district_code = platform.scope_district();
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such facility' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'consents_facility';
    END IF;
    IF family.gone_from(NEW.resident_id) <= platform.business_date(now()) THEN
      RAISE EXCEPTION 'dead or moved away' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_resident_here';
    END IF;
    NEW.valid_until := least(NEW.valid_until, family.gone_from(NEW.resident_id) - 1);
    UPDATE family.consents c SET withdrawal = 'expired', withdrawn_at = clock_timestamp()
    WHERE c.resident_id = NEW.resident_id AND c.phone = NEW.phone AND c.withdrawn_at IS NULL
      AND c.valid_until < platform.business_date(now());
    RETURN NEW;
  END $$;

  CREATE FUNCTION family.is_diner(resident uuid, facility uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM canteen.meals m WHERE m.resident_id = ANY (family.entries_of(resident)) AND m.facility_id = facility
        AND m.business_date > platform.business_date(now()) - 180
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date))
      OR EXISTS (SELECT FROM delivery.standing_orders s WHERE s.person_id = ANY (family.entries_of(resident)) AND s.facility_id = facility
        AND s.valid_to >= platform.business_date(now()) AND s.valid_to >= s.valid_from);
  $$;
  COMMENT ON FUNCTION family.is_diner(uuid, uuid) IS 'Whether somebody ate of this kitchen in the last half year, or is brought its meals.';

  CREATE FUNCTION family.end_for_gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    resident CONSTANT uuid := CASE TG_TABLE_NAME WHEN 'residents' THEN to_jsonb(NEW) ->> 'id' ELSE to_jsonb(NEW) ->> 'resident_id' END;
    gone CONSTANT date := family.gone_from(resident);
    today CONSTANT date := platform.business_date(now());
  BEGIN
    PERFORM family.lock_elder(resident);
    IF gone <= today THEN
      UPDATE family.consents c SET withdrawal = 'gone', withdrawn_by = platform.scope_account(), withdrawn_at = clock_timestamp()
      WHERE c.resident_id = ANY (family.entries_of(resident)) AND c.withdrawn_at IS NULL;
    ELSIF gone > today THEN
      UPDATE family.consents c SET valid_until = gone - 1
      WHERE c.resident_id = ANY (family.entries_of(resident)) AND c.withdrawn_at IS NULL AND c.valid_until >= gone;
    END IF;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION family.end_for_gone() IS
    'Nobody sees anything of somebody who is dead or has moved away; whoever moves later, until then. A death entered by mistake needs a new consent.';`;

/** Whoever withdraws waits for whoever asks or decides at that moment; the instant is that after the wait. */
const KEEP_WITHDRAWN = `
  CREATE FUNCTION family.keep_withdrawn() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    -- Of what has ended, only the name goes.
    IF OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at, NEW.valid_until, NEW.withdrawn_by) IS DISTINCT FROM
        (OLD.withdrawn_at, OLD.valid_until, OLD.withdrawn_by) THEN
      RAISE EXCEPTION 'withdrawn once' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_withdrawn_once';
    END IF;
    IF NEW.valid_until > OLD.valid_until THEN
      RAISE EXCEPTION 'never longer than the elder said' USING ERRCODE = 'check_violation', CONSTRAINT = 'consents_never_longer';
    END IF;
    IF OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL THEN
      NEW.withdrawn_at := clock_timestamp();
    END IF;
    RETURN NEW;
  END $$;`;

const FUNCTIONS_OF = {
  inner: [
    'entries_of(uuid)',
    'gone_from(uuid)',
    'lock_elder(uuid)',
    'begin_consent()',
    'is_diner(uuid, uuid)',
    'keep_withdrawn()',
    'end_for_gone()',
  ],
  called: ['stands(family.consents)', 'link_of(bytea)', 'elder_of(uuid)'],
} as const;

/** 家属查看: whom an elder lets see what, by which link, and until when. */
export class GiveFamilyConsents1764711000000 implements MigrationInterface {
  readonly name = 'GiveFamilyConsents1764711000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(KEEP_WITHDRAWN);
    for (const signature of [...FUNCTIONS_OF.inner, ...FUNCTIONS_OF.called]) {
      await queryRunner.query(`ALTER FUNCTION family.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION family.${signature} FROM PUBLIC`);
    }
    for (const signature of FUNCTIONS_OF.called) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION family.${signature} TO nuancan_app`);
    }
    await queryRunner.query(`
      CREATE TRIGGER consents_begin BEFORE INSERT ON family.consents FOR EACH ROW EXECUTE FUNCTION family.begin_consent();
      CREATE TRIGGER consents_keep BEFORE UPDATE ON family.consents FOR EACH ROW EXECUTE FUNCTION family.keep_withdrawn();
      CREATE TRIGGER resident_statuses_end_family AFTER INSERT OR UPDATE ON registry.resident_statuses FOR EACH ROW
        WHEN (NEW.status IN ('deceased', 'moved_out') AND NEW.withdrawn_at IS NULL) EXECUTE FUNCTION family.end_for_gone();
      CREATE TRIGGER residents_merge_family AFTER UPDATE OF merged_into ON registry.residents FOR EACH ROW
        WHEN (NEW.merged_into IS NOT NULL) EXECUTE FUNCTION family.end_for_gone();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER resident_statuses_end_family ON registry.resident_statuses;
      DROP TRIGGER residents_merge_family ON registry.residents;
      DROP SCHEMA family CASCADE;
    `);
  }
}
