import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_KITCHEN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR facility_town = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
/** The kitchen, its town, and the town of the elder. */
const CONCERNED = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR platform.scope_town() IN (town_code, facility_town))
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;

const TABLES = `
  CREATE TABLE delivery.dispatches (
    route_id uuid PRIMARY KEY REFERENCES delivery.routes (id),
    run_id uuid NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    boxes int NOT NULL CHECK (boxes BETWEEN 1 AND 100),
    portions int NOT NULL CHECK (portions > 0),
    celsius double precision NOT NULL CHECK (celsius BETWEEN -40 AND 120),
    cooked_at timestamptz NOT NULL,
    use_by timestamptz NOT NULL,
    left_at timestamptz NOT NULL,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT dispatches_client UNIQUE (facility_id, client_id),
    CONSTRAINT dispatches_cooked_first CHECK (cooked_at <= left_at),
    CONSTRAINT dispatches_fresh CHECK (left_at < use_by),
    CONSTRAINT dispatches_not_ahead CHECK (left_at <= recorded_at + interval '10 minutes'),
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  COMMENT ON TABLE delivery.dispatches IS 'A route leaves the kitchen, once: how many boxes, how hot, and until when they may be handed over.';
  COMMENT ON COLUMN delivery.dispatches.use_by IS 'The earliest of the slot''s dishes, or so long after cooking as the district''s rule of the day says; set by trigger.';

  CREATE TABLE delivery.outcomes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    order_id uuid NOT NULL REFERENCES delivery.orders (id),
    seq int NOT NULL CHECK (seq BETWEEN 1 AND 50),
    stop_id uuid,
    run_id uuid,
    volunteer_id uuid REFERENCES volunteering.volunteers (id),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    facility_town text NOT NULL,
    resident_id uuid NOT NULL,
    business_date date NOT NULL,
    slot text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('delivered', 'refused', 'nobody_answers', 'address_wrong', 'late', 'turned_back', 'cancelled')),
    handover text CHECK (handover IN ('in_person', 'proxy', 'at_door')),
    receiver text CHECK (receiver <> '' AND length(receiver) <= 60),
    happened_at timestamptz NOT NULL,
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    proof_kind text CHECK (proof_kind IN ('photo', 'code')),
    proof_ref text CHECK (proof_ref <> '' AND length(proof_ref) <= 100),
    note text CHECK (note <> '' AND length(note) <= 200),
    condition_note text CHECK (condition_note <> '' AND length(condition_note) <= 200),
    meal_id uuid UNIQUE,
    returned_entry_id uuid UNIQUE REFERENCES canteen.production_entries (id),
    after_close boolean NOT NULL DEFAULT false,
    reason text CHECK (reason <> '' AND length(reason) <= 200),
    device_id uuid NOT NULL,
    offline boolean NOT NULL,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT outcomes_one UNIQUE (order_id, seq),
    CONSTRAINT outcomes_client UNIQUE (facility_id, client_id),
    CONSTRAINT outcomes_corrected CHECK ((seq = 1) = (reason IS NULL)),
    CONSTRAINT outcomes_delivered CHECK ((kind = 'delivered') = (meal_id IS NOT NULL) AND (kind = 'delivered') = (handover IS NOT NULL)
      AND (receiver IS NOT NULL OR handover IS DISTINCT FROM 'proxy')),
    CONSTRAINT outcomes_returned CHECK (CASE WHEN kind IN ('delivered', 'cancelled') THEN returned_entry_id IS NULL AND NOT after_close
      ELSE (returned_entry_id IS NULL) = after_close END),
    CONSTRAINT outcomes_at_door CHECK (stop_id IS NOT NULL OR kind IN ('cancelled', 'delivered')),
    CONSTRAINT outcomes_placed CHECK (num_nonnulls(longitude, latitude) IN (0, 2) AND num_nonnulls(proof_kind, proof_ref) IN (0, 2)),
    CONSTRAINT outcomes_not_ahead CHECK (happened_at <= recorded_at + interval '10 minutes'),
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (resident_id, town_code, district_code) REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
  );
  CREATE INDEX outcomes_day ON delivery.outcomes (facility_id, business_date, slot);
  CREATE INDEX outcomes_run ON delivery.outcomes (run_id) WHERE run_id IS NOT NULL;
  COMMENT ON TABLE delivery.outcomes IS
    'What became of an order: exactly one, of which the last number counts. A correction is one more with its reason; nothing is changed.';
  COMMENT ON COLUMN delivery.outcomes.after_close IS 'The day was closed: the returned portion came too late to be booked as wastage.';

  CREATE TABLE delivery.welfare_signals (
    outcome_id uuid NOT NULL REFERENCES delivery.outcomes (id),
    kind text NOT NULL CHECK (kind IN ('nobody_answers', 'condition_changed')),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    facility_town text NOT NULL,
    resident_id uuid NOT NULL,
    happened_at timestamptz NOT NULL,
    raised_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (outcome_id, kind)
  );
  CREATE INDEX welfare_signals_raised ON delivery.welfare_signals (district_code, raised_at);
  COMMENT ON TABLE delivery.welfare_signals IS
    'Written with the outcome, in its transaction: somebody did not answer, or was found changed. What is done about it follows from these rows.';`;

