import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which kitchen feeds which meal point; and the guard that past days of dated rows stay as they were. */
export class AddSupplies1764002200000 implements MigrationInterface {
  readonly name = 'AddSupplies1764002200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION meal_point.keep_past_days() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        today CONSTANT date := platform.business_date(now());
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF coalesce(platform.scope_role(), 'system') = 'system' OR OLD.valid_from >= today THEN RETURN OLD; END IF;
        ELSIF coalesce(platform.scope_role(), 'system') = 'system'
          OR least(coalesce(OLD.valid_to, 'infinity'), coalesce(NEW.valid_to, 'infinity')) >= today - 1 THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'past days of %.% stay as they were', TG_TABLE_SCHEMA, TG_TABLE_NAME
          USING ERRCODE = 'check_violation', CONSTRAINT = 'past_days_stay';
      END $$;
      COMMENT ON FUNCTION meal_point.keep_past_days() IS
        'Trigger of dated tables: a person ends a row today or later, and takes back only what begins today or later.';

      ALTER TABLE meal_point.facilities ADD CONSTRAINT facilities_tier_key UNIQUE (id, tier, district_code);

      CREATE TABLE meal_point.supplies (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        point_tier text NOT NULL DEFAULT 'meal_point',
        supplier_id uuid NOT NULL,
        supplier_town text NOT NULL,
        supplier_tier text NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT supplies_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT supplies_only_to_points CHECK (point_tier = 'meal_point'),
        CONSTRAINT supplies_only_from_kitchens CHECK (supplier_tier IN ('central_kitchen', 'elder_canteen')),
        CONSTRAINT supplies_not_to_itself CHECK (supplier_id <> facility_id),
        CONSTRAINT supplies_point_fkey FOREIGN KEY (facility_id, town_code, district_code)
          REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT supplies_point_tier_fkey FOREIGN KEY (facility_id, point_tier, district_code)
          REFERENCES meal_point.facilities (id, tier, district_code),
        CONSTRAINT supplies_supplier_fkey FOREIGN KEY (supplier_id, supplier_town, district_code)
          REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT supplies_supplier_tier_fkey FOREIGN KEY (supplier_id, supplier_tier, district_code)
          REFERENCES meal_point.facilities (id, tier, district_code),
        CONSTRAINT supplies_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, slot WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON TABLE meal_point.supplies IS
        'Who feeds a meal point in a slot. Only kitchens supply and only points are supplied, so there is no chain and no circle;
        the tiers stand in the row so that a facility with such rows cannot change its tier.';
      CREATE INDEX supplies_supplier ON meal_point.supplies (supplier_id, valid_from);
      CREATE INDEX supplies_point ON meal_point.supplies (facility_id, valid_from);
      ALTER TABLE meal_point.supplies ENABLE ROW LEVEL SECURITY;
      ALTER TABLE meal_point.supplies FORCE ROW LEVEL SECURITY;
      CREATE POLICY supplies_read ON meal_point.supplies FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
        AND (platform.scope_town() IS NULL OR platform.scope_town() IN (town_code, supplier_town))
        AND (platform.scope_facility() IS NULL OR platform.scope_facility() IN (facility_id, supplier_id)));
      CREATE POLICY supplies_write ON meal_point.supplies TO nuancan_app
        USING (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official', 'system'))
        WITH CHECK (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official', 'system'));
      CREATE POLICY supplies_definer ON meal_point.supplies TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (valid_to), DELETE ON meal_point.supplies TO nuancan_app;
      GRANT SELECT ON meal_point.supplies TO nuancan_definer;
      CREATE TRIGGER supplies_keep_past BEFORE UPDATE OR DELETE ON meal_point.supplies
        FOR EACH ROW EXECUTE FUNCTION meal_point.keep_past_days();
      CREATE TRIGGER supplies_audit AFTER INSERT OR UPDATE OR DELETE ON meal_point.supplies
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE meal_point.supplies;
      ALTER TABLE meal_point.facilities DROP CONSTRAINT facilities_tier_key;
      DROP FUNCTION meal_point.keep_past_days();
    `);
  }
}
