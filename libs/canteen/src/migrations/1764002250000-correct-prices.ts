import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the counter prices a meal by, with the exclusion that keeps one row per day. */
const PRICES = [
  { table: 'menu_items', constraint: 'menu_items_one_price', key: 'facility_id WITH =, slot WITH =, name WITH =' },
  { table: 'cost_cards', constraint: 'cost_cards_one_at_a_time', key: 'facility_id WITH =' },
  { table: 'expected_sources', constraint: 'expected_sources_one_at_a_time', key: 'facility_id WITH =' },
] as const;

/** A slip in a price or cost is corrected from the same day on; the corrected row stays, and so does every past day. */
export class CorrectPrices1764002250000 implements MigrationInterface {
  readonly name = 'CorrectPrices1764002250000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.keep_superseded() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.superseded_at IS NULL AND (NEW.superseded_at IS NULL OR coalesce(platform.scope_role(), 'system') = 'system'
          OR OLD.valid_from >= platform.business_date(now())) THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'what was in force or is superseded stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'past_days_stay';
      END $$;
    `);
    for (const { table, constraint, key } of PRICES) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ADD COLUMN recorded_at timestamptz, ADD COLUMN superseded_at timestamptz;
        ALTER TABLE canteen.${table} ALTER COLUMN recorded_at SET DEFAULT now();
        COMMENT ON COLUMN canteen.${table}.recorded_at IS 'Null: before this was kept.';
        COMMENT ON COLUMN canteen.${table}.superseded_at IS
          'When another row took its place from its first day on. Meals recorded before keep the figures they copied.';
        ALTER TABLE canteen.${table} DROP CONSTRAINT ${constraint};
        ALTER TABLE canteen.${table} ADD CONSTRAINT ${constraint} EXCLUDE USING gist
          (${key}, daterange(valid_from, valid_to, '[]') WITH &&) WHERE (superseded_at IS NULL);
        GRANT UPDATE (superseded_at) ON canteen.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_keep_past BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION meal_point.keep_past_days();
        CREATE TRIGGER ${table}_keep_superseded BEFORE UPDATE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION canteen.keep_superseded();
      `);
    }
    // The audit traces the cost of every meal to a card.
    await queryRunner.query(`
      CREATE POLICY cost_cards_definer ON canteen.cost_cards FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT ON canteen.cost_cards TO nuancan_definer;
    `);
    await queryRunner.query(counterFacts('AND superseded_at IS NULL'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(counterFacts(''));
    await queryRunner.query(`
      REVOKE SELECT ON canteen.cost_cards FROM nuancan_definer;
      DROP POLICY cost_cards_definer ON canteen.cost_cards;
    `);
    for (const { table, constraint, key } of PRICES) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_keep_superseded ON canteen.${table};
        DROP TRIGGER ${table}_keep_past ON canteen.${table};
        REVOKE UPDATE (superseded_at) ON canteen.${table} FROM nuancan_app;
        ALTER TABLE canteen.${table} NO FORCE ROW LEVEL SECURITY;
        DELETE FROM canteen.${table} WHERE superseded_at IS NOT NULL;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} DROP CONSTRAINT ${constraint};
        ALTER TABLE canteen.${table} ADD CONSTRAINT ${constraint} EXCLUDE USING gist
          (${key}, daterange(valid_from, valid_to, '[]') WITH &&);
        ALTER TABLE canteen.${table} DROP COLUMN superseded_at, DROP COLUMN recorded_at;
      `);
    }
    await queryRunner.query('DROP FUNCTION canteen.keep_superseded()');
  }
}

/** The same function as before, but for which dated rows it reads. */
function counterFacts(standing: string): string {
  return `
    CREATE OR REPLACE FUNCTION canteen.counter_facts(device uuid, client_ids uuid[], residents uuid[], dates date[], at_facility uuid, since date)
    RETURNS json LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    RETURN json_build_object(
      'repeats', (SELECT coalesce(json_agg(json_build_object('clientId', c.client_id, 'kind', c.kind,
          'bodyHash', encode(c.body_hash, 'hex'), 'mealId', c.meal_id, 'businessDate', c.business_date)), '[]')
        FROM canteen.meal_clients c WHERE c.device_id = device AND c.client_id = ANY (client_ids)),
      'quotaUses', (SELECT coalesce(json_agg(json_build_object('residentId', q.resident_id, 'key', q.limit_key,
          'windowStart', q.window_start, 'used', q.used)), '[]')
        FROM subsidy.quota_use(residents, since) q),
      'slotUses', (SELECT coalesce(json_agg(json_build_object('residentId', u.resident_id, 'businessDate', day.on_date,
          'slot', u.slot, 'spentFen', u.spent_fen)), '[]')
        FROM unnest(dates) AS day (on_date) CROSS JOIN LATERAL canteen.slot_use(residents, day.on_date) u),
      'costCards', (SELECT coalesce(json_agg(json_build_object('validFrom', valid_from, 'validTo', valid_to,
          'ingredientsFen', ingredients_fen, 'labourFen', labour_fen, 'energyFen', energy_fen, 'packagingFen', packaging_fen,
          'deliveryFen', delivery_fen)), '[]')
        FROM canteen.cost_cards WHERE facility_id = at_facility ${standing}),
      'expectedSources', (SELECT coalesce(json_agg(json_build_object('validFrom', valid_from, 'validTo', valid_to,
          'gardenFen', garden_fen, 'volunteerFen', volunteer_fen, 'donationFen', donation_fen)), '[]')
        FROM canteen.expected_sources WHERE facility_id = at_facility ${standing}),
      'facility', (SELECT json_build_object('townCode', town_code, 'districtCode', district_code, 'openedOn', opened_on,
          'closedOn', closed_on)
        FROM meal_point.facilities WHERE id = at_facility));
  END $$;
  `;
}