const FUNCTIONS = `
  CREATE FUNCTION delivery.food_use_by(of_facility uuid, on_date date, of_slot text, cooked timestamptz) RETURNS timestamptz
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT least((SELECT min(x.use_by) FROM (SELECT max(e.use_by) AS use_by FROM canteen.production_entries e
        WHERE e.facility_id = of_facility AND e.business_date = on_date AND e.slot = of_slot AND e.kind = 'cooked' AND e.dish_id IS NOT NULL
          AND NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id) GROUP BY e.dish_id) x),
      cooked + make_interval(mins => (SELECT r.hot_minutes FROM meal_point.facilities f
        CROSS JOIN LATERAL canteen.food_rule(f.district_code, on_date) r WHERE f.id = of_facility)));
  $$;

  CREATE FUNCTION delivery.leave_kitchen() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    run delivery.runs;
  BEGIN
    -- Whoever closes the slot at this moment cancels it before, or finds it gone.
    PERFORM pg_advisory_xact_lock_shared(delivery.day_key(r.district_code, r.business_date)) FROM delivery.routes t
      JOIN delivery.runs r ON r.id = t.run_id WHERE t.id = NEW.route_id;
    SELECT r.* INTO run FROM delivery.routes t JOIN delivery.runs r ON r.id = t.run_id WHERE t.id = NEW.route_id AND t.published
      AND t.withdrawn_at IS NULL AND t.departed_at IS NULL AND r.state IN ('published', 'dispatched') FOR UPDATE OF r;
    IF NOT FOUND OR run.district_code <> platform.scope_district() THEN
      RAISE EXCEPTION 'no published route that waits' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispatches_published';
    END IF;
    IF run.business_date <> (NEW.left_at AT TIME ZONE 'Asia/Shanghai')::date THEN
      RAISE EXCEPTION 'not its day' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispatches_on_its_day';
    END IF;
    NEW.run_id := run.id;
    NEW.district_code := run.district_code;
    NEW.facility_town := run.town_code;
    NEW.facility_id := run.facility_id;
    NEW.use_by := delivery.food_use_by(run.facility_id, run.business_date, run.slot, NEW.cooked_at);
    SELECT count(*) INTO NEW.portions FROM delivery.stops s WHERE s.route_id = NEW.route_id AND s.withdrawn_at IS NULL;
    IF NEW.portions = 0 THEN
      RAISE EXCEPTION 'nothing left to bring' USING ERRCODE = 'check_violation', CONSTRAINT = 'dispatches_published';
    END IF;
    UPDATE delivery.routes SET departed_at = NEW.left_at WHERE id = NEW.route_id;
    IF run.state = 'published' THEN
      UPDATE delivery.runs SET state = 'dispatched', dispatched_at = NEW.left_at, version = version + 1 WHERE id = run.id;
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.leave_kitchen() IS 'Only a published route of today that is still there; the first one sends the run out.';

  CREATE FUNCTION delivery.end_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    ordered delivery.orders;
    stop record;
    broken text;
    before delivery.outcomes;
  BEGIN
    -- With whoever closes the slot at this moment: what has an outcome is not cancelled.
    PERFORM pg_advisory_xact_lock_shared(delivery.day_key(o.district_code, o.business_date)) FROM delivery.orders o WHERE o.id = NEW.order_id;
    SELECT * INTO ordered FROM delivery.orders o WHERE o.id = NEW.order_id AND o.district_code = platform.scope_district() FOR NO KEY UPDATE;
    SELECT * INTO before FROM delivery.outcomes x WHERE x.order_id = NEW.order_id ORDER BY x.seq DESC LIMIT 1;
    SELECT s.id, s.run_id, t.volunteer_id, d.left_at, d.use_by, r.state INTO stop FROM delivery.stops s JOIN delivery.runs r ON r.id = s.run_id
      LEFT JOIN delivery.routes t ON t.id = s.route_id LEFT JOIN delivery.dispatches d ON d.route_id = s.route_id
      WHERE s.order_id = NEW.order_id AND s.withdrawn_at IS NULL;
    broken := CASE
      WHEN ordered.id IS NULL OR ordered.state <> 'frozen' THEN 'outcomes_order_stands'
      WHEN NEW.seq <> coalesce(before.seq, 0) + 1 THEN 'outcomes_one'
      WHEN NEW.kind NOT IN ('delivered', 'cancelled') AND stop.left_at IS NULL THEN 'outcomes_on_the_way'
      WHEN NEW.kind = 'delivered' AND stop.left_at IS NULL THEN 'outcomes_on_the_way'
      WHEN NEW.kind = 'cancelled' AND stop.left_at IS NOT NULL THEN 'outcomes_not_left'
      WHEN NEW.kind <> 'cancelled' AND NEW.happened_at < stop.left_at THEN 'outcomes_on_the_way'
      WHEN NEW.kind = 'delivered' AND NEW.happened_at > stop.use_by THEN 'outcomes_in_time'
      WHEN NEW.kind = 'turned_back' AND delivery.closed_by(ordered.district_code, ordered.facility_town, ordered.facility_id, ordered.business_date,
        ordered.slot) IS NULL THEN 'outcomes_turned_back'
      WHEN NEW.kind = 'late' AND NEW.happened_at <= stop.use_by THEN 'outcomes_late'
      WHEN (NEW.happened_at AT TIME ZONE 'Asia/Shanghai')::date <> ordered.business_date AND NEW.kind <> 'cancelled' THEN 'outcomes_on_its_day' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'an outcome that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    NEW.stop_id := stop.id;
    NEW.run_id := stop.run_id;
    NEW.volunteer_id := stop.volunteer_id;
    NEW.district_code := ordered.district_code;
    NEW.town_code := ordered.town_code;
    NEW.facility_id := ordered.facility_id;
    NEW.facility_town := ordered.facility_town;
    NEW.resident_id := ordered.resident_id;
    NEW.business_date := ordered.business_date;
    NEW.slot := ordered.slot;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.end_order() IS
    'Of an order that stands and has left the kitchen, in its order of corrections; nothing is handed over after its use-by.';

  CREATE FUNCTION delivery.signal_welfare() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO delivery.welfare_signals (outcome_id, kind, district_code, town_code, facility_id, facility_town, resident_id, happened_at)
    SELECT NEW.id, k.kind, NEW.district_code, NEW.town_code, NEW.facility_id, NEW.facility_town, NEW.resident_id, NEW.happened_at
    FROM (VALUES ('nobody_answers', NEW.kind = 'nobody_answers'), ('condition_changed', NEW.condition_note IS NOT NULL)) k (kind, holds) WHERE k.holds;
    RETURN NULL;
  END $$;

  CREATE FUNCTION delivery.require_meal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.meal_id IS NOT NULL AND NOT EXISTS (SELECT FROM canteen.meals m WHERE m.id = NEW.meal_id AND m.business_date = NEW.business_date
        AND m.facility_id = NEW.facility_id AND m.resident_id = NEW.resident_id AND m.slot = NEW.slot AND m.mode = 'home_delivery') THEN
      RAISE EXCEPTION 'delivered without its meal' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcomes_meal';
    END IF;
    IF EXISTS (SELECT FROM delivery.outcomes b WHERE b.order_id = NEW.order_id AND b.seq < NEW.seq AND b.meal_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = b.meal_id AND v.business_date = b.business_date)) THEN
      RAISE EXCEPTION 'the meal of an outcome that was corrected stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'outcomes_meal_voided';
    END IF;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.require_meal() IS 'At the commit: what was delivered is a meal, and what turned out not to be is none any more.';

  CREATE FUNCTION delivery.guard_run_close() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM delivery.orders o WHERE o.facility_id = NEW.facility_id AND o.business_date = NEW.business_date AND o.slot = NEW.slot
        AND o.state = 'frozen' AND NOT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = o.id)) THEN
      RAISE EXCEPTION 'an order without an outcome' USING ERRCODE = 'check_violation', CONSTRAINT = 'runs_all_ended';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION delivery.own_stop(of_stop uuid) RETURNS TABLE (order_id uuid, facility_id uuid, facility_town text, closed boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.order_id, r.facility_id, r.town_code, r.state NOT IN ('published', 'dispatched')
    FROM volunteering.volunteers w JOIN delivery.routes t ON t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL
    JOIN delivery.runs r ON r.id = t.run_id AND r.district_code = platform.scope_district()
      AND r.business_date = platform.business_date(now())
    JOIN delivery.stops s ON s.route_id = t.id AND s.withdrawn_at IS NULL AND s.id = of_stop
    WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer' AND w.state = 'active';
  $$;
  COMMENT ON FUNCTION delivery.own_stop(uuid) IS 'The stop when it is on a published route of today of the volunteer who asks; no row otherwise.';

  CREATE FUNCTION delivery.own_stop_ends() RETURNS TABLE (stop_id uuid, kind text, happened_at timestamptz, left_at timestamptz, use_by timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.stop_id, x.kind, x.happened_at, d.left_at, d.use_by FROM delivery.own_route_stops() s
    LEFT JOIN delivery.dispatches d ON d.route_id = s.route_id
    LEFT JOIN LATERAL (SELECT o.kind, o.happened_at FROM delivery.outcomes o WHERE o.stop_id = s.stop_id ORDER BY o.seq DESC LIMIT 1) x ON true;
  $$;`;

