import type { MigrationInterface, QueryRunner } from 'typeorm';

const ITEMS = `jsonb_array_elements(input -> 'items') x
      JOIN canteen.meals m ON m.id = (x ->> 'mealId')::uuid AND m.business_date = (x ->> 'businessDate')::date`;

/**
 * The one door to `book_corrections`: as judged, by as many people as it takes, and with the limits that a subsidy holds.
 * An item says how often its meal had been corrected when it was judged.
 */
const BOOK = `
  CREATE FUNCTION canteen.book_judged_corrections(input jsonb) RETURNS TABLE (id uuid, meal_id uuid, booked_date date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    released jsonb;
    taken jsonb;
    booked record;
  BEGIN
    IF canteen.needs_second_person(input) AND NOT EXISTS (SELECT FROM canteen.correction_proposals p
        JOIN canteen.correction_decisions d ON d.proposal_id = p.id AND d.decision = 'approved' AND d.decided_by = platform.scope_account()
        WHERE p.district_code = platform.scope_district() AND p.client_id = (input ->> 'clientId')::uuid AND p.body = input) THEN
      RAISE EXCEPTION 'a second person approves what is as large as this'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meal_corrections_four_eyes';
    END IF;
    PERFORM pg_advisory_xact_lock(canteen.meal_key(k.meal))
      FROM (SELECT (x ->> 'mealId')::uuid AS meal FROM jsonb_array_elements(input -> 'items') x ORDER BY 1) k;
    IF EXISTS (SELECT FROM ${ITEMS} WHERE (x ->> 'corrections')::bigint IS DISTINCT FROM (SELECT count(*)
        FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date)) THEN
      RAISE EXCEPTION 'a meal was corrected since this was judged'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'meal_corrections_as_judged';
    END IF;
    -- Wallets, then limits, then days, as whoever logs a meal.
    PERFORM FROM canteen.wallets w WHERE w.id IN (SELECT v.wallet_id FROM canteen.wallet_movements v
      JOIN jsonb_array_elements(input -> 'items') x ON v.meal_id = (x ->> 'mealId')::uuid) ORDER BY w.id FOR UPDATE;
    SELECT coalesce(jsonb_agg(jsonb_build_object('mealId', m.id, 'residentId', m.resident_id, 'key', q.limit_key,
        'windowStart', q.window_start, 'max', q.max)), '[]') INTO released
    FROM ${ITEMS} CROSS JOIN LATERAL canteen.held_quotas(m.id, m.business_date) q WHERE (x ->> 'releases')::boolean;
    SELECT coalesce(jsonb_agg(q || jsonb_build_object('mealId', m.id, 'residentId', m.resident_id)), '[]') INTO taken
    FROM ${ITEMS} CROSS JOIN LATERAL jsonb_array_elements(x -> 'takes') q;
    IF jsonb_array_length(released || taken) > 0 THEN
      PERFORM subsidy.move_quotas(released, taken);
    END IF;
    FOR booked IN SELECT * FROM canteen.book_corrections(input) LOOP
      INSERT INTO canteen.correction_quotas (correction_id, resident_id, limit_key, window_start, max, change, district_code,
        facility_town, facility_id, funding_town)
      SELECT k.id, (q ->> 'residentId')::uuid, q ->> 'key', (q ->> 'windowStart')::date, (q ->> 'max')::int, moved.change,
        k.district_code, k.facility_town, k.facility_id, k.funding_town
      FROM (VALUES (released, -1), (taken, 1)) AS moved (quotas, change) CROSS JOIN LATERAL jsonb_array_elements(moved.quotas) q
      JOIN canteen.meal_corrections k ON k.id = booked.id AND k.meal_id = (q ->> 'mealId')::uuid;
      id := booked.id;
      meal_id := booked.meal_id;
      booked_date := booked.booked_date;
      RETURN NEXT;
    END LOOP;
  END $$;
  COMMENT ON FUNCTION canteen.book_judged_corrections(jsonb) IS
    'Books {clientId, reason, items: [{mealId, businessDate, kind, refund, fundingTown, amounts, corrections, releases, takes}]} on an open day, all or none. A large one needs the approval of a second person, who books it.';`;

/** Corrections take the limits along, are booked as they were judged, and when large by two people. */
export class BookJudgedCorrections1764300260000 implements MigrationInterface {
  readonly name = 'BookJudgedCorrections1764300260000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.correction_quotas (
        correction_id uuid NOT NULL REFERENCES canteen.meal_corrections (id),
        resident_id uuid NOT NULL,
        limit_key text NOT NULL,
        window_start date NOT NULL,
        max int NOT NULL CHECK (max >= 1),
        change int NOT NULL CHECK (change IN (-1, 1)),
        district_code text NOT NULL,
        facility_town text NOT NULL,
        facility_id uuid NOT NULL,
        funding_town text,
        PRIMARY KEY (correction_id, limit_key, window_start)
      );
      COMMENT ON TABLE canteen.correction_quotas IS
        'Uses of a limit that a subsidy took along when it went from one meal to another: -1 released, 1 taken.';
      ALTER TABLE canteen.correction_quotas ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.correction_quotas FORCE ROW LEVEL SECURITY;
      CREATE POLICY correction_quotas_read ON canteen.correction_quotas FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
        AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
        AND (platform.scope_town() IS NULL OR facility_town = platform.scope_town() OR funding_town = platform.scope_town()));
      CREATE POLICY correction_quotas_definer ON canteen.correction_quotas TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT ON canteen.correction_quotas TO nuancan_app;
      GRANT SELECT, INSERT ON canteen.correction_quotas TO nuancan_definer;
      CREATE TRIGGER correction_quotas_append_only BEFORE UPDATE OR DELETE ON canteen.correction_quotas
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER correction_quotas_no_truncate BEFORE TRUNCATE ON canteen.correction_quotas
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

      CREATE FUNCTION canteen.held_quotas(meal uuid, day date) RETURNS TABLE (limit_key text, window_start date, max int)
        LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT u.limit_key, u.window_start, max(u.max) FROM (
          SELECT q ->> 'key' AS limit_key, (q ->> 'windowStart')::date AS window_start, (q ->> 'max')::int AS max, 1 AS change
          FROM canteen.meals m CROSS JOIN LATERAL jsonb_array_elements(m.quotas) q
          WHERE m.id = meal AND m.business_date = day AND q ->> 'key' IS NOT NULL
          UNION ALL SELECT c.limit_key, c.window_start, c.max, c.change FROM canteen.meal_corrections k
          JOIN canteen.correction_quotas c ON c.correction_id = k.id WHERE k.meal_id = meal AND k.business_date = day) u
        GROUP BY 1, 2 HAVING sum(u.change) > 0;
      $$;
      COMMENT ON FUNCTION canteen.held_quotas(uuid, date) IS 'The uses of limits that a meal holds: those it took, and those that swaps moved.';
      REVOKE EXECUTE ON FUNCTION canteen.held_quotas(uuid, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.held_quotas(uuid, date) TO nuancan_app, nuancan_definer;
      ${BOOK}
      ALTER FUNCTION canteen.book_judged_corrections(jsonb) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.book_judged_corrections(jsonb) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.book_judged_corrections(jsonb) TO nuancan_app;
      REVOKE EXECUTE ON FUNCTION canteen.book_corrections(jsonb) FROM nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      GRANT EXECUTE ON FUNCTION canteen.book_corrections(jsonb) TO nuancan_app;
      DROP FUNCTION canteen.book_judged_corrections(jsonb), canteen.held_quotas(uuid, date);
      DROP TABLE canteen.correction_quotas;
    `);
  }
}
