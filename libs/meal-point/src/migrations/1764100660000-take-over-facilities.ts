import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A first load takes over what is open already; later lists are no way around acceptance. */
export class TakeOverFacilities1764100660000 implements MigrationInterface {
  readonly name = 'TakeOverFacilities1764100660000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION meal_point.take_over(codes text[]) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        today CONSTANT date := platform.business_date(now());
        first_day date;
      BEGIN
        IF platform.scope_role() IS DISTINCT FROM 'district_official' THEN
          RETURN;
        END IF;
        SELECT coalesce(min(platform.business_date(s.recorded_at)), today) INTO first_day
          FROM meal_point.facility_states s WHERE s.district_code = platform.scope_district();
        INSERT INTO meal_point.facility_states (district_code, town_code, facility_id, seq, state, valid_from, taken_over, recorded_by)
        SELECT f.district_code, f.town_code, f.id, p.seq, p.state, p.valid_from, true, platform.scope_account()
        FROM meal_point.facilities f
        CROSS JOIN LATERAL (VALUES (1, 'open', f.opened_on), (2, 'closed', f.closed_on + 1)) p (seq, state, valid_from)
        WHERE f.district_code = platform.scope_district() AND f.code = ANY (codes) AND p.valid_from IS NOT NULL
          AND NOT EXISTS (SELECT FROM meal_point.facility_states s WHERE s.facility_id = f.id)
          AND (f.closed_on < today OR (f.opened_on < first_day AND today < first_day + 30))
        ORDER BY f.id, p.seq;
      END $$;
      COMMENT ON FUNCTION meal_point.take_over(text[]) IS
        'Facilities of this transaction that were open before the district''s first state was recorded, within 30 days of it, or that are closed already; whoever is not taken over begins as planned.';
      ALTER FUNCTION meal_point.take_over(text[]) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION meal_point.take_over(text[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION meal_point.take_over(text[]) TO nuancan_app;
      COMMENT ON COLUMN meal_point.facility_states.taken_over IS
        'Was open before its acceptance was kept here: loaded by the system, or by the list of an official, who is named then.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION meal_point.take_over(text[]);
      COMMENT ON COLUMN meal_point.facility_states.taken_over IS
        'Was open before its acceptance was kept here: loaded or imported, never recorded by a person.';
    `);
  }
}
