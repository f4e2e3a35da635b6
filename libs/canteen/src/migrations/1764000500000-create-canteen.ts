import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Menus, cost cards, expected sources: what the counter needs to price a meal. */
export class CreateCanteen1764000500000 implements MigrationInterface {
  readonly name = 'CreateCanteen1764000500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA canteen;
      GRANT USAGE ON SCHEMA canteen TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA canteen TO nuancan_definer;

      CREATE TABLE canteen.menu_items (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        kind text NOT NULL CHECK (kind IN ('set', 'a_la_carte')),
        name text NOT NULL CHECK (name <> ''),
        price_fen bigint NOT NULL CHECK (price_fen BETWEEN 0 AND 10000000),
        valid_from date NOT NULL,
        valid_to date,
        CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT menu_items_one_price EXCLUDE USING gist
          (facility_id WITH =, slot WITH =, name WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );

      CREATE TABLE canteen.cost_cards (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        ingredients_fen bigint NOT NULL CHECK (ingredients_fen >= 0),
        labour_fen bigint NOT NULL CHECK (labour_fen >= 0),
        energy_fen bigint NOT NULL CHECK (energy_fen >= 0),
        packaging_fen bigint NOT NULL CHECK (packaging_fen >= 0),
        delivery_fen bigint NOT NULL CHECK (delivery_fen >= 0),
        CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT cost_cards_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON TABLE canteen.cost_cards IS 'Full economic cost of one meal by line (成本卡). The delivery line counts for delivered meals only.';

      CREATE TABLE canteen.expected_sources (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        garden_fen bigint NOT NULL CHECK (garden_fen >= 0),
        volunteer_fen bigint NOT NULL CHECK (volunteer_fen >= 0),
        donation_fen bigint NOT NULL CHECK (donation_fen >= 0),
        CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT expected_sources_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON TABLE canteen.expected_sources IS
        'What garden, volunteers and donations are expected to carry of one meal: the till''s estimate until the day is settled.';

      CREATE TABLE canteen.day_summaries (
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        version bigint NOT NULL,
        computed_at timestamptz NOT NULL DEFAULT now(),
        meals int NOT NULL,
        subsidised int NOT NULL,
        public_sales int NOT NULL,
        voided int NOT NULL,
        price_fen bigint NOT NULL,
        cost_fen bigint NOT NULL,
        elder_paid_fen bigint NOT NULL,
        government_fen bigint NOT NULL,
        donation_fen bigint NOT NULL,
        garden_fen bigint NOT NULL,
        volunteer_fen bigint NOT NULL,
        unfunded_fen bigint NOT NULL,
        surplus_fen bigint NOT NULL,
        elder_short_fen bigint NOT NULL,
        PRIMARY KEY (facility_id, business_date),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT day_summaries_balance CHECK (cost_fen + surplus_fen =
          elder_paid_fen + government_fen + donation_fen + garden_fen + volunteer_fen + unfunded_fen)
      );
      COMMENT ON COLUMN canteen.day_summaries.version IS 'Fencing: the outbox row that computed it; an older job never overwrites a newer one.';
      ALTER TABLE canteen.day_summaries ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.day_summaries FORCE ROW LEVEL SECURITY;
      CREATE POLICY day_summaries_read ON canteen.day_summaries FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility()));
      CREATE POLICY day_summaries_write ON canteen.day_summaries TO nuancan_app
        USING (platform.scope_role() = 'system' AND district_code = platform.scope_district())
        WITH CHECK (platform.scope_role() = 'system' AND district_code = platform.scope_district());
      GRANT SELECT, INSERT, UPDATE ON canteen.day_summaries TO nuancan_app;
    `);
    for (const table of ['menu_items', 'cost_cards', 'expected_sources']) {
      const own = `district_code = platform.scope_district()
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (${own});
        CREATE POLICY ${table}_write ON canteen.${table} TO nuancan_app
          USING (${own} AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system'))
          WITH CHECK (${own} AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system'));
        -- A price or cost is ended, never rewritten: what a past day was judged by stays readable.
        GRANT SELECT, INSERT, UPDATE (valid_to) ON canteen.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP SCHEMA canteen CASCADE`);
  }
}
