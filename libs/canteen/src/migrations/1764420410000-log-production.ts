import type { MigrationInterface, QueryRunner } from 'typeorm';

const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
/** What goes from a kitchen to a point concerns both. */
const BOTH = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR platform.scope_town() IN (town_code, counterpart_town))
  AND (platform.scope_facility() IS NULL OR platform.scope_facility() IN (facility_id, counterpart_id))`;
const PLACE_KEY = `FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)`;

const TABLES = `
  CREATE TABLE canteen.food_rules (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    valid_from date NOT NULL,
    hot_minutes int NOT NULL CHECK (hot_minutes BETWEEN 30 AND 1440),
    chilled_minutes int NOT NULL CHECK (chilled_minutes BETWEEN 60 AND 10080),
    core_celsius int NOT NULL CHECK (core_celsius BETWEEN 40 AND 100),
    sample_grams int NOT NULL CHECK (sample_grams BETWEEN 50 AND 1000),
    sample_minutes int NOT NULL CHECK (sample_minutes BETWEEN 1440 AND 10080),
    sample_from_celsius int NOT NULL CHECK (sample_from_celsius BETWEEN -30 AND 10),
    sample_to_celsius int NOT NULL CHECK (sample_to_celsius BETWEEN 0 AND 15),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT food_rules_range CHECK (sample_from_celsius < sample_to_celsius)
  );
  CREATE INDEX food_rules_day ON canteen.food_rules (district_code, valid_from);
  COMMENT ON TABLE canteen.food_rules IS 'Until when food may be eaten, how hot it is cooked and what a sample is; of a day, the one set last counts.';

  CREATE TABLE canteen.production_entries (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    kind text NOT NULL CHECK (kind IN ('planned', 'cooked', 'kept', 'dispatched', 'received', 'waste', 'staff', 'samples', 'returned')),
    portions int NOT NULL CHECK (portions BETWEEN 0 AND 10000),
    dish_id uuid,
    holding text CHECK (holding IN ('hot', 'chilled')),
    celsius double precision CHECK (celsius BETWEEN -40 AND 120),
    happened_at timestamptz,
    use_by timestamptz,
    boxes int CHECK (boxes BETWEEN 1 AND 1000),
    reason text,
    note text CHECK (note <> '' AND length(note) <= 200),
    counterpart_id uuid,
    counterpart_town text,
    dispatch_id uuid,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (facility_id, client_id),
    UNIQUE (id, facility_id, business_date),
    UNIQUE (id, facility_id, counterpart_id, business_date, slot),
    CONSTRAINT production_dishes CHECK (dish_id IS NULL OR kind IN ('planned', 'cooked', 'waste')),
    CONSTRAINT production_cooked CHECK (CASE WHEN kind = 'cooked' AND dish_id IS NOT NULL
      THEN num_nulls(holding, celsius, happened_at, use_by) = 0 ELSE holding IS NULL AND use_by IS NULL END),
    CONSTRAINT production_moved CHECK (CASE WHEN kind IN ('dispatched', 'received')
      THEN num_nulls(celsius, happened_at, counterpart_id, counterpart_town) = 0 AND counterpart_id <> facility_id
      ELSE num_nonnulls(counterpart_id, counterpart_town, dispatch_id) = 0 AND (dish_id IS NOT NULL OR num_nonnulls(celsius, happened_at) = 0) END),
    CONSTRAINT production_sent CHECK ((kind = 'dispatched') = (boxes IS NOT NULL) AND (kind = 'received') = (dispatch_id IS NOT NULL)),
    CONSTRAINT production_reasons CHECK (CASE kind WHEN 'waste' THEN reason IN ('leftover', 'spoiled', 'spilled', 'failed_dish', 'other')
      WHEN 'returned' THEN reason IN ('refused', 'failed') ELSE reason IS NULL END AND (reason IS NOT NULL) = (kind IN ('waste', 'returned'))),
    CONSTRAINT production_on_its_day CHECK ((happened_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN business_date - 1 AND business_date),
    CONSTRAINT production_dish FOREIGN KEY (dish_id, district_code) REFERENCES canteen.dishes (id, district_code),
    CONSTRAINT production_counterpart FOREIGN KEY (counterpart_id, counterpart_town, district_code)
      REFERENCES meal_point.facilities (id, town_code, district_code),
    CONSTRAINT production_dispatch FOREIGN KEY (dispatch_id, counterpart_id, facility_id, business_date, slot)
      REFERENCES canteen.production_entries (id, facility_id, counterpart_id, business_date, slot),
    ${PLACE_KEY}
  );
  CREATE INDEX production_entries_day ON canteen.production_entries (facility_id, business_date, slot);
  CREATE INDEX production_entries_sent ON canteen.production_entries (counterpart_id, business_date, slot) WHERE counterpart_id IS NOT NULL;
  CREATE INDEX production_entries_dispatch ON canteen.production_entries (dispatch_id) WHERE dispatch_id IS NOT NULL;
  COMMENT ON TABLE canteen.production_entries IS
    'What was planned, cooked, sent, received and left over of a slot. Without a dish portions are meals, which the portion match
    counts; of a dish they say who ate what and how hot it was. A mistake is withdrawn by a second row.';

  CREATE TABLE canteen.production_withdrawals (
    entry_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    counterpart_id uuid,
    counterpart_town text,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (entry_id, facility_id, business_date) REFERENCES canteen.production_entries (id, facility_id, business_date)
  );

  CREATE TABLE canteen.dispatch_carriers (
    entry_id uuid PRIMARY KEY REFERENCES canteen.production_entries (id),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    counterpart_id uuid NOT NULL,
    counterpart_town text NOT NULL,
    carrier text NOT NULL CHECK (carrier <> '' AND length(carrier) <= 60)
  );
  COMMENT ON TABLE canteen.dispatch_carriers IS
    'Who drove or carried it, in words: personal data in a table of its own, deleted after a year; the name never reaches the audit log.';

  CREATE TABLE canteen.food_samples (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    dish_id uuid NOT NULL,
    grams int NOT NULL CHECK (grams BETWEEN 1 AND 5000),
    celsius double precision NOT NULL CHECK (celsius BETWEEN -40 AND 60),
    kept_at timestamptz NOT NULL,
    keep_until timestamptz NOT NULL CHECK (keep_until > kept_at),
    kept_where text NOT NULL CHECK (kept_where <> '' AND length(kept_where) <= 60),
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (facility_id, client_id),
    UNIQUE (id, facility_id, keep_until),
    CONSTRAINT food_samples_on_its_day CHECK ((kept_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN business_date - 1 AND business_date + 1),
    CONSTRAINT food_samples_dish FOREIGN KEY (dish_id, district_code) REFERENCES canteen.dishes (id, district_code),
    ${PLACE_KEY}
  );
  CREATE INDEX food_samples_day ON canteen.food_samples (facility_id, business_date, slot);
  CREATE INDEX food_samples_due ON canteen.food_samples (district_code, keep_until);
  COMMENT ON TABLE canteen.food_samples IS 'One sample of a dish of a slot. keep_until is set by the rules of its day.';

  CREATE TABLE canteen.food_sample_ends (
    sample_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    keep_until timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('disposed', 'withdrawn')),
    ended_at timestamptz NOT NULL,
    reason text CHECK (reason <> '' AND length(reason) <= 200),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT food_sample_ends_kept CHECK (reason IS NOT NULL OR (kind = 'disposed' AND ended_at >= keep_until)),
    CONSTRAINT food_sample_ends_sample FOREIGN KEY (sample_id, facility_id, keep_until) REFERENCES canteen.food_samples (id, facility_id, keep_until)
  );
  COMMENT ON TABLE canteen.food_sample_ends IS
    'A sample is thrown away once its time is over, or before with a reason; or its entry was a mistake.';`;

const GUARDS = `
  CREATE FUNCTION canteen.food_rule(district text, on_date date, OUT hot_minutes int, OUT chilled_minutes int, OUT core_celsius int,
      OUT sample_grams int, OUT sample_minutes int, OUT sample_from_celsius int, OUT sample_to_celsius int, OUT valid_from date)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(r.hot_minutes, 240), coalesce(r.chilled_minutes, 1440), coalesce(r.core_celsius, 60), coalesce(r.sample_grams, 125),
      coalesce(r.sample_minutes, 2880), coalesce(r.sample_from_celsius, 0), coalesce(r.sample_to_celsius, 8), r.valid_from
    FROM (VALUES (1)) always LEFT JOIN LATERAL (SELECT * FROM canteen.food_rules f WHERE f.district_code = district AND f.valid_from <= on_date
      ORDER BY f.valid_from DESC, f.recorded_at DESC, f.id DESC LIMIT 1) r ON true;
  $$;
  COMMENT ON FUNCTION canteen.food_rule(text, date) IS
    'What holds on a day where the district set nothing else: 4 hours hot, 24 hours chilled, 60 °C at the core, samples of 125 g for 48 hours at 0 to 8 °C.';

  CREATE FUNCTION canteen.guard_production() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    today CONSTANT date := platform.business_date(now());
    last_day CONSTANT date := today + CASE NEW.kind WHEN 'planned' THEN 31 ELSE 0 END;
    broken text;
  BEGIN
    IF NEW.business_date NOT BETWEEN today - 366 AND last_day THEN
      broken := 'production_in_time';
    END IF;
    PERFORM FROM ledger.facility_books b WHERE b.facility_id = NEW.facility_id
      AND (b.closed_through IS NULL OR b.closed_through < date_trunc('month', NEW.business_date)) FOR SHARE;
    IF NOT FOUND THEN
      broken := 'production_month_open';
    END IF;
    IF NEW.kind = 'dispatched' AND NOT EXISTS (SELECT FROM meal_point.supplies s WHERE s.facility_id = NEW.counterpart_id
      AND s.supplier_id = NEW.facility_id AND s.slot = NEW.slot AND s.valid_from <= NEW.business_date
      AND (s.valid_to IS NULL OR s.valid_to >= NEW.business_date)) THEN
      broken := 'production_supplied';
    END IF;
    IF NEW.kind = 'received' THEN
      PERFORM pg_advisory_xact_lock(hashtextextended('dispatch ' || NEW.dispatch_id, 0));
      IF EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = NEW.dispatch_id) THEN
        broken := 'production_dispatch';
      ELSIF EXISTS (SELECT FROM canteen.production_entries e WHERE e.dispatch_id = NEW.dispatch_id
        AND NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id)) THEN
        broken := 'production_received_once';
      END IF;
    END IF;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'an entry of production that cannot be' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = broken;
    END IF;
    IF NEW.kind = 'cooked' AND NEW.dish_id IS NOT NULL THEN
      NEW.use_by := NEW.happened_at + make_interval(mins => (SELECT CASE NEW.holding WHEN 'hot' THEN r.hot_minutes ELSE r.chilled_minutes END
        FROM canteen.food_rule(NEW.district_code, NEW.business_date) r));
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION canteen.guard_production() IS
    'Fired after the trigger that takes the lock of the day (by name), as a close takes it before that of the books.';

  CREATE FUNCTION canteen.guard_production_withdrawal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('dispatch ' || NEW.entry_id, 0));
    IF EXISTS (SELECT FROM canteen.production_entries e WHERE e.dispatch_id = NEW.entry_id
      AND NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id)) THEN
      RAISE EXCEPTION 'what was received is not taken back' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'production_not_received';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION canteen.guard_wastage_withdrawal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM canteen.day_sources s JOIN canteen.production_entries e ON e.id = s.client_id AND e.facility_id = s.facility_id
        WHERE s.id = NEW.source_id AND NOT EXISTS (SELECT FROM canteen.production_withdrawals w WHERE w.entry_id = e.id)) THEN
      RAISE EXCEPTION 'wastage goes with its entry' USING ERRCODE = 'integrity_constraint_violation',
        CONSTRAINT = 'day_source_withdrawals_of_production';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION canteen.time_food_sample() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    NEW.keep_until := NEW.kept_at + make_interval(mins => (SELECT r.sample_minutes FROM canteen.food_rule(NEW.district_code, NEW.business_date) r));
    RETURN NEW;
  END $$;

  GRANT EXECUTE ON FUNCTION canteen.food_rule(text, date) TO nuancan_app, nuancan_definer;
  CREATE TRIGGER production_entries_open_day BEFORE INSERT ON canteen.production_entries
    FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();
  CREATE TRIGGER production_entries_overdue BEFORE INSERT ON canteen.production_entries
    FOR EACH ROW EXECUTE FUNCTION canteen.guard_production();
  CREATE TRIGGER production_withdrawals_open_day BEFORE INSERT ON canteen.production_withdrawals
    FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();
  CREATE TRIGGER production_withdrawals_received BEFORE INSERT ON canteen.production_withdrawals
    FOR EACH ROW EXECUTE FUNCTION canteen.guard_production_withdrawal();
  CREATE TRIGGER day_source_withdrawals_production BEFORE INSERT ON canteen.day_source_withdrawals
    FOR EACH ROW EXECUTE FUNCTION canteen.guard_wastage_withdrawal();
  CREATE TRIGGER food_samples_timed BEFORE INSERT ON canteen.food_samples
    FOR EACH ROW EXECUTE FUNCTION canteen.time_food_sample();`;

const OWNED = ['guard_production', 'guard_production_withdrawal', 'guard_wastage_withdrawal', 'time_food_sample'];

const TABLE_NAMES = [
  ...(['food_rules', 'production_entries', 'production_withdrawals', 'dispatch_carriers'] as const),
  ...(['food_samples', 'food_sample_ends'] as const),
];
const READ_BY: Readonly<Record<string, string>> = {
  food_rules: `district_code = platform.scope_district()`,
  production_entries: BOTH,
  production_withdrawals: BOTH,
  dispatch_carriers: BOTH,
};
const WRITTEN_BY: Readonly<Record<string, string>> = {
  food_rules: `district_code = platform.scope_district() AND platform.scope_role() IN ('district_official', 'system')`,
};

/** 生产、配送、留样: what was cooked, where it went, what was left, and the samples that are kept of it. */
export class LogProduction1764420410000 implements MigrationInterface {
  readonly name = 'LogProduction1764420410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of TABLE_NAMES) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (${READ_BY[table] ?? OWN} AND ${READERS});
        CREATE POLICY ${table}_enter ON canteen.${table} FOR INSERT TO nuancan_app WITH CHECK (${WRITTEN_BY[table] ?? `${OWN} AND ${WRITERS}`});
        CREATE POLICY ${table}_definer ON canteen.${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT, INSERT ON canteen.${table} TO nuancan_app;
        GRANT SELECT ON canteen.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_audit AFTER INSERT ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${table === 'dispatch_carriers' ? `'carrier'` : ''});
      `);
      if (table === 'dispatch_carriers') continue;
      await queryRunner.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await queryRunner.query(`
      CREATE POLICY dispatch_carriers_prune ON canteen.dispatch_carriers FOR DELETE TO nuancan_app
        USING (district_code = platform.scope_district() AND platform.scope_role() = 'system');
      GRANT DELETE ON canteen.dispatch_carriers TO nuancan_app;
    `);
    await queryRunner.query(GUARDS);
    for (const name of OWNED) {
      await queryRunner.query(`ALTER FUNCTION canteen.${name}() OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION canteen.${name}() FROM PUBLIC`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER day_source_withdrawals_production ON canteen.day_source_withdrawals');
    await queryRunner.query(`
      DROP TABLE ${[...TABLE_NAMES]
        .reverse()
        .map((table) => `canteen.${table}`)
        .join(', ')};
      DROP FUNCTION ${OWNED.map((name) => `canteen.${name}()`).join(', ')}, canteen.food_rule(text, date);
    `);
  }
}
