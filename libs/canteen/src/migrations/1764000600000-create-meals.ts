import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The recorded meal: one immutable row that the database itself checks against both identities. */
export class CreateMeals1764000600000 implements MigrationInterface {
  readonly name = 'CreateMeals1764000600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.meals (
        id uuid NOT NULL DEFAULT uuidv7(),
        business_date date NOT NULL,
        district_code text NOT NULL,
        facility_town text NOT NULL,
        facility_id uuid NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        mode text NOT NULL CHECK (mode IN ('dine_in', 'pickup', 'proxy_pickup', 'home_delivery')),
        resident_id uuid,
        identified_by text NOT NULL CHECK (identified_by IN ('card', 'qr', 'id_card', 'name', 'none')),
        items jsonb NOT NULL CHECK (jsonb_typeof(items) = 'array' AND jsonb_array_length(items) BETWEEN 1 AND 20),
        served_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        payment_method text NOT NULL CHECK (payment_method IN ('wallet', 'cash', 'wechat', 'alipay', 'ecny', 'free')),
        price_fen bigint NOT NULL CHECK (price_fen BETWEEN 0 AND 10000000),
        delivery_fee_fen bigint NOT NULL DEFAULT 0 CHECK (delivery_fee_fen BETWEEN 0 AND price_fen),
        elder_due_fen bigint NOT NULL CHECK (elder_due_fen >= 0),
        elder_paid_fen bigint NOT NULL CHECK (elder_paid_fen >= 0),
        elder_short_fen bigint NOT NULL GENERATED ALWAYS AS (greatest(elder_due_fen - elder_paid_fen, 0)) STORED,
        discount_fen bigint NOT NULL CHECK (discount_fen >= 0),
        discount_bearer text CHECK ((discount_bearer IS NULL) = (discount_fen = 0)),
        government_fen bigint NOT NULL CHECK (government_fen >= 0),
        government_province_fen bigint NOT NULL CHECK (government_province_fen >= 0),
        government_city_fen bigint NOT NULL CHECK (government_city_fen >= 0),
        government_district_fen bigint NOT NULL CHECK (government_district_fen >= 0),
        government_town_fen bigint NOT NULL CHECK (government_town_fen >= 0),
        funding_town text CHECK (funding_town IS NOT NULL OR government_town_fen = 0),
        cost_ingredients_fen bigint NOT NULL CHECK (cost_ingredients_fen >= 0),
        cost_labour_fen bigint NOT NULL CHECK (cost_labour_fen >= 0),
        cost_energy_fen bigint NOT NULL CHECK (cost_energy_fen >= 0),
        cost_packaging_fen bigint NOT NULL CHECK (cost_packaging_fen >= 0),
        cost_delivery_fen bigint NOT NULL CHECK (cost_delivery_fen >= 0),
        cost_fen bigint NOT NULL,
        garden_fen bigint NOT NULL CHECK (garden_fen >= 0),
        volunteer_fen bigint NOT NULL CHECK (volunteer_fen >= 0),
        donation_fen bigint NOT NULL CHECK (donation_fen >= 0),
        unfunded_fen bigint NOT NULL CHECK (unfunded_fen >= 0),
        surplus_fen bigint NOT NULL CHECK (surplus_fen >= 0),
        policy_code text,
        policy_version int,
        tier_code text,
        quotas jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(quotas) = 'array'),
        displayed jsonb,
        flags text[] NOT NULL DEFAULT '{}',
        offline boolean NOT NULL,
        device_id uuid NOT NULL,
        client_id uuid NOT NULL,
        account_id uuid NOT NULL,
        PRIMARY KEY (id, business_date),
        CONSTRAINT meals_receipt_identity CHECK (price_fen = elder_due_fen + government_fen + discount_fen),
        CONSTRAINT meals_cost_identity CHECK (cost_fen + surplus_fen =
          elder_paid_fen + government_fen + donation_fen + garden_fen + volunteer_fen + unfunded_fen),
        CONSTRAINT meals_surplus_or_unfunded CHECK (surplus_fen = 0 OR unfunded_fen = 0),
        CONSTRAINT meals_cost_lines CHECK (cost_fen = cost_ingredients_fen + cost_labour_fen + cost_energy_fen
          + cost_packaging_fen + cost_delivery_fen),
        CONSTRAINT meals_funder_shares CHECK (government_fen = government_province_fen + government_city_fen
          + government_district_fen + government_town_fen),
        CONSTRAINT meals_in_kind_within_open CHECK (garden_fen + volunteer_fen + donation_fen
          <= greatest(cost_fen - elder_due_fen - government_fen, 0)),
        CONSTRAINT meals_garden_within_ingredients CHECK (garden_fen <= cost_ingredients_fen),
        CONSTRAINT meals_volunteer_within_labour CHECK (volunteer_fen <= cost_labour_fen + cost_delivery_fen),
        CONSTRAINT meals_policy_named CHECK ((policy_code IS NULL) = (policy_version IS NULL)
          AND (government_fen = 0 OR policy_code IS NOT NULL)),
        CONSTRAINT meals_subsidised_takes_quota CHECK (government_fen = 0 OR jsonb_array_length(quotas) >= 1),
        CONSTRAINT meals_fee_only_delivered CHECK (delivery_fee_fen = 0 OR mode = 'home_delivery'),
        CONSTRAINT meals_public_unfunded CHECK (resident_id IS NOT NULL OR (government_fen = 0 AND garden_fen = 0
          AND volunteer_fen = 0 AND donation_fen = 0 AND identified_by = 'none')),
        FOREIGN KEY (facility_id, facility_town, district_code)
          REFERENCES meal_point.facilities (id, town_code, district_code),
        FOREIGN KEY (resident_id, district_code) REFERENCES registry.residents (id, district_code),
        FOREIGN KEY (account_id) REFERENCES identity.accounts (id)
      ) PARTITION BY RANGE (business_date);
      CREATE INDEX meals_facility_day ON canteen.meals (facility_id, business_date, id);
      CREATE INDEX meals_resident_day ON canteen.meals (resident_id, business_date);
      CREATE INDEX meals_funding_town ON canteen.meals (funding_town, business_date) WHERE funding_town <> facility_town;

      CREATE TABLE canteen.meal_clients (
        device_id uuid NOT NULL,
        client_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('meal', 'void')),
        body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
        district_code text NOT NULL,
        facility_town text NOT NULL,
        facility_id uuid NOT NULL,
        meal_id uuid NOT NULL,
        business_date date NOT NULL,
        PRIMARY KEY (device_id, client_id),
        FOREIGN KEY (meal_id, business_date) REFERENCES canteen.meals (id, business_date) DEFERRABLE INITIALLY DEFERRED
      );
      CREATE UNIQUE INDEX meal_clients_meal ON canteen.meal_clients (meal_id, kind);
      CREATE INDEX meal_clients_client ON canteen.meal_clients (facility_id, client_id);
      COMMENT ON TABLE canteen.meal_clients IS
        'Never pruned. The first answer to a client id is the immutable meal itself; body_hash tells a repeat from a clash.';

      CREATE TABLE canteen.meal_voids (
        meal_id uuid NOT NULL,
        business_date date NOT NULL,
        district_code text NOT NULL,
        facility_town text NOT NULL,
        facility_id uuid NOT NULL,
        funding_town text,
        reason text NOT NULL CHECK (reason <> ''),
        voided_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        device_id uuid NOT NULL,
        client_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        PRIMARY KEY (meal_id, business_date),
        FOREIGN KEY (meal_id, business_date) REFERENCES canteen.meals (id, business_date)
      );
      CREATE INDEX meal_voids_facility_day ON canteen.meal_voids (facility_id, business_date);

      CREATE FUNCTION canteen.ensure_meal_partitions(first_month date, last_month date) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        month date := date_trunc('month', first_month)::date;
        partition text;
        made int := 0;
      BEGIN
        IF last_month > first_month + 1200 THEN
          RAISE EXCEPTION 'at most 1200 days of partitions at once';
        END IF;
        WHILE month <= last_month LOOP
          partition := 'meals_' || to_char(month, 'YYYY_MM');
          IF to_regclass('canteen.' || partition) IS NULL THEN
            EXECUTE format('CREATE TABLE canteen.%I PARTITION OF canteen.meals FOR VALUES FROM (%L) TO (%L)',
              partition, month, (month + interval '1 month')::date);
            EXECUTE format('CREATE TRIGGER no_truncate BEFORE TRUNCATE ON canteen.%I
              FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change()', partition);
            made := made + 1;
          END IF;
          month := (month + interval '1 month')::date;
        END LOOP;
        RETURN made;
      END $$;
      COMMENT ON FUNCTION canteen.ensure_meal_partitions(date, date) IS
        'Makes the missing monthly partitions of meals; partitions get no grants, so nobody reads around row security.';
      REVOKE EXECUTE ON FUNCTION canteen.ensure_meal_partitions(date, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.ensure_meal_partitions(date, date) TO nuancan_app;
      SELECT canteen.ensure_meal_partitions((now() - interval '13 months')::date, (now() + interval '3 months')::date);

      CREATE FUNCTION canteen.slot_use(residents uuid[], on_date date)
        RETURNS TABLE (resident_id uuid, slot text, served_at timestamptz, facility_id uuid, subsidised boolean, spent_fen bigint)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        SET plan_cache_mode = force_generic_plan AS $$
        SELECT m.resident_id, m.slot, m.served_at, m.facility_id, m.government_fen > 0, m.price_fen - m.delivery_fee_fen
        FROM canteen.meals m
        WHERE m.resident_id = ANY (residents) AND m.business_date = on_date
          AND m.district_code = platform.scope_district()
          AND platform.scope_role() IN ('operator', 'system')
          AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
        ORDER BY m.served_at;
      $$;
      ALTER FUNCTION canteen.slot_use(uuid[], date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.slot_use(uuid[], date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.slot_use(uuid[], date) TO nuancan_app;

      CREATE FUNCTION canteen.counter_facts(device uuid, client_ids uuid[], residents uuid[], dates date[], at_facility uuid, since date)
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
            FROM canteen.cost_cards WHERE facility_id = at_facility),
          'expectedSources', (SELECT coalesce(json_agg(json_build_object('validFrom', valid_from, 'validTo', valid_to,
              'gardenFen', garden_fen, 'volunteerFen', volunteer_fen, 'donationFen', donation_fen)), '[]')
            FROM canteen.expected_sources WHERE facility_id = at_facility),
          'facility', (SELECT json_build_object('townCode', town_code, 'districtCode', district_code, 'openedOn', opened_on,
              'closedOn', closed_on)
            FROM meal_point.facilities WHERE id = at_facility));
      END $$;
      COMMENT ON FUNCTION canteen.counter_facts(uuid, uuid[], uuid[], date[], uuid, date) IS
        'What a batch of meals is judged by beside the diners, in the caller''s own scope. A function, because its plans are
        kept per connection without named statements: a third of the time of the bare query.';
      REVOKE EXECUTE ON FUNCTION canteen.counter_facts(uuid, uuid[], uuid[], date[], uuid, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.counter_facts(uuid, uuid[], uuid[], date[], uuid, date) TO nuancan_app;
    `);
    await this.secure(queryRunner);
  }

  /** Read by the facility, its town, the town that funds and the district; written by the facility's operator only. */
  private async secure(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['meals', 'meal_clients', 'meal_voids']) {
      const funded = table === 'meal_clients' ? '' : 'OR funding_town = platform.scope_town()';
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (
          district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
          AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
          AND (platform.scope_town() IS NULL OR facility_town = platform.scope_town() ${funded}));
        CREATE POLICY ${table}_log ON canteen.${table} FOR INSERT TO nuancan_app WITH CHECK (
          district_code = platform.scope_district() AND platform.scope_role() = 'operator'
          AND facility_id = platform.scope_facility() AND facility_town = platform.scope_town());
        CREATE POLICY ${table}_definer ON canteen.${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT, INSERT ON canteen.${table} TO nuancan_app;
        GRANT SELECT ON canteen.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION canteen.counter_facts(uuid, uuid[], uuid[], date[], uuid, date), canteen.slot_use(uuid[], date),
        canteen.ensure_meal_partitions(date, date);
      DROP TABLE canteen.meal_voids, canteen.meal_clients, canteen.meals;
    `);
  }
}
