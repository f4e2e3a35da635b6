import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The one arithmetic of closing a day, in the database; libs/five-ones holds the same as a pure function, tests compare. */
const APPORTION = `
  CREATE FUNCTION canteen.day_key(facility uuid, day date) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('canteen-day ' || facility::text || ' ' || (day - date '2000-01-01')::text, 0);
  COMMENT ON FUNCTION canteen.day_key(uuid, date) IS
    'Advisory lock of a facility''s day: whoever adds to the day holds it shared, whoever closes the day exclusively.';

  CREATE FUNCTION canteen.apportion(total bigint, caps bigint[]) RETURNS bigint[] LANGUAGE sql IMMUTABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(array_agg(base + CASE WHEN place <= spread - based THEN 1 ELSE 0 END ORDER BY n), '{}')
    FROM (
      SELECT n, spread, base, sum(base) OVER () AS based, row_number() OVER (ORDER BY left_over DESC, n) AS place
      FROM (
        SELECT n, spread, CASE WHEN room = 0 THEN 0 ELSE spread * cap / room END AS base,
          CASE WHEN room = 0 THEN 0 ELSE spread * cap % room END AS left_over
        FROM (
          SELECT n, cap, sum(cap) OVER ()::bigint AS room, least(total, sum(cap) OVER ()::bigint) AS spread
          FROM unnest(caps) WITH ORDINALITY AS c (cap, n)) of_room) of_base) ranked;
  $$;
  COMMENT ON FUNCTION canteen.apportion(bigint, bigint[]) IS
    'min(total, sum of caps) spread with the caps as weights by largest remainder; ties go to the lower index, a zero cap gets zero.';`;

const HASHES = `
  CREATE FUNCTION canteen.meal_row_hash(m canteen.meals, s canteen.meal_settlements, donations jsonb) RETURNS bytea
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(convert_to(jsonb_build_array('meal 1', m.id, m.business_date, m.district_code, m.facility_town, m.facility_id,
      m.slot, m.mode, m.resident_id, m.identified_by, m.items, extract(epoch FROM m.served_at),
      extract(epoch FROM m.recorded_at), m.payment_method, m.price_fen, m.delivery_fee_fen, m.elder_due_fen, m.elder_paid_fen,
      m.discount_fen, m.discount_bearer, m.government_fen, m.government_province_fen, m.government_city_fen,
      m.government_district_fen, m.government_town_fen, m.funding_town, m.cost_ingredients_fen, m.cost_labour_fen,
      m.cost_energy_fen, m.cost_packaging_fen, m.cost_delivery_fen, m.cost_fen, m.garden_fen, m.volunteer_fen, m.donation_fen,
      m.unfunded_fen, m.surplus_fen, m.policy_code, m.policy_version, m.tier_code, m.quotas, m.displayed, m.flags, m.offline,
      m.device_id, m.client_id, m.account_id,
      s.round, s.garden_fen, s.volunteer_fen, s.volunteer_delivery_fen, s.donation_fen, s.unfunded_fen, s.surplus_fen,
      donations)::text, 'UTF8'));
  $$;

  CREATE FUNCTION canteen.donations_of(meal uuid, day date) RETURNS jsonb LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(jsonb_agg(jsonb_build_array(d.tranche_id, d.amount_fen) ORDER BY d.tranche_id), '[]')
    FROM canteen.meal_donations d WHERE d.meal_id = meal AND d.business_date = day;
  $$;

  CREATE FUNCTION canteen.round_hash(c canteen.day_closes) RETURNS bytea LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT sha256(c.previous_hash || convert_to(jsonb_build_array('day 1', c.facility_id, c.business_date, c.round, c.district_code,
        c.town_code, c.mode, c.reason, c.meals, c.cost_fen, c.surplus_fen, c.elder_paid_fen, c.government_fen, c.donation_fen,
        c.garden_fen, c.volunteer_fen, c.unfunded_fen, c.garden_offered_fen, c.volunteer_offered_fen, c.cash_expected_fen,
        c.cash_counted_fen, c.cash_count, c.booked_month, c.chain_no, c.account_id, extract(epoch FROM c.closed_at),
        CASE WHEN c.round = 1 THEN (
          SELECT jsonb_agg(jsonb_build_array(d.id, d.kind, d.description, d.quantity, d.unit_fen, d.amount_fen, d.paid_from,
            d.supplier, d.invoice_no, d.account_id, w.source_id IS NOT NULL) ORDER BY d.id)
          FROM canteen.day_sources d LEFT JOIN canteen.day_source_withdrawals w ON w.source_id = d.id
          WHERE d.facility_id = c.facility_id AND d.business_date = c.business_date) END)::text, 'UTF8')
      || CASE WHEN c.round = 1 THEN coalesce((SELECT string_agg(k.row_hash, ''::bytea ORDER BY k.id) FROM canteen.meal_corrections k
        WHERE k.facility_id = c.facility_id AND k.booked_date = c.business_date), ''::bytea) ELSE ''::bytea END
      || coalesce((SELECT string_agg(s.row_hash, ''::bytea ORDER BY s.meal_id) FROM canteen.meal_settlements s
        WHERE s.facility_id = c.facility_id AND s.business_date = c.business_date AND s.round = c.round), ''::bytea));
  $$;`;

