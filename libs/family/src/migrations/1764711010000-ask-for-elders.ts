import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So much is asked with one link on one day. */
const MOST_A_DAY = 5;
/** A pause begins and lasts no longer ahead than this. */
const MOST_DAYS = 92;

const TABLES = `
  CREATE TABLE family.requests (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    consent_id uuid NOT NULL REFERENCES family.consents (id),
    district_code text NOT NULL,
    facility_id uuid NOT NULL,
    facility_town text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('top_up', 'pause')),
    amount_fen bigint CHECK (amount_fen BETWEEN 100 AND 1000000),
    paused_from date,
    paused_to date,
    reason text CHECK (reason IN ('hospital', 'family', 'away', 'other')),
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT requests_client UNIQUE (consent_id, client_id),
    CONSTRAINT requests_whole CHECK (CASE kind WHEN 'top_up' THEN amount_fen IS NOT NULL AND num_nonnulls(paused_from, paused_to, reason) = 0
      ELSE amount_fen IS NULL AND num_nulls(paused_from, paused_to, reason) = 0 END),
    CONSTRAINT requests_days_in_order CHECK (paused_from >= (asked_at AT TIME ZONE 'Asia/Shanghai')::date
      AND paused_to BETWEEN paused_from AND paused_from + ${MOST_DAYS} AND paused_from <= (asked_at AT TIME ZONE 'Asia/Shanghai')::date + ${MOST_DAYS}),
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX requests_facility ON family.requests (facility_id, id);
  COMMENT ON TABLE family.requests IS 'What a family asks a kitchen for: money to be taken for the wallet, or some days without a delivery. Nothing happens by it alone.';

  CREATE TABLE family.words (
    request_id uuid NOT NULL REFERENCES family.requests (id),
    said_by text NOT NULL CHECK (said_by IN ('family', 'facility')),
    words text NOT NULL CHECK (words <> '' AND length(words) <= 200),
    PRIMARY KEY (request_id, said_by)
  );
  COMMENT ON TABLE family.words IS 'The note of a request and the word of its answer, apart because they go with whom they are about.';

  CREATE TABLE family.decisions (
    request_id uuid PRIMARY KEY REFERENCES family.requests (id),
    outcome text NOT NULL CHECK (outcome IN ('accepted', 'refused', 'withdrawn')),
    account_id uuid REFERENCES identity.accounts (id),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT decisions_by_somebody CHECK ((account_id IS NULL) = (outcome = 'withdrawn'))
  );
  COMMENT ON TABLE family.decisions IS 'What became of a request, once: the kitchen accepts or refuses it, or the family takes it back.';

  CREATE TABLE family.decision_pauses (
    request_id uuid NOT NULL REFERENCES family.decisions (request_id),
    pause_id uuid NOT NULL CONSTRAINT decision_pauses_once UNIQUE REFERENCES delivery.pauses (id),
    PRIMARY KEY (request_id, pause_id)
  );
  COMMENT ON TABLE family.decision_pauses IS 'The pauses of standing orders that an accepted request became.';`;

const ASK = `
  CREATE FUNCTION family.ask(hash bytea, client uuid, body bytea, of_kind text, at_facility uuid, fen bigint, first_day date, last_day date,
      why text, note text, OUT request_id uuid, OUT repeated boolean)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    c family.consents;
    place meal_point.facilities;
    earlier family.requests;
    today CONSTANT date := platform.business_date(now());
  BEGIN
    -- One at a time asks by a link, and nobody while it is withdrawn.
    SELECT x.* INTO c FROM family.consents x WHERE x.id = (SELECT l.consent_id FROM family.link_of(hash) l) FOR UPDATE;
    IF c.id IS NULL OR NOT family.stands(c) THEN
      RETURN;
    END IF;
    SELECT r.* INTO earlier FROM family.requests r WHERE r.consent_id = c.id AND r.client_id = client;
    IF FOUND THEN
      IF earlier.body_hash <> body THEN
        RAISE EXCEPTION 'another request' USING ERRCODE = 'unique_violation', CONSTRAINT = 'requests_client';
      END IF;
      request_id := earlier.id;
      repeated := true;
      RETURN;
    END IF;
    IF NOT (CASE of_kind WHEN 'top_up' THEN c.shows_balance ELSE c.shows_deliveries END) THEN
      RAISE EXCEPTION 'not of this consent' USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_shown';
    END IF;
    IF (SELECT count(*) FROM family.requests r WHERE r.consent_id = c.id AND platform.business_date(r.asked_at) = today) >= ${MOST_A_DAY} THEN
      RAISE EXCEPTION 'enough for a day' USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_a_day';
    END IF;
    IF of_kind = 'pause' AND NOT EXISTS (SELECT FROM delivery.standing_orders s WHERE s.person_id = ANY (family.entries_of(c.resident_id))
        AND s.facility_id = at_facility AND s.valid_from <= last_day AND s.valid_to >= first_day) THEN
      RAISE EXCEPTION 'nothing is brought then' USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_something_to_pause';
    END IF;
    SELECT f.* INTO place FROM meal_point.facilities f WHERE f.id = CASE of_kind WHEN 'top_up' THEN c.facility_id ELSE at_facility END;
    INSERT INTO family.requests AS r (consent_id, district_code, facility_id, facility_town, kind, amount_fen, paused_from, paused_to, reason,
        client_id, body_hash)
      VALUES (c.id, c.district_code, place.id, place.town_code, of_kind, fen, first_day, last_day, why, client, body)
      RETURNING r.id INTO request_id;
    repeated := false;
    IF note IS NOT NULL THEN
      INSERT INTO family.words (request_id, said_by, words) VALUES (ask.request_id, 'family', note);
    END IF;
  END $$;
  COMMENT ON FUNCTION family.ask(bytea, uuid, bytea, text, uuid, bigint, date, date, text, text) IS
    'Asks by a link, once per client id; no row where the link opens nothing. Money goes to the kitchen of the consent, a pause to the one that cooks.';

  CREATE FUNCTION family.take_back(hash bytea, request uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM family.requests r WHERE r.id = request AND r.consent_id = (SELECT l.consent_id FROM family.link_of(hash) l);
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    INSERT INTO family.decisions (request_id, outcome) VALUES (request, 'withdrawn');
    RETURN true;
  END $$;
  COMMENT ON FUNCTION family.take_back(bytea, uuid) IS 'Whether it was one of this link''s; refused (decisions_pkey) once it was decided.';`;

