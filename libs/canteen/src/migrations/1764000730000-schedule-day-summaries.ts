import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The nightly jobs of the canteen: summaries at 00:30 of the new day, partitions of meals ahead of need. */
export class ScheduleDaySummaries1764000730000 implements MigrationInterface {
  readonly name = 'ScheduleDaySummaries1764000730000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.facilities_to_summarise(on_date date) RETURNS TABLE (district_code text, facility_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT f.district_code, f.id FROM meal_point.facilities f
        WHERE platform.scope_role() = 'system' AND f.opened_on <= on_date
          AND (f.closed_on IS NULL OR f.closed_on >= on_date
            OR EXISTS (SELECT FROM canteen.meals m WHERE m.facility_id = f.id AND m.business_date = on_date))
        ORDER BY f.district_code, f.code;
      $$;
      COMMENT ON FUNCTION canteen.facilities_to_summarise(date) IS
        'Of every district, those open on the day or with a meal then. For the nightly job, whose scope names no district.';
      ALTER FUNCTION canteen.facilities_to_summarise(date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.facilities_to_summarise(date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.facilities_to_summarise(date) TO nuancan_app;

      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES
        ('day-summaries-nightly', 'day-summaries', '30 0 * * *'),
        ('meal-partitions', 'meal-partitions', '40 2 * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DELETE FROM platform.schedules WHERE name IN ('day-summaries-nightly', 'meal-partitions');
      DROP FUNCTION canteen.facilities_to_summarise(date);
    `);
  }
}
