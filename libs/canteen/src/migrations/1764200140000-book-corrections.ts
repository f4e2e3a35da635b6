import type { MigrationInterface, QueryRunner } from 'typeorm';

const AMOUNTS = [
  'price_fen',
  'discount_fen',
  'elder_due_fen',
  'elder_paid_fen',
  'government_province_fen',
  'government_city_fen',
  'government_district_fen',
  'government_town_fen',
  'government_fen',
  'cost_fen',
  'garden_fen',
  'volunteer_fen',
  'volunteer_delivery_fen',
  'donation_fen',
  'unfunded_fen',
  'surplus_fen',
];

/** The one way to correct a settled meal. */
export class BookCorrections1764200140000 implements MigrationInterface {
  readonly name = 'BookCorrections1764200140000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.meal_key(meal uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN hashtextextended('canteen-correction ' || meal::text, 0);

      CREATE FUNCTION canteen.correction_row_hash(k canteen.meal_corrections, given_back jsonb) RETURNS bytea LANGUAGE sql STABLE
        SET search_path = pg_catalog, pg_temp AS $$
        SELECT sha256(convert_to(jsonb_build_array('correction 1', k.id, k.meal_id, k.business_date, k.district_code, k.facility_town,
          k.facility_id, k.funding_town, k.booked_date, k.kind, k.reason, k.refund, ${AMOUNTS.map((name) => `k.${name}`).join(', ')},
          k.client_id, k.account_id, extract(epoch FROM k.recorded_at), given_back)::text, 'UTF8'));
      $$;

      CREATE FUNCTION canteen.given_back_of(correction uuid) RETURNS jsonb LANGUAGE sql STABLE
        SET search_path = pg_catalog, pg_temp AS $$
        SELECT coalesce(jsonb_agg(jsonb_build_array(d.tranche_id, d.amount_fen) ORDER BY d.tranche_id), '[]')
        FROM canteen.correction_donations d WHERE d.correction_id = correction;
      $$;

      CREATE FUNCTION canteen.donations_left(meal uuid, day date) RETURNS jsonb LANGUAGE sql STABLE
        SET search_path = pg_catalog, pg_temp AS $$
        SELECT coalesce(jsonb_agg(jsonb_build_array(g.tranche_id, -g.amount) ORDER BY g.tranche_id), '[]') FROM (
          SELECT x.tranche_id, sum(x.amount_fen)::bigint AS amount FROM (
            SELECT d.tranche_id, d.amount_fen FROM canteen.meal_donations d WHERE d.meal_id = meal AND d.business_date = day
            UNION ALL SELECT d.tranche_id, d.amount_fen FROM canteen.correction_donations d
              JOIN canteen.meal_corrections k ON k.id = d.correction_id WHERE k.meal_id = meal AND k.business_date = day) x
          GROUP BY 1 HAVING sum(x.amount_fen) <> 0) g;
      $$;
      COMMENT ON FUNCTION canteen.donations_left(uuid, date) IS 'What each tranche still carries of a meal, negative, as it would be given back.';

      CREATE FUNCTION canteen.open_day_of(facility uuid) RETURNS date
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        day date := platform.business_date(now());
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(canteen.day_key(facility, day));
        IF EXISTS (SELECT FROM canteen.day_closes c WHERE c.facility_id = facility AND c.business_date = day) THEN
          day := day + 1;
          PERFORM pg_advisory_xact_lock_shared(canteen.day_key(facility, day));
        END IF;
        RETURN day;
      END $$;
      COMMENT ON FUNCTION canteen.open_day_of(uuid) IS
        'The day that takes corrections: today, or when today is closed tomorrow, kept open until the transaction ends.';

