import type { MigrationInterface, QueryRunner } from 'typeorm';

const WRITERS = `('operator', 'town_official', 'district_official', 'system')`;

/** When a facility serves which slot: the timetable, the days that differ from it, and how many it can serve. */
export class AddOpeningTimes1764002210000 implements MigrationInterface {
  readonly name = 'AddOpeningTimes1764002210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE meal_point.opening_hours (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        weekday smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        opens_at time NOT NULL,
        last_order_at time NOT NULL,
        closes_at time NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT opening_hours_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        CONSTRAINT opening_hours_times_in_order CHECK (opens_at < closes_at AND last_order_at BETWEEN opens_at AND closes_at),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT opening_hours_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, weekday WITH =, slot WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON TABLE meal_point.opening_hours IS
        'The timetable: weekday 1 = Monday to 7 = Sunday. A day on which some row holds has hours; a slot without a row is then closed.';

      CREATE TABLE meal_point.opening_exceptions (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('closed', 'open')),
        slot text CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        slots int4range NOT NULL GENERATED ALWAYS AS (CASE slot WHEN 'breakfast' THEN int4range(1, 2)
          WHEN 'lunch' THEN int4range(2, 3) WHEN 'dinner' THEN int4range(3, 4) ELSE int4range(1, 4) END) STORED,
        valid_from date NOT NULL,
        valid_to date NOT NULL,
        reason text NOT NULL CHECK (reason <> ''),
        opens_at time,
        last_order_at time,
        closes_at time,
        CONSTRAINT opening_exceptions_dates_in_order CHECK (valid_to BETWEEN valid_from AND valid_from + 366),
        CONSTRAINT opening_exceptions_open_with_hours CHECK (CASE kind
          WHEN 'open' THEN slot IS NOT NULL AND opens_at IS NOT NULL AND last_order_at IS NOT NULL AND closes_at IS NOT NULL
          ELSE opens_at IS NULL AND last_order_at IS NULL AND closes_at IS NULL END),
        CONSTRAINT opening_exceptions_times_in_order CHECK (opens_at < closes_at AND last_order_at BETWEEN opens_at AND closes_at),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT opening_exceptions_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, slots WITH &&, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON COLUMN meal_point.opening_exceptions.slots IS 'The slots it covers, all three without a slot: a day and slot has one exception at most.';

      CREATE TABLE meal_point.slot_capacities (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        seats int NOT NULL CHECK (seats BETWEEN 0 AND 10000),
        dine_in_portions int NOT NULL CHECK (dine_in_portions BETWEEN 0 AND 100000),
        delivery_portions int NOT NULL CHECK (delivery_portions BETWEEN 0 AND 100000),
        valid_from date NOT NULL,
        valid_to date,
        CONSTRAINT slot_capacities_dates_in_order CHECK (valid_to IS NULL OR valid_to >= valid_from),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        CONSTRAINT slot_capacities_one_at_a_time EXCLUDE USING gist
          (facility_id WITH =, slot WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
      );
      COMMENT ON TABLE meal_point.slot_capacities IS
        'Meals a slot can take: portions eaten there or fetched (seats may be filled more than once), and portions delivered.';
    `);
    for (const table of ['opening_hours', 'opening_exceptions', 'slot_capacities']) {
      const own = `district_code = platform.scope_district()
        AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
      await queryRunner.query(`
        CREATE INDEX ${table}_facility ON meal_point.${table} (facility_id, valid_from);
        ALTER TABLE meal_point.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE meal_point.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON meal_point.${table} FOR SELECT TO nuancan_app
          USING (${own} AND platform.scope_role() <> 'volunteer');
        CREATE POLICY ${table}_write ON meal_point.${table} TO nuancan_app
          USING (${own} AND platform.scope_role() IN ${WRITERS}) WITH CHECK (${own} AND platform.scope_role() IN ${WRITERS});
        CREATE POLICY ${table}_definer ON meal_point.${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT, INSERT, UPDATE (valid_to), DELETE ON meal_point.${table} TO nuancan_app;
        GRANT SELECT ON meal_point.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_keep_past BEFORE UPDATE OR DELETE ON meal_point.${table}
          FOR EACH ROW EXECUTE FUNCTION meal_point.keep_past_days();
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON meal_point.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TABLE meal_point.opening_hours, meal_point.opening_exceptions, meal_point.slot_capacities`,
    );
  }
}
