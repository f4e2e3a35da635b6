import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a volunteer who cannot come takes themself out of. */
export class LetVolunteersStayAway1764710230000 implements MigrationInterface {
  readonly name = 'LetVolunteersStayAway1764710230000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION delivery.own_run(of_run uuid) RETURNS TABLE (volunteer_id uuid, facility_id uuid, facility_town text, waiting int, gone int)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT w.id, r.facility_id, r.town_code,
          (SELECT count(*)::int FROM delivery.stops s JOIN delivery.routes t ON t.id = s.route_id WHERE t.run_id = r.id AND t.volunteer_id = w.id
            AND t.published AND t.withdrawn_at IS NULL AND t.departed_at IS NULL AND s.withdrawn_at IS NULL),
          (SELECT count(*)::int FROM delivery.routes t WHERE t.run_id = r.id AND t.volunteer_id = w.id AND t.departed_at IS NOT NULL)
        FROM volunteering.volunteers w JOIN delivery.runs r ON r.id = of_run AND r.district_code = platform.scope_district()
          AND r.state IN ('published', 'dispatched') AND r.business_date >= platform.business_date(now())
        WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer' AND w.state = 'active'
          AND (EXISTS (SELECT FROM delivery.routes t WHERE t.run_id = r.id AND t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL)
            OR EXISTS (SELECT FROM delivery.run_crew c WHERE c.run_id = r.id AND c.volunteer_id = w.id AND NOT c.comes));
      $$;
      COMMENT ON FUNCTION delivery.own_run(uuid) IS
        'A published run that the volunteer who asks carries, or was taken out of: doors that still wait for them, and trips that have left.';
      ALTER FUNCTION delivery.own_run(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION delivery.own_run(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION delivery.own_run(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION delivery.own_run(uuid)');
  }
}
