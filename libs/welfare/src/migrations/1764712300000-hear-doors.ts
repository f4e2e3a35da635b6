import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'delivered', 'refused', 'nobody_answers', 'address_wrong', 'late', 'turned_back'`;

const TABLE = `
  CREATE TABLE welfare.door_words (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    order_id uuid NOT NULL REFERENCES delivery.orders (id),
    stop_id uuid NOT NULL REFERENCES delivery.stops (id),
    route_id uuid REFERENCES delivery.routes (id),
    volunteer_id uuid NOT NULL REFERENCES volunteering.volunteers (id),
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN (${KINDS})),
    changed boolean NOT NULL,
    happened_at timestamptz NOT NULL,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT door_words_client UNIQUE (facility_id, client_id),
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX door_words_order ON welfare.door_words (order_id);
  CREATE INDEX door_words_route ON welfare.door_words (route_id) WHERE route_id IS NOT NULL;
  COMMENT ON TABLE welfare.door_words IS
    'That something was said at a door which could not be its outcome: the kitchen had not noted the departure, the order was called off, or the like.';
  COMMENT ON COLUMN welfare.door_words.id IS 'The outcome that comes of it later has this id, and so the case of a change that it noted.';
  COMMENT ON COLUMN welfare.door_words.route_id IS 'The route whose departure the kitchen had not noted; null: it was refused for another reason.';

  ALTER TABLE welfare.door_words ENABLE ROW LEVEL SECURITY;
  ALTER TABLE welfare.door_words FORCE ROW LEVEL SECURITY;
  CREATE POLICY door_words_read ON welfare.door_words FOR SELECT TO nuancan_app USING (district_code = platform.scope_district()
    AND (platform.scope_town() IS NULL OR facility_town = platform.scope_town())
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
    AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system'));
  CREATE POLICY door_words_definer ON welfare.door_words TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT ON welfare.door_words TO nuancan_app;
  GRANT SELECT, INSERT ON welfare.door_words TO nuancan_definer;
  CREATE TRIGGER door_words_no_delete BEFORE UPDATE OR DELETE ON welfare.door_words FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER door_words_no_truncate BEFORE TRUNCATE ON welfare.door_words FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER door_words_audit AFTER INSERT ON welfare.door_words FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

const FUNCTIONS = `
  CREATE FUNCTION welfare.carried_stop(of_stop uuid) RETURNS TABLE (stop_id uuid, order_id uuid, resident_id uuid, facility_id uuid,
      facility_town text, district_code text, facility_name text, business_date date, slot text, volunteer_id uuid, waiting_route uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.id, o.id, o.resident_id, r.facility_id, r.town_code, r.district_code, f.name, r.business_date, r.slot, w.id,
      CASE WHEN s.withdrawn_at IS NULL AND t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL AND t.departed_at IS NULL THEN t.id END
    FROM volunteering.volunteers w JOIN delivery.stops s ON s.id = of_stop JOIN delivery.orders o ON o.id = s.order_id
    JOIN delivery.runs r ON r.id = s.run_id AND r.district_code = platform.scope_district() AND r.published_at IS NOT NULL
      AND r.business_date BETWEEN platform.business_date(now()) - 7 AND platform.business_date(now())
    JOIN meal_point.facilities f ON f.id = r.facility_id
    LEFT JOIN delivery.routes t ON t.id = s.route_id
    WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer'
      AND (t.volunteer_id = w.id OR EXISTS (SELECT FROM delivery.routes u WHERE u.run_id = r.id AND u.volunteer_id = w.id AND u.published));
  $$;
  COMMENT ON FUNCTION welfare.carried_stop(uuid) IS
    'A door of a run in which the volunteer who asks has or had a route: it may have been given to somebody else while they stood there.';

  CREATE FUNCTION welfare.hear_at_door(of_stop uuid, client uuid, hash bytea, of_kind text, at timestamptz, said text, noticed text)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    door record;
    heard uuid;
    happened timestamptz;
  BEGIN
    SELECT * INTO door FROM welfare.carried_stop(of_stop);
    IF NOT FOUND THEN
      RETURN false;
    END IF;
    -- With whoever ends the order at this moment: what became an outcome has opened its case.
    PERFORM pg_advisory_xact_lock(hashtextextended('outcome ' || door.order_id, 0));
    IF EXISTS (SELECT FROM delivery.outcomes x WHERE x.facility_id = door.facility_id AND x.client_id = client) THEN
      RETURN false;
    END IF;
    INSERT INTO welfare.door_words (order_id, stop_id, route_id, volunteer_id, district_code, facility_town, facility_id, kind, changed, happened_at,
      client_id, body_hash, account_id)
    VALUES (door.order_id, door.stop_id, door.waiting_route, door.volunteer_id, door.district_code, door.facility_town, door.facility_id, of_kind,
      noticed IS NOT NULL, at, client, hash, platform.scope_account())
    ON CONFLICT ON CONSTRAINT door_words_client DO NOTHING RETURNING id INTO heard;
    IF heard IS NULL THEN
      IF EXISTS (SELECT FROM welfare.door_words d WHERE d.facility_id = door.facility_id AND d.client_id = client AND d.body_hash <> hash) THEN
        RAISE EXCEPTION 'another word has this id' USING ERRCODE = 'unique_violation', CONSTRAINT = 'door_words_client';
      END IF;
      RETURN true;
    END IF;
    -- A clock that is days off does not put off when somebody is called.
    happened := CASE WHEN platform.business_date(at) = door.business_date AND at <= clock_timestamp() + interval '10 minutes' THEN at
      ELSE clock_timestamp() END;
    IF of_kind = 'nobody_answers' THEN
      PERFORM welfare.begin_case('no_answer', door.resident_id, door.facility_id, door.order_id, NULL, NULL, said, happened);
    END IF;
    IF noticed IS NOT NULL THEN
      PERFORM welfare.begin_case('condition', door.resident_id, door.facility_id, door.order_id, heard, NULL, noticed, happened);
    END IF;
    IF door.waiting_route IS NOT NULL THEN
      PERFORM messaging.tell('delivery.not_noted', door.waiting_route, 0,
        ARRAY(SELECT a.id FROM identity.accounts a WHERE a.district_code = door.district_code AND a.facility_id = door.facility_id),
        door.business_date, door.slot, door.facility_name);
    END IF;
    RETURN true;
  END $$;
  COMMENT ON FUNCTION welfare.hear_at_door(uuid, uuid, bytea, text, timestamptz, text, text) IS
    'Opens at once, and once, the cases of what was said at a door and could not be its outcome (yet); tells the kitchen of a departure that it has
not noted, once a route. False: no such door of theirs, or it is an outcome already.';

  CREATE FUNCTION welfare.keep_heard_id() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    heard record;
  BEGIN
    SELECT d.id, d.body_hash INTO heard FROM welfare.door_words d WHERE d.facility_id = NEW.facility_id AND d.client_id = NEW.client_id;
    IF FOUND AND heard.body_hash <> NEW.body_hash THEN
      RAISE EXCEPTION 'another word has this id' USING ERRCODE = 'unique_violation', CONSTRAINT = 'door_words_client';
    END IF;
    NEW.id := coalesce(heard.id, NEW.id);
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION welfare.keep_heard_id() IS
    'An outcome that was heard before it could be one has the id of its words, so that its signals find the cases that they opened.';`;

/** Of the outcome that opened the case, or of the words before it could be one. */
const WHO_WAS_THERE = (heard: string): string => `
  CREATE OR REPLACE FUNCTION welfare.who_was_there(of_case uuid) RETURNS TABLE (facility_phone text, volunteer_id uuid, volunteer_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k.phone, w.id, w.name FROM welfare.cases c LEFT JOIN meal_point.kitchen_phones k ON k.facility_id = c.facility_id
    LEFT JOIN LATERAL (SELECT x.volunteer_id FROM delivery.outcomes x WHERE x.order_id = c.order_id AND x.volunteer_id IS NOT NULL
    AND (x.id = c.note_id OR c.kind = 'no_answer' AND x.kind = 'nobody_answers') ORDER BY x.seq LIMIT 1) x ON true${heard} LEFT JOIN volunteering.persons w ON w.id = ${heard === '' ? 'x.volunteer_id' : 'coalesce(h.volunteer_id, x.volunteer_id)'} AND (c.holder_id = platform.scope_account() OR c.state = 'open' AND EXISTS (SELECT FROM welfare.on_duty() d
  WHERE d.town_code = c.town_code AND d.officer_id = platform.scope_account()))
    WHERE c.id = of_case AND c.district_code = platform.scope_district() AND CASE platform.scope_role() WHEN 'town_official' THEN c.town_code = platform.scope_town()
  ELSE platform.scope_role() = 'district_official' END;
  $$;`;
const HEARD = `
    LEFT JOIN LATERAL (SELECT d.volunteer_id FROM welfare.door_words d WHERE d.order_id = c.order_id
      AND (d.id = c.note_id OR c.kind = 'no_answer' AND d.kind = 'nobody_answers') ORDER BY d.recorded_at LIMIT 1) h ON true`;

const MADE = [
  'carried_stop(uuid)',
  'hear_at_door(uuid, uuid, bytea, text, timestamptz, text, text)',
  'keep_heard_id()',
] as const;

/** Nobody on a floor waits for a kitchen to note a departure: what is said at a door opens its case at once, and is its outcome when it can be. */
export class HearDoors1764712300000 implements MigrationInterface {
  readonly name = 'HearDoors1764712300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE messaging.kinds NO FORCE ROW LEVEL SECURITY;
      INSERT INTO messaging.kinds (kind, topic, roles, urgent) VALUES ('delivery.not_noted', 'delivery', '{operator}', true);
      ALTER TABLE messaging.kinds FORCE ROW LEVEL SECURITY;
    `);
    for (const part of [TABLE, FUNCTIONS, WHO_WAS_THERE(HEARD)]) await queryRunner.query(part);
    for (const signature of MADE) {
      await queryRunner.query(`ALTER FUNCTION welfare.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION welfare.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(`
      GRANT EXECUTE ON FUNCTION welfare.carried_stop(uuid), welfare.hear_at_door(uuid, uuid, bytea, text, timestamptz, text, text) TO nuancan_app;
      CREATE TRIGGER outcomes_heard BEFORE INSERT ON delivery.outcomes FOR EACH ROW EXECUTE FUNCTION welfare.keep_heard_id();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['messages', 'deliveries', 'attempts', 'kinds'];
    const force = (is: string): Promise<unknown> =>
      queryRunner.query(tables.map((table) => `ALTER TABLE messaging.${table} ${is} ROW LEVEL SECURITY`).join(';'));
    await queryRunner.query(WHO_WAS_THERE(''));
    await queryRunner.query(`
      DROP TRIGGER outcomes_heard ON delivery.outcomes;
      DROP FUNCTION ${MADE.map((signature) => `welfare.${signature}`).join(', ')};
      DROP TABLE welfare.door_words;
    `);
    await force('NO FORCE');
    await queryRunner.query(`
      DELETE FROM messaging.messages WHERE kind = 'delivery.not_noted';
      DELETE FROM messaging.kinds WHERE kind = 'delivery.not_noted';
    `);
    await force('FORCE');
  }
}
