import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_STOP = (stands: string): string => `
  CREATE OR REPLACE FUNCTION delivery.own_stop(of_stop uuid) RETURNS TABLE (order_id uuid, facility_id uuid, facility_town text, closed boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.order_id, r.facility_id, r.town_code, r.state NOT IN ('published', 'dispatched')
    FROM volunteering.volunteers w JOIN delivery.routes t ON t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL
    JOIN delivery.runs r ON r.id = t.run_id AND r.district_code = platform.scope_district()
      AND r.business_date BETWEEN platform.business_date(now()) - 7 AND platform.business_date(now())
    JOIN delivery.stops s ON s.route_id = t.id AND s.withdrawn_at IS NULL AND s.id = of_stop
    WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer' AND ${stands};
  $$;`;

/** Who is paused, or has left, sees no door any more; what they said of the meals that had left with them still comes in. */
export class TakeWhatWasCarried1764711452000 implements MigrationInterface {
  readonly name = 'TakeWhatWasCarried1764711452000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(OWN_STOP(`(w.state = 'active' OR t.departed_at IS NOT NULL)`));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(OWN_STOP(`w.state = 'active'`));
  }
}
