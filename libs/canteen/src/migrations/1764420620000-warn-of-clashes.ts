import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a diet for chronic diseases (慢病餐: blood pressure, sugar, lipids, gout) keeps away from. */
const CHRONIC = `ARRAY['high_salt', 'high_sugar', 'high_fat', 'high_purine']`;

const CLASHES_OF = `
  CREATE FUNCTION canteen.diner_clashes(residents uuid[], at_facility uuid, on_date date)
    RETURNS TABLE (resident_id uuid, menu_item_id uuid, contents text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
    WITH avoided AS MATERIALIZED (
      SELECT DISTINCT e.asked, a.content FROM (SELECT r.asked, r.asked AS entry FROM unnest(residents) AS r (asked)
        UNION ALL SELECT o.asked, o.other FROM registry.other_entries(residents) o) e
      JOIN registry.resident_restrictions x ON x.resident_id = e.entry AND x.valid_from <= on_date
        AND (x.valid_to IS NULL OR x.valid_to >= on_date) AND x.district_code = platform.scope_district()
      CROSS JOIN LATERAL unnest(CASE x.restriction WHEN 'chronic_disease' THEN ${CHRONIC} ELSE ARRAY[x.restriction] END) AS a (content)
      WHERE platform.scope_role() = 'operator' AND at_facility = platform.scope_facility()
    )
    SELECT v.asked, m.id, CASE WHEN r.town_code = platform.scope_town() THEN array_agg(DISTINCT v.content ORDER BY v.content) ELSE '{}' END
    FROM canteen.menu_on(at_facility, on_date) m
    JOIN canteen.menu_dishes p ON p.facility_id = at_facility AND p.business_date = on_date AND p.slot = m.slot AND p.name = m.name
    JOIN canteen.dishes d ON d.id = p.dish_id
    JOIN avoided v ON v.content = ANY (d.contains)
    JOIN registry.residents r ON r.id = v.asked
    WHERE m.offered GROUP BY v.asked, m.id, r.town_code;
  $$;
  COMMENT ON FUNCTION canteen.diner_clashes(uuid[], uuid, date) IS
    'Which lines of the operator''s menu have something these residents do not eat, over all their entries. Of another town''s: that they do, not what.';
  ALTER FUNCTION canteen.diner_clashes(uuid[], uuid, date) OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.diner_clashes(uuid[], uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION canteen.diner_clashes(uuid[], uuid, date) TO nuancan_app;`;

const foundFacts = (more: string): string => `
  CREATE OR REPLACE FUNCTION canteen.found_facts(at_facility uuid, residents uuid[], on_date date, quota_since date, regular_since date)
    RETURNS json
    LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    RETURN json_build_object(
      'diners', (SELECT coalesce(json_agg(json_build_object('residentId', resident_id, 'name', name,
          'birthDate', birth_date, 'homeTownCode', town_code, 'homeDistrictCode', district_code,
          'villageName', village_name, 'livesAlone', lives_alone, 'diet', diet, 'categories', categories, 'grade', grade,
          'registeredDivision', registered_division, 'cardLast4', card_last4, 'status', status,
          'statusFrom', status_from)), '[]')
        FROM registry.diner_facts(residents, on_date)),
      'quotaUses', (SELECT coalesce(json_agg(json_build_object('residentId', q.resident_id, 'key', q.limit_key,
          'windowStart', q.window_start, 'used', q.used)), '[]')
        FROM subsidy.quota_use(residents, quota_since) q),
      'slotUses', (SELECT coalesce(json_agg(json_build_object('residentId', u.resident_id, 'slot', u.slot,
          'servedAt', u.served_at, 'facilityName', f.name, 'spentFen', u.spent_fen)), '[]')
        FROM canteen.slot_use(residents, on_date) u LEFT JOIN meal_point.facilities f ON f.id = u.facility_id),
      'regulars', (SELECT coalesce(json_agg(r), '[]')
        FROM canteen.regulars_among(residents, at_facility, regular_since, on_date) r)${more});
  END $$;`;

const WALLETS = `,
        'wallets', (SELECT coalesce(json_agg(json_build_object('residentId', w.resident_id, 'balanceFen', w.balance_fen,
            'arrearsFen', w.arrears_fen)), '[]')
          FROM canteen.wallet_balances(residents, on_date) w)`;

const CLASHES = `,
        'clashes', (SELECT coalesce(json_agg(json_build_object('residentId', x.resident_id, 'menuItemId', x.menu_item_id,
            'contents', x.contents)), '[]')
          FROM canteen.diner_clashes(residents, at_facility, on_date) x)`;

/** What a till has found says which lines clash with what an elder does not eat, in the same round trip. */
export class WarnOfClashes1764420620000 implements MigrationInterface {
  readonly name = 'WarnOfClashes1764420620000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CLASHES_OF);
    await queryRunner.query(foundFacts(WALLETS + CLASHES));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(foundFacts(WALLETS));
    await queryRunner.query('DROP FUNCTION canteen.diner_clashes(uuid[], uuid, date)');
  }
}