      CREATE FUNCTION canteen.book_corrections(input jsonb) RETURNS TABLE (id uuid, meal_id uuid, booked_date date)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
      #variable_conflict use_column
      DECLARE
        item jsonb;
        given jsonb;
        m canteen.meals;
        k canteen.meal_corrections;
        v canteen.settled_meals;
      BEGIN
        IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('operator', 'town_official', 'district_official')
          OR platform.scope_account() IS NULL THEN
          RAISE EXCEPTION 'no account that corrects' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- Wallets, then days, then tranches, each in their order: whoever logs, closes or corrects never waits in a ring.
        PERFORM FROM canteen.wallets w WHERE w.id IN (SELECT v.wallet_id FROM canteen.wallet_movements v
          JOIN jsonb_array_elements(input -> 'items') x ON v.meal_id = (x ->> 'mealId')::uuid) ORDER BY w.id FOR UPDATE;
        PERFORM canteen.open_day_of(f.facility_id) FROM (SELECT DISTINCT x.facility_id FROM canteen.meals x
          JOIN jsonb_array_elements(input -> 'items') i ON x.id = (i ->> 'mealId')::uuid
            AND x.business_date = (i ->> 'businessDate')::date ORDER BY 1) f;
        PERFORM FROM donation.tranches t WHERE t.id IN (SELECT d.tranche_id FROM canteen.meal_donations d
          JOIN jsonb_array_elements(input -> 'items') x ON d.meal_id = (x ->> 'mealId')::uuid)
          ORDER BY t.received_on, t.id FOR UPDATE;
        FOR item IN SELECT x FROM jsonb_array_elements(input -> 'items') x ORDER BY x ->> 'mealId' LOOP
          SELECT x.* INTO m FROM canteen.meals x WHERE x.id = (item ->> 'mealId')::uuid
            AND x.business_date = (item ->> 'businessDate')::date AND x.district_code = platform.scope_district()
            AND (platform.scope_town() IS NULL OR x.facility_town = platform.scope_town())
            AND (platform.scope_facility() IS NULL OR x.facility_id = platform.scope_facility());
          IF m.id IS NULL THEN
            RAISE EXCEPTION 'no such meal in scope' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'meal_corrections_scope';
          END IF;
          PERFORM pg_advisory_xact_lock(canteen.meal_key(m.id));
          k := jsonb_populate_record(NULL::canteen.meal_corrections, item -> 'amounts');
          k.id := uuidv7(); k.meal_id := m.id; k.business_date := m.business_date; k.district_code := m.district_code;
          k.facility_town := m.facility_town; k.facility_id := m.facility_id;
          k.funding_town := coalesce(m.funding_town, (SELECT min(x.funding_town) FROM canteen.meal_corrections x
            WHERE x.meal_id = m.id AND x.business_date = m.business_date), item ->> 'fundingTown');
          k.booked_date := canteen.open_day_of(m.facility_id);
          k.kind := item ->> 'kind'; k.reason := input ->> 'reason'; k.refund := item ->> 'refund';
          k.client_id := (input ->> 'clientId')::uuid; k.account_id := platform.scope_account(); k.recorded_at := clock_timestamp();
          given := CASE WHEN k.kind = 'reverse' THEN canteen.donations_left(m.id, m.business_date) ELSE '[]' END;
          IF k.donation_fen <> (SELECT coalesce(sum((g ->> 1)::bigint), 0) FROM jsonb_array_elements(given) g) THEN
            RAISE EXCEPTION 'a reversal gives back what the tranches carry' USING ERRCODE = 'check_violation', CONSTRAINT = 'meal_corrections_donation';
          END IF;
          k.row_hash := canteen.correction_row_hash(k, given);
          INSERT INTO canteen.meal_corrections SELECT k.*;
          INSERT INTO canteen.correction_donations (correction_id, tranche_id, amount_fen, district_code, facility_town, facility_id, funding_town)
          SELECT k.id, (g ->> 0)::uuid, (g ->> 1)::bigint, k.district_code, k.facility_town, k.facility_id, k.funding_town
          FROM jsonb_array_elements(given) g;
          UPDATE donation.tranches t SET spent_fen = t.spent_fen + (g ->> 1)::bigint
          FROM jsonb_array_elements(given) g WHERE t.id = (g ->> 0)::uuid;
          SELECT x.* INTO v FROM canteen.settled_meals x WHERE x.meal_id = m.id AND x.business_date = m.business_date;
          IF least(v.price_fen, v.discount_fen, v.elder_due_fen, v.elder_paid_fen, v.government_province_fen, v.government_city_fen,
              v.government_district_fen, v.government_town_fen, v.cost_fen, v.garden_fen, v.volunteer_fen, v.volunteer_delivery_fen,
              v.donation_fen, v.unfunded_fen, v.surplus_fen) < 0 OR (v.unfunded_fen > 0 AND v.surplus_fen > 0) THEN
            RAISE EXCEPTION 'nothing of a settled meal may fall below zero' USING ERRCODE = 'check_violation', CONSTRAINT = 'meal_corrections_within';
          END IF;
          PERFORM platform.audit('correct', 'canteen.meals', m.id::text, NULL,
            jsonb_build_object('correctionId', k.id, 'kind', k.kind, 'reason', k.reason, 'bookedDate', k.booked_date,
              'governmentFen', k.government_fen, 'elderPaidFen', k.elder_paid_fen));
          RETURN QUERY SELECT k.id, k.meal_id, k.booked_date;
        END LOOP;
      END $$;
      COMMENT ON FUNCTION canteen.book_corrections(jsonb) IS
        'Books differences to settled meals on an open day; all or none. The settled view never falls below zero, donations go back to their tranches.';`);
    for (const signature of ['open_day_of(uuid)', 'book_corrections(jsonb)']) {
      await queryRunner.query(`
        ALTER FUNCTION canteen.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION canteen.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION canteen.book_corrections(jsonb), canteen.open_day_of(uuid),
      canteen.donations_left(uuid, date), canteen.given_back_of(uuid),
      canteen.correction_row_hash(canteen.meal_corrections, jsonb), canteen.meal_key(uuid)`);
  }
}