/** What people said of people: gone when the elder is erased; never in the audit log. */
const WORDS = [
  'receiver',
  'note',
  'condition_note',
  'reason',
  'longitude',
  'latitude',
  'proof_kind',
  'proof_ref',
] as const;

const ERASE = `
  CREATE FUNCTION delivery.refuse_outcome_change() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    may CONSTANT text[] := ARRAY['town_code'] || CASE WHEN current_user = 'nuancan_definer' THEN ARRAY[${WORDS.map((word) => `'${word}'`).join(', ')}]
      ELSE '{}' END;
  BEGIN
    IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - may = to_jsonb(OLD) - may THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'outcomes are only added' USING ERRCODE = 'insufficient_privilege';
  END $$;
  COMMENT ON FUNCTION delivery.refuse_outcome_change() IS
    'No change of what became of an order: that somebody moved to another town, and words that go with an erasure.';

  CREATE FUNCTION delivery.erase_outcome_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE delivery.outcomes x SET receiver = CASE WHEN x.receiver IS NOT NULL THEN '已删除' END, note = NULL,
      condition_note = CASE WHEN x.condition_note IS NOT NULL THEN '已删除' END, reason = CASE WHEN x.reason IS NOT NULL THEN '已删除' END, longitude = NULL, latitude = NULL, proof_kind = NULL, proof_ref = NULL
    WHERE x.resident_id = NEW.id;
    RETURN NULL;
  END $$;`;

