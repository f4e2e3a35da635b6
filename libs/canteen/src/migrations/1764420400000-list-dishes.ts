import type { MigrationInterface, QueryRunner } from 'typeorm';

const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
/** Without a facility it is the district's catalogue, which no town and no facility is in. */
const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
  AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

/** What is cooked: the district's catalogue, and what single facilities add to it. */
export class ListDishes1764420400000 implements MigrationInterface {
  readonly name = 'ListDishes1764420400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.dishes (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text,
        facility_id uuid,
        name text NOT NULL CHECK (name <> '' AND length(name) <= 60),
        kind text NOT NULL CHECK (kind IN ('staple', 'meat', 'mixed', 'vegetable', 'soup', 'snack', 'fruit', 'drink')),
        ingredients text[] NOT NULL,
        contains text[] NOT NULL DEFAULT '{}',
        portion_grams int NOT NULL CHECK (portion_grams BETWEEN 1 AND 2000),
        holding text NOT NULL DEFAULT 'hot' CHECK (holding IN ('hot', 'chilled')),
        retired_on date,
        version int NOT NULL DEFAULT 1,
        CONSTRAINT dishes_place CHECK ((town_code IS NULL) = (facility_id IS NULL)),
        CONSTRAINT dishes_ingredients CHECK (cardinality(ingredients) BETWEEN 1 AND 40
          AND array_position(ingredients, '') IS NULL AND array_position(ingredients, NULL) IS NULL),
        CONSTRAINT dishes_contains CHECK (contains <@ ARRAY['pork', 'beef', 'lamb', 'poultry', 'seafood', 'egg', 'milk', 'soy', 'peanut',
          'nuts', 'gluten', 'alcohol', 'spicy', 'high_sugar', 'high_salt', 'high_fat', 'high_purine', 'hard_to_chew', 'bony']),
        UNIQUE (id, district_code),
        FOREIGN KEY (district_code) REFERENCES registry.districts (code),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      CREATE UNIQUE INDEX dishes_name_key ON canteen.dishes (district_code, facility_id, name) NULLS NOT DISTINCT WHERE retired_on IS NULL;
      CREATE INDEX dishes_page ON canteen.dishes (district_code, name, id);
      COMMENT ON TABLE canteen.dishes IS
        'Without a facility: the district''s catalogue. A dish under another name is another dish; one that is cooked no more is retired and stays.';
      COMMENT ON COLUMN canteen.dishes.contains IS 'What somebody may have to avoid: meat, allergens, and what a diet restricts.';
      COMMENT ON COLUMN canteen.dishes.holding IS 'How it is kept until it is eaten, which decides until when it may be.';

      ALTER TABLE canteen.dishes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.dishes FORCE ROW LEVEL SECURITY;
      CREATE POLICY dishes_read ON canteen.dishes FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND ${READERS});
      CREATE POLICY dishes_add ON canteen.dishes FOR INSERT TO nuancan_app WITH CHECK (${OWN});
      CREATE POLICY dishes_edit ON canteen.dishes FOR UPDATE TO nuancan_app USING (${OWN} AND retired_on IS NULL) WITH CHECK (${OWN});
      CREATE POLICY dishes_definer ON canteen.dishes FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (ingredients, contains, portion_grams, holding, retired_on, version) ON canteen.dishes TO nuancan_app;
      GRANT SELECT ON canteen.dishes TO nuancan_definer;
      CREATE TRIGGER dishes_audit AFTER INSERT OR UPDATE OR DELETE ON canteen.dishes
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE canteen.dishes');
  }
}
