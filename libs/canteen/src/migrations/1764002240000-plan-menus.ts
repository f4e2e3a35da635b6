import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

/** Which lines of the menu are offered on which weekday and date. */
export class PlanMenus1764002240000 implements MigrationInterface {
  readonly name = 'PlanMenus1764002240000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.menu_weekdays (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        name text NOT NULL CHECK (name <> ''),
        weekdays smallint[] NOT NULL CHECK (cardinality(weekdays) BETWEEN 1 AND 7 AND weekdays <@ '{1,2,3,4,5,6,7}'::smallint[]),
        valid_from date NOT NULL,
        valid_to date,
        CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT menu_weekdays_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, slot WITH =, name WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON TABLE canteen.menu_weekdays IS 'On which weekdays (1 = Monday) a line of the menu is offered; without a row on every day.';

      CREATE TABLE canteen.menu_days (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        name text NOT NULL CHECK (name <> ''),
        offered boolean,
        sold_out_at timestamptz,
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT menu_days_line_key UNIQUE (facility_id, business_date, slot, name)
      );
      COMMENT ON COLUMN canteen.menu_days.offered IS 'Whether the line is offered on this date, whatever its weekdays say; null: as they say.';
    `);
    for (const table of ['menu_weekdays', 'menu_days']) {
      await queryRunner.query(`
        ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app
          USING (${OWN} AND platform.scope_role() <> 'volunteer');
        CREATE POLICY ${table}_write ON canteen.${table} TO nuancan_app
          USING (${OWN} AND ${WRITERS}) WITH CHECK (${OWN} AND ${WRITERS});
        GRANT SELECT, INSERT ON canteen.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON canteen.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
    await queryRunner.query(`
      CREATE INDEX menu_weekdays_facility ON canteen.menu_weekdays (facility_id, valid_from);
      GRANT UPDATE (valid_to), DELETE ON canteen.menu_weekdays TO nuancan_app;
      GRANT UPDATE (offered, sold_out_at) ON canteen.menu_days TO nuancan_app;
      CREATE TRIGGER menu_weekdays_keep_past BEFORE UPDATE OR DELETE ON canteen.menu_weekdays
        FOR EACH ROW EXECUTE FUNCTION meal_point.keep_past_days();

      CREATE FUNCTION canteen.keep_past_menus() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF coalesce(platform.scope_role(), 'system') = 'system'
          OR NEW.business_date >= platform.business_date(now()) THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'the menu of a past day stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'past_days_stay';
      END $$;
      CREATE TRIGGER menu_days_keep_past BEFORE INSERT OR UPDATE ON canteen.menu_days
        FOR EACH ROW EXECUTE FUNCTION canteen.keep_past_menus();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE canteen.menu_days, canteen.menu_weekdays;
      DROP FUNCTION canteen.keep_past_menus();
    `);
  }
}
