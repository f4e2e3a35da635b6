import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;

/** 天气与份数历史: the weather that kitchens note, and how many portions a kitchen and its points served, for the forecast. */
export class NoteWeather1764503010000 implements MigrationInterface {
  readonly name = 'NoteWeather1764503010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.weather_notes (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        weather text NOT NULL CHECK (weather IN ('fair', 'rain', 'storm', 'heat', 'cold', 'snow')),
        client_id uuid NOT NULL,
        body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (facility_id, client_id),
        CONSTRAINT weather_notes_in_time CHECK (business_date - (recorded_at AT TIME ZONE 'Asia/Shanghai')::date BETWEEN -7 AND 7),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
      );
      CREATE INDEX weather_notes_day ON canteen.weather_notes (facility_id, business_date, recorded_at);
      COMMENT ON TABLE canteen.weather_notes IS
        'The weather of a day where a kitchen is; of a day, the note recorded last counts, and of a forecast the last one before it. A day without a note was fair.';
      ALTER TABLE canteen.weather_notes ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.weather_notes FORCE ROW LEVEL SECURITY;
      CREATE POLICY weather_notes_read ON canteen.weather_notes FOR SELECT TO nuancan_app
        USING (${OWN} AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY weather_notes_enter ON canteen.weather_notes FOR INSERT TO nuancan_app
        WITH CHECK (${OWN} AND account_id = platform.scope_account() AND platform.scope_role() IN ('operator', 'town_official', 'district_official'));
      GRANT SELECT, INSERT ON canteen.weather_notes TO nuancan_app;
      CREATE TRIGGER weather_notes_append_only BEFORE UPDATE OR DELETE ON canteen.weather_notes
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER weather_notes_no_truncate BEFORE TRUNCATE ON canteen.weather_notes
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER weather_notes_audit AFTER INSERT ON canteen.weather_notes
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

      CREATE FUNCTION canteen.portions_served(of_facility uuid, first_day date, last_day date, fed_on date)
        RETURNS TABLE (business_date date, slot text, here int, at_points int)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
        WITH kitchen AS (
          SELECT f.id FROM meal_point.facilities f WHERE f.id = of_facility AND f.district_code = platform.scope_district()
            AND (platform.scope_town() IS NULL OR f.town_code = platform.scope_town())
            AND (platform.scope_facility() IS NULL OR f.id = platform.scope_facility())
            AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
        ), places AS (
          SELECT k.id AS facility_id, s.slot, true AS own FROM kitchen k, (VALUES ('breakfast'), ('lunch'), ('dinner')) s (slot)
          UNION ALL SELECT p.facility_id, p.slot, false FROM kitchen k JOIN meal_point.supplies p ON p.supplier_id = k.id
            AND p.valid_from <= fed_on AND (p.valid_to IS NULL OR p.valid_to >= fed_on)
        )
        SELECT m.business_date, m.slot, count(*) FILTER (WHERE p.own)::int, count(*) FILTER (WHERE NOT p.own)::int
        FROM places p JOIN canteen.meals m ON m.facility_id = p.facility_id AND m.slot = p.slot
        WHERE m.business_date BETWEEN first_day AND last_day
          AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
          AND NOT EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = m.id AND k.business_date = m.business_date AND k.kind = 'reverse')
        GROUP BY 1, 2 ORDER BY 1, 2;
      $$;
      COMMENT ON FUNCTION canteen.portions_served(uuid, date, date, date) IS
        'Whole meals eaten by day and slot at a facility of the caller''s scope, and at the points it feeds on a day: numbers only, for
        a kitchen does not read the meals of its points.';
      ALTER FUNCTION canteen.portions_served(uuid, date, date, date) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.portions_served(uuid, date, date, date) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.portions_served(uuid, date, date, date) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION canteen.portions_served(uuid, date, date, date);
      DROP TABLE canteen.weather_notes;
    `);
  }
}
