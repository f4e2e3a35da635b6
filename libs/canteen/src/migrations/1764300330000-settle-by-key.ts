import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SETTLE_BY_DAY } from './1764300110000-settle-by-drawer.js';

/**
 * Looked up meal by meal through the primary key: as a join it reads what the whole district settled that day, and while
 * the tables are empty an index by day is as cheap as the key. IS NOT DISTINCT FROM is nothing an index can be searched by.
 */
const none = (table: string, meal: string): string => `(SELECT true FROM canteen.${table} k
          WHERE k.meal_id = ${meal}.id AND k.business_date IS NOT DISTINCT FROM ${meal}.business_date LIMIT 1) IS NULL`;

const settlementOf = (meal: string): string => `(SELECT * FROM canteen.meal_settlements k
      WHERE k.meal_id = ${meal}.id AND k.business_date IS NOT DISTINCT FROM ${meal}.business_date OFFSET 0)`;

const SETTLE = `
  CREATE OR REPLACE FUNCTION canteen.settle_day(at_facility uuid, on_date date, asked_mode text, asked_reason text, asked_count jsonb,
      asked_counted_fen bigint) RETURNS json
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
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
    lacking bigint[];
    deliver boolean[];
    garden bigint[];
    delivery bigint[];
    kitchen bigint[];
    donated bigint[];
    taken bigint[];
    gifts jsonb := '[]';
    spent bigint;
    booked bigint;
    unbooked bigint;
  BEGIN
    SELECT * INTO f FROM meal_point.facilities x WHERE x.id = at_facility AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR x.id = platform.scope_facility())
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system');
    IF f.id IS NULL OR (asked_mode = 'override' AND platform.scope_role() NOT IN ('town_official', 'district_official'))
      OR (asked_mode IN ('automatic', 'supplementary') AND platform.scope_role() <> 'system') THEN
      RETURN NULL;
    END IF;
    -- A count needs the drawer to itself; any other round only keeps counts out, while meals go on.
    IF asked_count IS NULL THEN
      PERFORM pg_advisory_xact_lock_shared(canteen.drawer_key(at_facility));
    ELSE
      PERFORM pg_advisory_xact_lock(canteen.drawer_key(at_facility));
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
      array_agg(m.mode = 'home_delivery' ORDER BY m.id), array_agg(m.cost_fen - m.elder_paid_fen - m.government_fen ORDER BY m.id)
    INTO ids, places, residents, opens, ingredients, labour, deliver, lacking
    FROM (SELECT x.*, row_number() OVER (ORDER BY x.served_at, x.id) AS place FROM canteen.meals x
      WHERE x.facility_id = at_facility AND x.business_date = on_date
        AND ${none('meal_voids', 'x')} AND ${none('meal_settlements', 'x')}) m;
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

    -- Ahead of the tranches, which everybody who closes waits for; with the meals of this day, however long ago it was.
    unbooked := canteen.unbooked_cash(f.id) + CASE WHEN on_date < platform.business_date(now()) - 400 THEN
      (SELECT coalesce(sum(m.elder_paid_fen), 0) FROM canteen.meals m
        WHERE m.id = ANY (ids) AND m.business_date = on_date AND m.payment_method = 'cash' AND NOT EXISTS (
          SELECT FROM canteen.drawer_counts k WHERE k.facility_id = f.id AND k.counted_at > m.served_at AND k.counted_at < m.recorded_at))
      ELSE 0 END;

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
          SELECT CASE WHEN donation.may_help(tranche.for_category, r, on_date)
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

    WITH given AS MATERIALIZED (
      SELECT (x ->> 'meal')::uuid AS id,
        jsonb_agg(jsonb_build_array(x -> 'tranche', x -> 'fen') ORDER BY (x ->> 'tranche')::uuid) AS donations
      FROM jsonb_array_elements(gifts) x GROUP BY 1
    )
    INSERT INTO canteen.meal_settlements
    SELECT m.id, m.business_date, m.facility_id, c.round, m.district_code, m.facility_town, m.funding_town, p.garden, p.volunteer,
      p.delivery, p.donated, p.unfunded, p.surplus,
      canteen.meal_row_hash(m, ROW(m.id, m.business_date, m.facility_id, c.round, m.district_code, m.facility_town, m.funding_town,
        p.garden, p.volunteer, p.delivery, p.donated, p.unfunded, p.surplus, NULL)::canteen.meal_settlements, coalesce(given.donations, '[]'))
    -- OFFSET 0: the hash is put in place of its call only when what it is given are plain columns.
    FROM (SELECT id, g AS garden, d + k AS volunteer, d AS delivery, don AS donated, greatest(0, l - g - d - k - don) AS unfunded,
        greatest(0, g + d + k + don - l) AS surplus
      FROM unnest(ids, lacking, garden, delivery, kitchen, donated) AS u (id, l, g, d, k, don) OFFSET 0) p
    JOIN canteen.meals m ON m.id = p.id AND m.business_date = on_date
    LEFT JOIN given ON given.id = p.id;
    INSERT INTO canteen.meal_donations (meal_id, business_date, tranche_id, amount_fen, facility_id, district_code, facility_town, funding_town)
    SELECT s.meal_id, s.business_date, (x ->> 'tranche')::uuid, (x ->> 'fen')::bigint, s.facility_id, s.district_code,
      s.facility_town, s.funding_town
    FROM jsonb_array_elements(gifts) x CROSS JOIN LATERAL (SELECT * FROM canteen.meal_settlements s
      WHERE s.meal_id = (x ->> 'meal')::uuid AND s.business_date IS NOT DISTINCT FROM on_date OFFSET 0) s;

    SELECT count(*), coalesce(sum(m.cost_fen), 0), coalesce(sum(s.surplus_fen), 0), coalesce(sum(m.elder_paid_fen), 0),
      coalesce(sum(m.government_fen), 0), coalesce(sum(s.donation_fen), 0), coalesce(sum(s.garden_fen), 0),
      coalesce(sum(s.volunteer_fen), 0), coalesce(sum(s.unfunded_fen), 0)
    INTO c.meals, c.cost_fen, c.surplus_fen, c.elder_paid_fen, c.government_fen, c.donation_fen, c.garden_fen, c.volunteer_fen,
      c.unfunded_fen
    FROM canteen.meals m CROSS JOIN LATERAL ${settlementOf('m')} s
    WHERE m.facility_id = at_facility AND m.business_date = on_date AND m.id = ANY (ids);

    c.facility_id := f.id; c.business_date := on_date; c.district_code := f.district_code; c.town_code := f.town_code;
    c.mode := asked_mode; c.reason := asked_reason; c.account_id := platform.scope_account();
    IF asked_counted_fen IS NOT NULL THEN
      PERFORM FROM ledger.facility_books b WHERE b.facility_id = f.id FOR NO KEY UPDATE;
    END IF;
    c.closed_at := clock_timestamp();
    booked := canteen.booked_drawer(f.id);
    c.cash_expected_fen := booked + unbooked;
    c.cash_counted_fen := asked_counted_fen; c.cash_count := asked_count;
    c.booked_month := ledger.booked_month(f.id, on_date);
    PERFORM pg_advisory_xact_lock(hashtextextended('canteen-chain ' || f.id::text, 0));
    SELECT x.chain_no + 1, x.hash INTO c.chain_no, c.previous_hash FROM canteen.day_closes x
      WHERE x.facility_id = f.id ORDER BY x.chain_no DESC LIMIT 1;
    c.chain_no := coalesce(c.chain_no, 1);
    c.previous_hash := coalesce(c.previous_hash, sha256(convert_to('nuancan ' || f.id::text, 'UTF8')));
    c.hash_version := 2;
    c.hash := canteen.round_hash(c);
    INSERT INTO canteen.day_closes SELECT c.*;
    IF asked_counted_fen IS NOT NULL THEN
      INSERT INTO canteen.drawer_counts (district_code, town_code, facility_id, business_date, round, booked_fen, unbooked_fen, counted_fen,
        cash_count, account_id, counted_at)
      VALUES (c.district_code, c.town_code, f.id, on_date, c.round, booked, unbooked, asked_counted_fen, asked_count, c.account_id, c.closed_at);
    END IF;
    PERFORM platform.audit('close', 'canteen.day_closes', f.id || ' ' || on_date || ' ' || c.round, NULL,
      jsonb_build_object('mode', c.mode, 'reason', c.reason, 'meals', c.meals, 'unfundedFen', c.unfunded_fen, 'hash', encode(c.hash, 'hex')));
    RETURN json_build_object('round', c.round, 'settled', true);
  END $$;`;