const OWNED = [
  'food_use_by(uuid, date, text, timestamptz)',
  'leave_kitchen()',
  'end_order()',
  'signal_welfare()',
  'require_meal()',
  'guard_run_close()',
  'own_stop(uuid)',
  'own_stop_ends()',
  'erase_outcome_words()',
] as const;

const TRIGGERS = `
  CREATE TRIGGER dispatches_leave BEFORE INSERT ON delivery.dispatches FOR EACH ROW EXECUTE FUNCTION delivery.leave_kitchen();
  CREATE TRIGGER outcomes_end BEFORE INSERT ON delivery.outcomes FOR EACH ROW EXECUTE FUNCTION delivery.end_order();
  CREATE TRIGGER outcomes_signal AFTER INSERT ON delivery.outcomes FOR EACH ROW EXECUTE FUNCTION delivery.signal_welfare();
  CREATE CONSTRAINT TRIGGER outcomes_meal AFTER INSERT ON delivery.outcomes DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION delivery.require_meal();
  CREATE TRIGGER runs_close BEFORE UPDATE OF state ON delivery.runs FOR EACH ROW WHEN (NEW.state = 'closed' AND OLD.state <> 'closed')
    EXECUTE FUNCTION delivery.guard_run_close();
  CREATE TRIGGER residents_erase_outcome_words AFTER UPDATE OF erased_at ON registry.residents
    FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION delivery.erase_outcome_words();`;

