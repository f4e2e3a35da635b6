import type { MigrationInterface, QueryRunner } from 'typeorm';

const SIGNATURES = [
  'menu_on(uuid, date)',
  'till_facts(uuid, date)',
  'regulars_among(uuid[], uuid, date, date)',
  'found_facts(uuid, uuid[], date, date, date)',
];

/** What a till shows, in functions: their plans are kept per connection, which statements without names cannot have. */
export class GatherCounterFacts1764100900000 implements MigrationInterface {
  readonly name = 'GatherCounterFacts1764100900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.menu_on(at_facility uuid, day date)
        RETURNS TABLE (id uuid, slot text, kind text, name text, price_fen bigint, valid_from date, valid_to date,
          sold_out_at timestamptz, offered boolean)
        LANGUAGE sql STABLE AS $$
        SELECT i.id, i.slot, i.kind, i.name, i.price_fen, i.valid_from, i.valid_to, d.sold_out_at,
          coalesce(d.offered, extract(isodow FROM day)::smallint = ANY (w.weekdays), true)
        FROM canteen.menu_items i
        LEFT JOIN canteen.menu_days d ON d.facility_id = i.facility_id AND d.business_date = day AND d.slot = i.slot
          AND d.name = i.name
        LEFT JOIN canteen.menu_weekdays w ON w.facility_id = i.facility_id AND w.slot = i.slot AND w.name = i.name
          AND w.valid_from <= day AND (w.valid_to IS NULL OR w.valid_to >= day)
        WHERE i.facility_id = at_facility AND i.superseded_at IS NULL AND i.valid_from <= day
          AND (i.valid_to IS NULL OR i.valid_to >= day);
      $$;
      COMMENT ON FUNCTION canteen.menu_on(uuid, date) IS
        'The lines of a menu that have a price on a day, each with whether it is offered then: the date''s own word first, then its weekdays, else every day. In the caller''s scope.';

      CREATE FUNCTION canteen.till_facts(at_facility uuid, on_date date) RETURNS json
        LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
      BEGIN
        RETURN (SELECT json_build_object(
          'facility', json_build_object('id', f.id, 'name', f.name, 'tier', f.tier, 'townCode', f.town_code,
            'districtCode', f.district_code, 'openedOn', f.opened_on, 'closedOn', f.closed_on),
          'menu', (SELECT coalesce(json_agg(json_build_object('id', m.id, 'slot', m.slot, 'name', m.name, 'kind', m.kind,
              'priceFen', m.price_fen, 'soldOut', m.sold_out_at IS NOT NULL) ORDER BY m.kind DESC, m.price_fen, m.name), '[]')
            FROM canteen.menu_on(f.id, on_date) m WHERE m.offered),
          'opening', meal_point.opening_facts(f.id, ARRAY[on_date]),
          'costCard', (SELECT json_build_object('ingredientsFen', ingredients_fen, 'labourFen', labour_fen,
              'energyFen', energy_fen, 'packagingFen', packaging_fen, 'deliveryFen', delivery_fen)
            FROM canteen.cost_cards WHERE facility_id = f.id AND superseded_at IS NULL AND valid_from <= on_date
              AND (valid_to IS NULL OR valid_to >= on_date)),
          'expected', (SELECT json_build_object('gardenFen', garden_fen, 'volunteerFen', volunteer_fen,
              'donationFen', donation_fen)
            FROM canteen.expected_sources WHERE facility_id = f.id AND superseded_at IS NULL AND valid_from <= on_date
              AND (valid_to IS NULL OR valid_to >= on_date)))
        FROM meal_point.facilities f WHERE f.id = at_facility);
      END $$;
      COMMENT ON FUNCTION canteen.till_facts(uuid, date) IS
        'A facility''s menu, prices, costs and hours of one day; null when the facility is not in the caller''s scope.';

      CREATE FUNCTION canteen.regulars_among(residents uuid[], at_facility uuid, first_day date, last_day date)
        RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        SET plan_cache_mode = force_generic_plan AS $$
        SELECT DISTINCT e.asked FROM (SELECT r.asked, r.asked AS entry FROM unnest(residents) AS r (asked)
          UNION ALL SELECT o.asked, o.other FROM registry.other_entries(residents) o) e
        WHERE platform.scope_role() = 'operator' AND at_facility = platform.scope_facility()
          AND EXISTS (SELECT FROM canteen.meals m WHERE m.resident_id = e.entry AND m.facility_id = at_facility
            AND m.business_date BETWEEN first_day AND last_day);
      $$;
      COMMENT ON FUNCTION canteen.regulars_among(uuid[], uuid, date, date) IS
        'Who of the residents ate at the operator''s facility in these days, under whatever entry of that person.';
      ALTER FUNCTION canteen.regulars_among(uuid[], uuid, date, date) OWNER TO nuancan_definer;

      CREATE FUNCTION canteen.found_facts(at_facility uuid, residents uuid[], on_date date, quota_since date, regular_since date)
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
            FROM canteen.regulars_among(residents, at_facility, regular_since, on_date) r));
      END $$;
      COMMENT ON FUNCTION canteen.found_facts(uuid, uuid[], date, date, date) IS
        'Of residents a till has found: what their meals of the day are judged by, what they used, and who of them ate here since regular_since. In the caller''s scope.';
    `);
    for (const signature of SIGNATURES) {
      await queryRunner.query(`
        REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION canteen.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      [...SIGNATURES]
        .reverse()
        .map((signature) => `DROP FUNCTION canteen.${signature};`)
        .join(' '),
    );
  }
}