const SETTLE = `
  CREATE FUNCTION canteen.source_values(facility uuid, day date)
    RETURNS TABLE (garden_fen bigint, volunteer_delivery_fen bigint, volunteer_other_fen bigint)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(d.value_fen) FILTER (WHERE d.kind IN ('garden', 'goods')), 0)::bigint,
      coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'delivery_hours'), 0)::bigint,
      coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'kitchen_hours'), 0)::bigint
    FROM canteen.day_sources d WHERE d.facility_id = facility AND d.business_date = day
      AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id);
  $$;
  COMMENT ON FUNCTION canteen.source_values(uuid, date) IS 'What garden (with goods) and hours of a day are worth, withdrawn entries left out.';

  CREATE FUNCTION canteen.source_values_used(facility uuid, day date)
    RETURNS TABLE (garden_fen bigint, volunteer_delivery_fen bigint, volunteer_other_fen bigint)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(u.garden_fen), 0)::bigint, coalesce(sum(u.volunteer_delivery_fen), 0)::bigint,
      coalesce(sum(u.volunteer_fen - u.volunteer_delivery_fen), 0)::bigint
    FROM (
      SELECT s.garden_fen, s.volunteer_fen, s.volunteer_delivery_fen FROM canteen.meal_settlements s
      WHERE s.facility_id = facility AND s.business_date = day
      UNION ALL SELECT k.garden_fen, k.volunteer_fen, k.volunteer_delivery_fen FROM canteen.meal_corrections k
      WHERE k.facility_id = facility AND k.business_date = day) u;
  $$;

  CREATE FUNCTION canteen.drawer_of(facility uuid, day date) RETURNS bigint LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN coalesce((SELECT sum(m.elder_paid_fen) FROM canteen.meals m
        WHERE m.facility_id = facility AND m.business_date = day AND m.payment_method = 'cash'
          AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)), 0)
      + coalesce((SELECT sum(w.amount_fen) FROM canteen.wallet_movements w
        WHERE w.facility_id = facility AND w.business_date = day AND w.kind IN ('top_up_cash', 'refund_cash')), 0)
      - coalesce((SELECT sum(d.amount_fen) FROM canteen.day_sources d WHERE d.facility_id = facility AND d.business_date = day
          AND (d.paid_from = 'drawer' OR d.kind = 'bank_deposit')
          AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)), 0)
      + coalesce((SELECT sum(k.elder_paid_fen) FROM canteen.meal_corrections k
        WHERE k.facility_id = facility AND k.booked_date = day AND k.refund = 'cash'), 0);
  END $$;
  COMMENT ON FUNCTION canteen.drawer_of(uuid, date) IS 'What a day''s records say went into the drawer, less what was taken out of it.';

  CREATE FUNCTION canteen.settle_day(at_facility uuid, on_date date, asked_mode text, asked_reason text, asked_count jsonb,
      asked_counted_fen bigint) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    f meal_point.facilities;
    c canteen.day_closes;
    offered record;
    used record;
    tranche record;
    ids uuid[];
    places int[];
    residents uuid[];
    opens bigint[];
    room bigint[];
    ingredients bigint[];
    labour bigint[];
    deliver boolean[];
    garden bigint[];
    delivery bigint[];
    kitchen bigint[];
    donated bigint[];
    taken bigint[];
    gifts jsonb := '[]';
    spent bigint;
  BEGIN
    SELECT * INTO f FROM meal_point.facilities x WHERE x.id = at_facility AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR x.id = platform.scope_facility())
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system');
    IF f.id IS NULL OR (asked_mode = 'override' AND platform.scope_role() NOT IN ('town_official', 'district_official'))
      OR (asked_mode IN ('automatic', 'supplementary') AND platform.scope_role() <> 'system') THEN
      RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(canteen.day_key(at_facility, on_date));
    SELECT coalesce(max(x.round), 0) INTO c.round FROM canteen.day_closes x
      WHERE x.facility_id = at_facility AND x.business_date = on_date;
    IF (asked_mode = 'supplementary') <> (c.round > 0) THEN
      RETURN json_build_object('round', c.round, 'settled', false);
    END IF;
    c.round := c.round + 1;

    SELECT array_agg(m.id ORDER BY m.id), array_agg(m.place::int ORDER BY m.id), array_agg(m.resident_id ORDER BY m.id),
      array_agg(CASE WHEN m.resident_id IS NULL THEN 0 ELSE greatest(0, m.cost_fen - m.elder_due_fen - m.government_fen) END ORDER BY m.id),
      array_agg(m.cost_ingredients_fen ORDER BY m.id), array_agg(m.cost_labour_fen + m.cost_delivery_fen ORDER BY m.id),
      array_agg(m.mode = 'home_delivery' ORDER BY m.id)
    INTO ids, places, residents, opens, ingredients, labour, deliver
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.served_at, x.id) AS place FROM canteen.meals x
      WHERE x.facility_id = at_facility AND x.business_date = on_date
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = x.id AND v.business_date = x.business_date)
        AND NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = x.id AND s.business_date = x.business_date)) m;
    IF ids IS NULL AND asked_mode = 'supplementary' THEN
      RETURN json_build_object('round', c.round - 1, 'settled', false);
    END IF;
    ids := coalesce(ids, '{}');

    SELECT * INTO offered FROM canteen.source_values(at_facility, on_date);
    SELECT * INTO used FROM canteen.source_values_used(at_facility, on_date);
    c.garden_offered_fen := offered.garden_fen - used.garden_fen;
    c.volunteer_offered_fen := offered.volunteer_delivery_fen - used.volunteer_delivery_fen
      + offered.volunteer_other_fen - used.volunteer_other_fen;
    garden := canteen.apportion(c.garden_offered_fen,
      ARRAY(SELECT least(a, b) FROM unnest(ingredients, opens) WITH ORDINALITY AS u (a, b, n) ORDER BY n));
    opens := ARRAY(SELECT a - b FROM unnest(opens, garden) WITH ORDINALITY AS u (a, b, n) ORDER BY n);
    delivery := canteen.apportion(offered.volunteer_delivery_fen - used.volunteer_delivery_fen,
      ARRAY(SELECT CASE WHEN d THEN least(a, b) ELSE 0 END
        FROM unnest(labour, opens, deliver) WITH ORDINALITY AS u (a, b, d, n) ORDER BY n));
    opens := ARRAY(SELECT a - b FROM unnest(opens, delivery) WITH ORDINALITY AS u (a, b, n) ORDER BY n);
    kitchen := canteen.apportion(offered.volunteer_other_fen - used.volunteer_other_fen,
      ARRAY(SELECT least(a - d, b) FROM unnest(labour, opens, delivery) WITH ORDINALITY AS u (a, b, d, n) ORDER BY n));
    opens := ARRAY(SELECT a - b FROM unnest(opens, kitchen) WITH ORDINALITY AS u (a, b, n) ORDER BY n);

    -- Filling tranche by tranche gives each meal what filling meal by meal would: both are the north-west corner rule.
    donated := array_fill(0::bigint, ARRAY[cardinality(ids)]);
    IF (SELECT coalesce(sum(o), 0) > 0 FROM unnest(opens) o) THEN
      FOR tranche IN
        SELECT t.* FROM donation.tranches t
        WHERE t.district_code = f.district_code AND t.spent_fen < t.amount_fen AND t.received_on <= on_date
          AND (t.earmark IN ('anyone', 'category') OR t.for_town = f.town_code OR t.for_facility = f.id)
        ORDER BY t.received_on, t.id FOR UPDATE
      LOOP
        room := CASE WHEN tranche.earmark <> 'category' THEN opens ELSE ARRAY(
          SELECT CASE WHEN EXISTS (SELECT FROM registry.resident_categories k WHERE k.resident_id = r
              AND k.category = tranche.for_category AND k.valid_from <= on_date AND (k.valid_to IS NULL OR k.valid_to >= on_date))
            THEN o ELSE 0 END FROM unnest(opens, residents) WITH ORDINALITY AS u (o, r, n) ORDER BY n) END;
        taken := ARRAY(SELECT t FROM (
          SELECT n, greatest(0, least(o, tranche.amount_fen - tranche.spent_fen - (sum(o) OVER (ORDER BY place) - o)))::bigint AS t
          FROM unnest(room, places) WITH ORDINALITY AS u (o, place, n)) filled ORDER BY n);
        spent := (SELECT coalesce(sum(t), 0) FROM unnest(taken) t);
        CONTINUE WHEN spent = 0;
        UPDATE donation.tranches t SET spent_fen = t.spent_fen + spent WHERE t.id = tranche.id;
        gifts := gifts || (SELECT jsonb_agg(jsonb_build_object('meal', i, 'tranche', tranche.id, 'fen', t))
          FROM unnest(ids, taken) AS u (i, t) WHERE t > 0);
        donated := ARRAY(SELECT a + b FROM unnest(donated, taken) WITH ORDINALITY AS u (a, b, n) ORDER BY n);
        opens := ARRAY(SELECT a - b FROM unnest(opens, taken) WITH ORDINALITY AS u (a, b, n) ORDER BY n);
        EXIT WHEN (SELECT sum(o) = 0 FROM unnest(opens) o);
      END LOOP;
    END IF;

    WITH settled AS (
      SELECT m, ROW(m.id, m.business_date, m.facility_id, c.round, m.district_code, m.facility_town, m.funding_town, g, d + k, d, don,
          greatest(0, m.cost_fen - m.elder_paid_fen - m.government_fen - g - d - k - don),
          greatest(0, m.elder_paid_fen + m.government_fen + g + d + k + don - m.cost_fen), NULL)::canteen.meal_settlements AS s
      FROM unnest(ids, garden, delivery, kitchen, donated) AS u (id, g, d, k, don)
      JOIN canteen.meals m ON m.id = u.id AND m.business_date = on_date
    ), given AS (
      SELECT (x ->> 'meal')::uuid AS id,
        jsonb_agg(jsonb_build_array(x -> 'tranche', x -> 'fen') ORDER BY (x ->> 'tranche')::uuid) AS donations
      FROM jsonb_array_elements(gifts) x GROUP BY 1
    )
    INSERT INTO canteen.meal_settlements
    SELECT (s).meal_id, (s).business_date, (s).facility_id, (s).round, (s).district_code, (s).facility_town, (s).funding_town,
      (s).garden_fen, (s).volunteer_fen, (s).volunteer_delivery_fen, (s).donation_fen, (s).unfunded_fen, (s).surplus_fen,
      canteen.meal_row_hash(m, s, coalesce(given.donations, '[]'))
    FROM settled LEFT JOIN given ON given.id = (settled.s).meal_id;
    INSERT INTO canteen.meal_donations (meal_id, business_date, tranche_id, amount_fen, facility_id, district_code, facility_town, funding_town)
    SELECT s.meal_id, s.business_date, (x ->> 'tranche')::uuid, (x ->> 'fen')::bigint, s.facility_id, s.district_code,
      s.facility_town, s.funding_town
    FROM jsonb_array_elements(gifts) x JOIN canteen.meal_settlements s ON s.meal_id = (x ->> 'meal')::uuid AND s.business_date = on_date;

    SELECT count(*), coalesce(sum(m.cost_fen), 0), coalesce(sum(s.surplus_fen), 0), coalesce(sum(m.elder_paid_fen), 0),
      coalesce(sum(m.government_fen), 0), coalesce(sum(s.donation_fen), 0), coalesce(sum(s.garden_fen), 0),
      coalesce(sum(s.volunteer_fen), 0), coalesce(sum(s.unfunded_fen), 0)
    INTO c.meals, c.cost_fen, c.surplus_fen, c.elder_paid_fen, c.government_fen, c.donation_fen, c.garden_fen, c.volunteer_fen,
      c.unfunded_fen
    FROM canteen.meal_settlements s JOIN canteen.meals m ON m.id = s.meal_id AND m.business_date = s.business_date
    WHERE s.facility_id = at_facility AND s.business_date = on_date AND s.round = c.round;

    c.facility_id := f.id; c.business_date := on_date; c.district_code := f.district_code; c.town_code := f.town_code;
    c.mode := asked_mode; c.reason := asked_reason; c.account_id := platform.scope_account(); c.closed_at := clock_timestamp();
    c.cash_expected_fen := CASE WHEN c.round = 1 THEN canteen.drawer_of(f.id, on_date)
      ELSE (SELECT coalesce(sum(m.elder_paid_fen), 0) FROM canteen.meals m
        WHERE m.id = ANY (ids) AND m.business_date = on_date AND m.payment_method = 'cash') END;
    c.cash_counted_fen := asked_counted_fen; c.cash_count := asked_count;
    c.booked_month := ledger.booked_month(f.id, on_date);
    PERFORM pg_advisory_xact_lock(hashtextextended('canteen-chain ' || f.id::text, 0));
    SELECT x.chain_no + 1, x.hash INTO c.chain_no, c.previous_hash FROM canteen.day_closes x
      WHERE x.facility_id = f.id ORDER BY x.chain_no DESC LIMIT 1;
    c.chain_no := coalesce(c.chain_no, 1);
    c.previous_hash := coalesce(c.previous_hash, sha256(convert_to('nuancan ' || f.id::text, 'UTF8')));
    c.hash := canteen.round_hash(c);
    INSERT INTO canteen.day_closes SELECT c.*;
    PERFORM platform.audit('close', 'canteen.day_closes', f.id || ' ' || on_date || ' ' || c.round, NULL,
      jsonb_build_object('mode', c.mode, 'reason', c.reason, 'meals', c.meals, 'unfundedFen', c.unfunded_fen, 'hash', encode(c.hash, 'hex')));
    RETURN json_build_object('round', c.round, 'settled', true);
  END $$;
  COMMENT ON FUNCTION canteen.settle_day(uuid, date, text, text, jsonb, bigint) IS
    'Settles the meals of a facility''s day that are not settled yet and links the round into its chain; all or nothing. NULL: not in scope. settled false: nothing to do.';`;