const POLICIES = `
  CREATE POLICY dispatches_read ON delivery.dispatches FOR SELECT TO nuancan_app USING (${OWN_KITCHEN} AND ${READERS});
  CREATE POLICY dispatches_add ON delivery.dispatches FOR INSERT TO nuancan_app
    WITH CHECK (${OWN_KITCHEN} AND platform.scope_role() IN ('operator', 'system') AND account_id = platform.scope_account());
  CREATE POLICY outcomes_read ON delivery.outcomes FOR SELECT TO nuancan_app USING (${CONCERNED} AND ${READERS});
  CREATE POLICY outcomes_add ON delivery.outcomes FOR INSERT TO nuancan_app
    WITH CHECK (${OWN_KITCHEN} AND platform.scope_role() = 'operator' AND account_id = platform.scope_account());
  CREATE POLICY welfare_signals_read ON delivery.welfare_signals FOR SELECT TO nuancan_app USING (${CONCERNED} AND ${READERS});`;

/** 送餐结果: what leaves the kitchen, and the one outcome that every order ends in. */
export class EndOrders1764701210000 implements MigrationInterface {
  readonly name = 'EndOrders1764701210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, FUNCTIONS, ERASE, TRIGGERS]) await queryRunner.query(part);
    for (const signature of OWNED) {
      await queryRunner.query(`ALTER FUNCTION delivery.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION delivery.${signature} FROM PUBLIC`);
    }
    for (const table of ['dispatches', 'outcomes', 'welfare_signals']) {
      const refuse = table === 'outcomes' ? 'delivery.refuse_outcome_change()' : 'platform.refuse_change()';
      await queryRunner.query(`
        ALTER TABLE delivery.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE delivery.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON delivery.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT ON delivery.${table} TO nuancan_definer;
        GRANT SELECT ON delivery.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON delivery.${table} FOR EACH ROW EXECUTE FUNCTION ${refuse};
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON delivery.${table} FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT ON delivery.${table} FOR EACH ROW
          EXECUTE FUNCTION platform.audit_row('receiver', 'note', 'condition_note', 'reason', 'longitude', 'latitude', 'proof_ref');
      `);
    }
    await queryRunner.query(POLICIES);
    await queryRunner.query(`
      GRANT INSERT ON delivery.dispatches, delivery.outcomes TO nuancan_app;
      GRANT EXECUTE ON FUNCTION delivery.own_stop(uuid), delivery.own_stop_ends(), delivery.food_use_by(uuid, date, text, timestamptz) TO nuancan_app;
      GRANT UPDATE (state, dispatched_at, version) ON delivery.runs TO nuancan_definer;
      GRANT UPDATE (departed_at) ON delivery.routes TO nuancan_definer;
      GRANT UPDATE (${WORDS.join(', ')}) ON delivery.outcomes TO nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE UPDATE (state, dispatched_at, version) ON delivery.runs FROM nuancan_definer;
      REVOKE UPDATE (departed_at) ON delivery.routes FROM nuancan_definer;
      DROP TRIGGER runs_close ON delivery.runs;
      DROP TRIGGER residents_erase_outcome_words ON registry.residents;
      DROP TABLE delivery.welfare_signals, delivery.outcomes, delivery.dispatches;
      DROP FUNCTION delivery.refuse_outcome_change(), ${OWNED.map((signature) => `delivery.${signature}`).join(', ')};
    `);
  }
}