const DECIDE = `
  CREATE FUNCTION family.request_faces(asked uuid[]) RETURNS TABLE (request_id uuid, resident_id uuid, resident_name text, name text, phone text,
      relationship text, stands boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT q.id, r.id, r.name, c.name, c.phone, c.relationship, family.stands(c)
    FROM family.requests q JOIN family.consents c ON c.id = q.consent_id
    JOIN registry.residents e ON e.id = c.resident_id JOIN registry.residents r ON r.id = coalesce(e.merged_into, e.id)
    WHERE q.id = ANY (asked) AND q.district_code = platform.scope_district() AND CASE platform.scope_role()
      WHEN 'operator' THEN q.facility_id = platform.scope_facility()
      WHEN 'town_official' THEN platform.scope_town() IN (q.facility_town, c.town_code)
      ELSE platform.scope_role() IN ('district_official', 'system') END;
  $$;
  COMMENT ON FUNCTION family.request_faces(uuid[]) IS 'Who asks for whom: the kitchen that is asked answers them, also when the elder is of another town.';

  CREATE FUNCTION family.decide(request uuid, as_outcome text, answer text, made uuid[]) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    q family.requests;
    c family.consents;
  BEGIN
    SELECT r.* INTO q FROM family.requests r WHERE r.id = request AND r.district_code = platform.scope_district()
      AND platform.scope_role() = 'operator' AND r.facility_id = platform.scope_facility();
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    -- Whoever withdraws it at this moment waits, or was first.
    SELECT x.* INTO c FROM family.consents x WHERE x.id = q.consent_id FOR UPDATE;
    INSERT INTO family.decisions (request_id, outcome, account_id) VALUES (request, as_outcome, platform.scope_account());
    IF as_outcome = 'accepted' AND NOT family.stands(c) THEN
      RAISE EXCEPTION 'no consent any more' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_with_consent';
    END IF;
    IF (as_outcome = 'accepted' AND q.kind = 'pause') <> (cardinality(made) > 0) OR EXISTS (SELECT FROM unnest(made) m (id)
        WHERE NOT EXISTS (SELECT FROM delivery.pauses p WHERE p.id = m.id AND p.resident_id = ANY (family.entries_of(c.resident_id))
          AND p.facility_id = q.facility_id AND (p.paused_from, p.paused_to) = (q.paused_from, q.paused_to))) THEN
      RAISE EXCEPTION 'not what was asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_make_the_pause';
    END IF;
    INSERT INTO family.decision_pauses (request_id, pause_id) SELECT request, m.id FROM unnest(made) m (id);
    -- Whoever asked to be forgotten is told nothing any more.
    IF answer IS NOT NULL AND c.name IS NOT NULL THEN
      INSERT INTO family.words (request_id, said_by, words) VALUES (request, 'facility', answer);
    END IF;
    RETURN true;
  END $$;
  COMMENT ON FUNCTION family.decide(uuid, text, text, uuid[]) IS
    'The kitchen that was asked answers, once. An accepted pause names the pauses that were made of it in this transaction.';`;

const CALLED = [
  'ask(bytea, uuid, bytea, text, uuid, bigint, date, date, text, text)',
  'take_back(bytea, uuid)',
  'request_faces(uuid[])',
  'decide(uuid, text, text, uuid[])',
];

/** 家属请求: what a family may ask for, and the kitchen's one answer. */
export class AskForElders1764711010000 implements MigrationInterface {
  readonly name = 'AskForElders1764711010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, ASK, DECIDE]) await queryRunner.query(part);
    for (const signature of CALLED) {
      await queryRunner.query(`ALTER FUNCTION family.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION family.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION family.${signature} TO nuancan_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION ${CALLED.map((signature) => `family.${signature}`).join(', ')};
      DROP TABLE family.decision_pauses, family.decisions, family.words, family.requests;
    `);
  }
}