const GUARDS = `
  CREATE FUNCTION canteen.note_late_meals() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(canteen.day_key(d.facility_id, d.business_date))
      FROM (SELECT DISTINCT i.facility_id, i.business_date FROM inserted i ORDER BY 1, 2) d;
    INSERT INTO platform.outbox (district_code, job, payload)
    SELECT DISTINCT i.district_code, 'settle-late-meals', jsonb_build_object('facilityId', i.facility_id, 'businessDate', i.business_date)
    FROM inserted i WHERE EXISTS (SELECT FROM canteen.day_closes c
      WHERE c.facility_id = i.facility_id AND c.business_date = i.business_date AND c.round = 1);
    RETURN NULL;
  END $$;
  CREATE TRIGGER meals_note_late AFTER INSERT ON canteen.meals REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION canteen.note_late_meals();

  CREATE FUNCTION canteen.require_open_day() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(canteen.day_key(NEW.facility_id, NEW.business_date));
    IF EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = NEW.facility_id AND c.business_date = NEW.business_date) THEN
      RAISE EXCEPTION 'the day is closed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_open_day';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER meal_voids_open_day BEFORE INSERT ON canteen.meal_voids
    FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();
  CREATE TRIGGER day_sources_open_day BEFORE INSERT ON canteen.day_sources
    FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();
  CREATE TRIGGER day_source_withdrawals_open_day BEFORE INSERT ON canteen.day_source_withdrawals
    FOR EACH ROW EXECUTE FUNCTION canteen.require_open_day();`;

