import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scalar look-ups and no EXISTS: those the planner would answer by reading all meals of a facility once. */
const DAYS_WITH_RECORDS = `
  CREATE FUNCTION canteen.days_with_records(facility uuid, first_day date, last_day date) RETURNS TABLE (day date, closed boolean)
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan
    SET enable_seqscan = off SET jit = off AS $$
  #variable_conflict use_column
  BEGIN
    RETURN QUERY SELECT d.day, c.closed FROM (SELECT first_day + n AS day FROM generate_series(0, last_day - first_day) n) d
    CROSS JOIN LATERAL (SELECT (SELECT true FROM canteen.day_closes c
      WHERE c.facility_id = facility AND c.business_date = d.day AND c.round = 1) IS NOT NULL AS closed OFFSET 0) c
    WHERE c.closed
      OR (SELECT true FROM canteen.meals m WHERE m.facility_id = facility AND m.business_date = d.day LIMIT 1)
      OR (SELECT true FROM canteen.day_sources s WHERE s.facility_id = facility AND s.business_date = d.day LIMIT 1)
      OR (SELECT true FROM canteen.wallet_movements w WHERE w.facility_id = facility AND w.business_date = d.day
        AND w.kind IN ('top_up_cash', 'refund_cash') LIMIT 1)
      OR (SELECT true FROM canteen.meal_corrections k WHERE k.facility_id = facility AND k.booked_date = d.day LIMIT 1)
      OR (SELECT true FROM canteen.drawer_counts n WHERE n.facility_id = facility AND n.business_date = d.day LIMIT 1)
    ORDER BY d.day;
  END $$;
  COMMENT ON FUNCTION canteen.days_with_records(uuid, date, date) IS
    'The days of a facility that something was recorded for, and whether each is closed; in the caller''s scope. The one place
    that says which days have to be closed.';`;

const ALL_MEALS = `
    RETURN QUERY SELECT DISTINCT d.district_code, d.facility_id, d.business_date FROM (
      SELECT m.district_code, m.facility_id, m.business_date FROM canteen.meals m
      WHERE m.business_date BETWEEN last_day - 400 AND last_day
      UNION ALL SELECT s.district_code, s.facility_id, s.business_date FROM canteen.day_sources s
      WHERE s.business_date BETWEEN last_day - 400 AND last_day
      UNION ALL SELECT w.district_code, w.facility_id, w.business_date FROM canteen.wallet_movements w
      WHERE w.business_date BETWEEN last_day - 400 AND last_day AND w.kind IN ('top_up_cash', 'refund_cash')
      UNION ALL SELECT k.district_code, k.facility_id, k.booked_date FROM canteen.meal_corrections k
      WHERE k.booked_date BETWEEN last_day - 400 AND last_day
      UNION ALL SELECT k.district_code, k.facility_id, k.business_date FROM canteen.drawer_counts k
      WHERE k.business_date BETWEEN last_day - 400 AND last_day AND k.round IS NULL) d
    WHERE platform.scope_role() = 'system' AND NOT EXISTS (SELECT FROM canteen.day_closes c
      WHERE c.facility_id = d.facility_id AND c.business_date = d.business_date)
    ORDER BY d.business_date, d.facility_id;`;

const DAY_BY_DAY = `
    IF platform.scope_role() IS DISTINCT FROM 'system' THEN
      RETURN;
    END IF;
    RETURN QUERY SELECT f.district_code, f.id, d.day FROM meal_point.facilities f
    CROSS JOIN LATERAL canteen.days_with_records(f.id, last_day - 400, last_day) d
    WHERE NOT d.closed ORDER BY d.day, f.id;`;

const daysLeftOpen = (query: string): string => `
  CREATE OR REPLACE FUNCTION canteen.days_left_open(last_day date) RETURNS TABLE (district_code text, facility_id uuid, business_date date)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  BEGIN${query}
  END $$;`;

/** What has to be closed is said once, and found by looking at days instead of reading every meal of a year each night. */
export class FindOpenDays1764300340000 implements MigrationInterface {
  readonly name = 'FindOpenDays1764300340000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DAYS_WITH_RECORDS);
    await queryRunner.query(daysLeftOpen(DAY_BY_DAY));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(daysLeftOpen(ALL_MEALS));
    await queryRunner.query('DROP FUNCTION canteen.days_with_records(uuid, date, date)');
  }
}