const UNBOOKED = `
  CREATE OR REPLACE FUNCTION canteen.unbooked_cash(facility uuid) RETURNS bigint LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
  DECLARE
    today CONSTANT date := platform.business_date(now());
    -- A till sends nothing older than a year.
    oldest CONSTANT date := greatest((SELECT min(m.business_date) FROM canteen.meals m WHERE m.facility_id = facility), today - 400);
  BEGIN
    -- No meal of an open day is settled, and days with voids are few: only what may be is looked up.
    RETURN coalesce((SELECT sum(m.elder_paid_fen) FROM (
        SELECT oldest + n AS day, false AS closed FROM generate_series(0, today + 1 - oldest) n WHERE NOT EXISTS (
          SELECT FROM canteen.day_closes c WHERE c.facility_id = facility AND c.business_date = oldest + n)
        UNION SELECT l.business_date, true FROM canteen.late_meal_days l WHERE l.facility_id = facility AND l.business_date >= oldest) d
      CROSS JOIN LATERAL (SELECT (SELECT true FROM canteen.meal_voids v
        WHERE v.facility_id = facility AND v.business_date = d.day LIMIT 1) IS NOT NULL AS voids OFFSET 0) has
      CROSS JOIN LATERAL (SELECT x.* FROM canteen.meals x
        WHERE x.facility_id = facility AND x.business_date = d.day AND x.payment_method = 'cash' OFFSET 0) m
      WHERE (NOT d.closed OR ${none('meal_settlements', 'm')}) AND (NOT has.voids OR ${none('meal_voids', 'm')})
        AND NOT EXISTS (SELECT FROM canteen.drawer_counts k
          WHERE k.facility_id = facility AND k.counted_at > m.served_at AND k.counted_at < m.recorded_at)), 0);
  END $$;`;

