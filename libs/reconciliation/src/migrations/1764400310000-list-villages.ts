import type { MigrationInterface, QueryRunner } from 'typeorm';

const SHARES = 'l.province_fen, l.city_fen, l.district_fen, l.town_fen';

/** 公示: what the people of a village ate with subsidies, wherever they ate, of approved claims. */
export class ListVillages1764400310000 implements MigrationInterface {
  readonly name = 'ListVillages1764400310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION reconciliation.village_disclosure(village text, of_month date)
        RETURNS TABLE (resident_id uuid, meals int, province_fen bigint, city_fen bigint, district_fen bigint, town_fen bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        WITH people AS MATERIALIZED (
          SELECT e.id, home.id AS person FROM registry.villages v
          JOIN registry.residents home ON home.town_code = v.town_code AND home.village_code = v.code AND home.merged_into IS NULL
          CROSS JOIN LATERAL (SELECT home.id UNION ALL SELECT x.id FROM registry.residents x WHERE x.merged_into = home.id) e (id)
          WHERE v.code = village AND v.district_code = platform.scope_district()
            AND platform.scope_role() IN ('town_official', 'district_official', 'auditor')
            AND (platform.scope_town() IS NULL OR v.town_code = platform.scope_town())
        ), approved AS MATERIALIZED (
          SELECT c.id FROM reconciliation.claims c WHERE c.district_code = platform.scope_district() AND c.month = of_month
            AND c.state IN ('approved', 'disbursed', 'closed')
        ), eaten AS MATERIALIZED (
          SELECT p.person, m.id, m.business_date FROM people p JOIN canteen.meals m ON m.resident_id = p.id
            AND m.business_date >= of_month AND m.business_date < (of_month + interval '1 month')::date
        ), found AS (
          SELECT e.person, l.kind, l.meal_id, ${SHARES} FROM eaten e
          JOIN reconciliation.claim_lines l ON l.meal_id = e.id AND l.business_date = e.business_date AND l.kind = 'meal' AND NOT l.prior
          WHERE l.claim_id IN (SELECT a.id FROM approved a)
          UNION ALL
          SELECT e.person, l.kind, l.meal_id, ${SHARES} FROM eaten e
          JOIN canteen.meal_corrections k ON k.meal_id = e.id AND k.business_date = e.business_date
          JOIN reconciliation.claim_lines l ON l.correction_id = k.id AND l.kind IN ('correction', 'disallowance') AND NOT l.prior
          WHERE l.claim_id IN (SELECT a.id FROM approved a)
          UNION ALL
          SELECT p.person, l.kind, l.meal_id, ${SHARES} FROM approved a
          JOIN reconciliation.claim_lines l ON l.claim_id = a.id AND l.prior AND l.kind IN ('meal', 'correction', 'disallowance')
          JOIN canteen.meals m ON m.id = l.meal_id AND m.business_date = l.business_date
          JOIN people p ON p.id = m.resident_id
        ), of_meal AS (
          SELECT f.person, f.meal_id, sum(f.province_fen) AS province, sum(f.city_fen) AS city, sum(f.district_fen) AS district,
            sum(f.town_fen) AS town
          FROM found f GROUP BY 1, 2)
        SELECT person, count(*) FILTER (WHERE province + city + district + town > 0)::int, sum(province)::bigint, sum(city)::bigint,
          sum(district)::bigint, sum(town)::bigint
        FROM of_meal GROUP BY 1 HAVING count(*) FILTER (WHERE province <> 0 OR city <> 0 OR district <> 0 OR town <> 0) > 0;
      $$;
      COMMENT ON FUNCTION reconciliation.village_disclosure(text, date) IS
        'By resident of a village: subsidised meals and what funders pay of them in the approved claims of a month, eaten anywhere in the
        district; for the village''s own town and the district. Counts and amounts only: who somebody is, the register tells in scope.';

      CREATE FUNCTION reconciliation.month_progress(of_month date) RETURNS TABLE (approved int, open int)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT (SELECT count(*)::int FROM reconciliation.claims c WHERE c.district_code = platform.scope_district()
            AND c.month = of_month AND c.state IN ('approved', 'disbursed', 'closed')),
          (SELECT count(*)::int FROM meal_point.facilities f WHERE f.district_code = platform.scope_district()
            AND f.opened_on < of_month + interval '1 month' AND (f.closed_on IS NULL OR f.closed_on >= of_month))
        WHERE platform.scope_role() IN ('town_official', 'district_official', 'auditor');
      $$;
      COMMENT ON FUNCTION reconciliation.month_progress(date) IS
        'How many claims of a month are approved in the whole district: people of a village eat elsewhere, too.';
      ALTER FUNCTION reconciliation.month_progress(date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.month_progress(date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.month_progress(date) TO nuancan_app;
      ALTER FUNCTION reconciliation.village_disclosure(text, date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.village_disclosure(text, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.village_disclosure(text, date) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP FUNCTION reconciliation.village_disclosure(text, date), reconciliation.month_progress(date)',
    );
  }
}
