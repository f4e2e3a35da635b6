import type { MigrationInterface, QueryRunner } from 'typeorm';

const RECOUNT = `
  CREATE FUNCTION canteen.recount_drawer(count jsonb, counted bigint, why text, client uuid, hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f meal_point.facilities;
    k canteen.drawer_counts;
  BEGIN
    SELECT * INTO f FROM meal_point.facilities x WHERE x.id = platform.scope_facility()
      AND x.district_code = platform.scope_district() AND platform.scope_role() = 'operator';
    IF f.id IS NULL THEN
      RAISE EXCEPTION 'a drawer is counted at its counter' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM pg_advisory_xact_lock(canteen.drawer_key(f.id));
    k.business_date := canteen.open_day_of(f.id);
    PERFORM FROM ledger.facility_books b WHERE b.facility_id = f.id FOR NO KEY UPDATE;
    INSERT INTO canteen.drawer_counts (district_code, town_code, facility_id, business_date, booked_fen, unbooked_fen, counted_fen,
      cash_count, reason, client_id, body_hash, account_id, counted_at)
    VALUES (f.district_code, f.town_code, f.id, k.business_date, canteen.booked_drawer(f.id), canteen.unbooked_cash(f.id), counted,
      count, why, client, decode(hash, 'hex'), platform.scope_account(), clock_timestamp())
    RETURNING * INTO k;
    PERFORM platform.audit('count', 'canteen.drawer_counts', k.id::text, NULL, jsonb_build_object('businessDate', k.business_date,
      'expectedFen', k.booked_fen + k.unbooked_fen, 'countedFen', k.counted_fen, 'reason', k.reason));
    RETURN k.id;
  END $$;
  COMMENT ON FUNCTION canteen.recount_drawer(jsonb, bigint, text, uuid, text) IS
    'Counts the own drawer again, on the day that is open: today, or when today is closed tomorrow.';
  ALTER FUNCTION canteen.recount_drawer(jsonb, bigint, text, uuid, text) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.recount_drawer(jsonb, bigint, text, uuid, text) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION canteen.recount_drawer(jsonb, bigint, text, uuid, text) TO nuancan_app;`;

const DAYS_LEFT_OPEN = (counts: boolean): string => `
  CREATE OR REPLACE FUNCTION canteen.days_left_open(last_day date)
    RETURNS TABLE (district_code text, facility_id uuid, business_date date)
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
      WHERE k.booked_date BETWEEN last_day - 400 AND last_day${
        counts
          ? `
      UNION ALL SELECT k.district_code, k.facility_id, k.business_date FROM canteen.drawer_counts k
      WHERE k.business_date BETWEEN last_day - 400 AND last_day AND k.round IS NULL`
          : ''
      }) d
    WHERE platform.scope_role() = 'system' AND NOT EXISTS (SELECT FROM canteen.day_closes c
      WHERE c.facility_id = d.facility_id AND c.business_date = d.business_date)
    ORDER BY d.business_date, d.facility_id;
  END $$;`;

/** A count that was wrong is followed by another one, with a reason; none is changed. */
export class RecountDrawers1764300120000 implements MigrationInterface {
  readonly name = 'RecountDrawers1764300120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(RECOUNT);
    await queryRunner.query(DAYS_LEFT_OPEN(true));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DAYS_LEFT_OPEN(false));
    await queryRunner.query('DROP FUNCTION canteen.recount_drawer(jsonb, bigint, text, uuid, text)');
  }
}