const SCHEDULE = `
  CREATE FUNCTION canteen.days_left_open(last_day date) RETURNS TABLE (district_code text, facility_id uuid, business_date date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT DISTINCT d.district_code, d.facility_id, d.business_date FROM (
      SELECT m.district_code, m.facility_id, m.business_date FROM canteen.meals m
      WHERE m.business_date BETWEEN last_day - 400 AND last_day
      UNION ALL SELECT s.district_code, s.facility_id, s.business_date FROM canteen.day_sources s
      WHERE s.business_date BETWEEN last_day - 400 AND last_day
      UNION ALL SELECT w.district_code, w.facility_id, w.business_date FROM canteen.wallet_movements w
      WHERE w.business_date BETWEEN last_day - 400 AND last_day AND w.kind IN ('top_up_cash', 'refund_cash')
      UNION ALL SELECT k.district_code, k.facility_id, k.booked_date FROM canteen.meal_corrections k
      WHERE k.booked_date BETWEEN last_day - 400 AND last_day) d
    WHERE platform.scope_role() = 'system' AND NOT EXISTS (SELECT FROM canteen.day_closes c
      WHERE c.facility_id = d.facility_id AND c.business_date = d.business_date)
    ORDER BY d.business_date, d.facility_id;
  END $$;
  COMMENT ON FUNCTION canteen.days_left_open(date) IS
    'Of every district, days up to the last one that have records and were closed by nobody. For the nightly job.';
  ALTER FUNCTION canteen.days_left_open(date) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.days_left_open(date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION canteen.days_left_open(date) TO nuancan_app;

  -- An owner without superuser rights is bound by forced row security, too.
  ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
  INSERT INTO platform.schedules (name, job, cron) VALUES ('days-left-open', 'close-days', '30 1 * * *');
  ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;`;