const ROUND_SUMS = `
  CREATE FUNCTION canteen.round_sums(at_facility uuid, on_date date, of_round int) RETURNS json
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off AS $$
  BEGIN
    RETURN (
      WITH settled AS (
        SELECT m.*, s.garden_fen AS settled_garden, s.volunteer_fen AS settled_volunteer,
          m.payment_method = 'cash' AND EXISTS (SELECT FROM canteen.drawer_counts k
            WHERE k.facility_id = m.facility_id AND k.counted_at > m.served_at AND k.counted_at < m.recorded_at) AS counted
        FROM canteen.meals m CROSS JOIN LATERAL ${settlementOf('m')} s
        WHERE m.facility_id = at_facility AND m.business_date = on_date AND s.round = of_round
      ), elder AS (
        SELECT slot, payment_method AS method, resident_id IS NULL AS public_sale, counted, sum(elder_paid_fen)::bigint AS amount
        FROM settled GROUP BY 1, 2, 3, 4 HAVING sum(elder_paid_fen) > 0
      ), government AS (
        SELECT slot, funder, CASE WHEN funder = 'town' THEN funding_town END AS town, sum(amount)::bigint AS amount
        FROM settled, LATERAL (VALUES ('province', government_province_fen), ('city', government_city_fen),
          ('district', government_district_fen), ('town', government_town_fen)) AS g (funder, amount)
        GROUP BY 1, 2, 3 HAVING sum(amount) > 0
      ), donated AS (
        SELECT m.slot, d.tranche_id, sum(d.amount_fen)::bigint AS amount
        FROM settled m JOIN canteen.meal_donations d ON d.meal_id = m.id AND d.business_date = m.business_date
        GROUP BY 1, 2
      ), holder AS (
        SELECT * FROM donation.holders_of(ARRAY(SELECT DISTINCT tranche_id FROM donated))
      ), wallet AS (
        SELECT m.slot, w.organisation_id, -sum(w.amount_fen)::bigint AS amount
        FROM settled m JOIN canteen.wallet_movements w ON w.meal_id = m.id AND w.kind IN ('spend', 'void_return')
        WHERE m.payment_method = 'wallet' GROUP BY 1, 2 HAVING sum(w.amount_fen) <> 0
      ), supplied AS (
        SELECT coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'garden'), 0)::bigint AS garden,
          coalesce(sum(d.value_fen) FILTER (WHERE d.kind = 'goods'), 0)::bigint AS goods,
          coalesce(sum(d.value_fen) FILTER (WHERE d.kind IN ('kitchen_hours', 'delivery_hours')
            AND EXISTS (SELECT FROM canteen.hours_confirmations h WHERE h.source_id = d.id)), 0)::bigint AS volunteer
        FROM canteen.day_sources d WHERE d.facility_id = at_facility AND d.business_date = on_date
          AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)
      )
      SELECT json_build_object('facilityId', c.facility_id, 'townCode', c.town_code, 'organisationId', f.organisation_id,
        'businessDate', c.business_date, 'round', c.round, 'gardenSuppliedFen', supplied.garden, 'goodsSuppliedFen', supplied.goods,
        'volunteerSuppliedFen', supplied.volunteer, 'cashExpectedFen', c.cash_expected_fen, 'cashCountedFen', c.cash_counted_fen,
        'slots', (SELECT coalesce(json_agg(json_build_object('slot', x.slot,
            'elder', (SELECT coalesce(json_agg(json_build_object('method', e.method, 'publicSale', e.public_sale, 'counted', e.counted,
                'amountFen', e.amount) ORDER BY e.method, e.public_sale, e.counted), '[]') FROM elder e WHERE e.slot = x.slot),
            'government', (SELECT coalesce(json_agg(json_build_object('funder', g.funder, 'townCode', g.town, 'amountFen', g.amount)
                ORDER BY g.funder, g.town), '[]') FROM government g WHERE g.slot = x.slot),
            'donations', (SELECT coalesce(json_agg(json_build_object('trancheId', d.tranche_id, 'organisationId', h.organisation_id,
                'amountFen', d.amount) ORDER BY d.tranche_id), '[]') FROM donated d JOIN holder h USING (tranche_id) WHERE d.slot = x.slot),
            'wallets', (SELECT coalesce(json_agg(json_build_object('organisationId', w.organisation_id, 'amountFen', w.amount)
                ORDER BY w.organisation_id), '[]') FROM wallet w WHERE w.slot = x.slot),
            'gardenFen', x.garden, 'volunteerFen', x.volunteer) ORDER BY x.slot), '[]')
          FROM (SELECT slot, sum(settled_garden)::bigint AS garden, sum(settled_volunteer)::bigint AS volunteer FROM settled GROUP BY 1) x))
      FROM canteen.day_closes c JOIN meal_point.facilities f ON f.id = c.facility_id CROSS JOIN supplied
      WHERE c.facility_id = at_facility AND c.business_date = on_date AND c.round = of_round
    );
  END $$;
  COMMENT ON FUNCTION canteen.round_sums(uuid, date, int) IS
    'What a settled round adds up to, in the caller''s scope, as its journal entries are built from it. NULL: not in scope.';`;

/**
 * A close looks up what it needs by key, whatever the statistics say: plans are kept from when the tables were empty. The
 * days of a district wait for each other at the oldest tranche, so what can be done before is done before.
 */
export class SettleByKey1764300330000 implements MigrationInterface {
  readonly name = 'SettleByKey1764300330000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [UNBOOKED, SETTLE, ROUND_SUMS]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION canteen.round_sums(uuid, date, int)');
    await queryRunner.query(SETTLE_BY_DAY);
  }
}