/** Settling a day, its hash chain, and what keeps a closed day as it is. */
export class SettleDays1764200130000 implements MigrationInterface {
  readonly name = 'SettleDays1764200130000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(APPORTION);
    await queryRunner.query(HASHES);
    await queryRunner.query(SETTLE);
    await queryRunner.query(`
      ALTER FUNCTION canteen.settle_day(uuid, date, text, text, jsonb, bigint) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.settle_day(uuid, date, text, text, jsonb, bigint) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.settle_day(uuid, date, text, text, jsonb, bigint) TO nuancan_app;
    `);
    await queryRunner.query(GUARDS);
    await queryRunner.query(SCHEDULE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM platform.schedules WHERE name = 'days-left-open';
      DROP FUNCTION canteen.days_left_open(date);
      DROP TRIGGER day_source_withdrawals_open_day ON canteen.day_source_withdrawals;
      DROP TRIGGER day_sources_open_day ON canteen.day_sources;
      DROP TRIGGER meal_voids_open_day ON canteen.meal_voids;
      DROP TRIGGER meals_note_late ON canteen.meals;
      DROP FUNCTION canteen.require_open_day(), canteen.note_late_meals(),
        canteen.settle_day(uuid, date, text, text, jsonb, bigint), canteen.drawer_of(uuid, date),
        canteen.source_values_used(uuid, date), canteen.source_values(uuid, date), canteen.round_hash(canteen.day_closes),
        canteen.donations_of(uuid, date),
        canteen.meal_row_hash(canteen.meals, canteen.meal_settlements, jsonb), canteen.apportion(bigint, bigint[]),
        canteen.day_key(uuid, date);
    `);
  }
}
