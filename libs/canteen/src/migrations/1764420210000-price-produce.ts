import type { MigrationInterface, QueryRunner } from 'typeorm';

const READERS = `('operator', 'town_official', 'district_official', 'auditor', 'system')`;

const PRICES = `
  CREATE TABLE canteen.produce_prices (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    kind text NOT NULL CHECK (kind IN ('garden', 'goods')),
    crop text NOT NULL CHECK (crop = btrim(crop) AND length(crop) BETWEEN 1 AND 60),
    valid_from date NOT NULL CHECK (valid_from BETWEEN '2000-01-01' AND '2200-01-01'),
    version int NOT NULL,
    fen_per_kg bigint NOT NULL CHECK (fen_per_kg BETWEEN 1 AND 10000000),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE (district_code, kind, crop, valid_from, version)
  );
  COMMENT ON TABLE canteen.produce_prices IS
    'Reference prices of a district, fen per kilogram of a crop or kind of goods: each holds from its day until the next one''s.
    Of two for one day, the later version holds; nothing that has begun to hold is ever changed.';

  CREATE FUNCTION canteen.produce_prices_key(district text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('produce-prices ' || district, 0);
  COMMENT ON FUNCTION canteen.produce_prices_key(text) IS
    'Shared by who takes a price, held alone by who sets one: a price of tomorrow that is not committed at midnight is waited for.';

  CREATE FUNCTION canteen.guard_produce_price() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(canteen.produce_prices_key(NEW.district_code));
    NEW.recorded_at := clock_timestamp();
    IF NEW.valid_from <= platform.business_date(clock_timestamp()) AND EXISTS (SELECT FROM canteen.produce_prices p
        WHERE p.district_code = NEW.district_code AND p.kind = NEW.kind AND p.crop = NEW.crop AND p.valid_from <= NEW.valid_from) THEN
      RAISE EXCEPTION 'a price that holds already is not changed' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'produce_prices_not_past';
    END IF;
    SELECT coalesce(max(p.version), 0) + 1 INTO NEW.version FROM canteen.produce_prices p WHERE p.district_code = NEW.district_code
      AND p.kind = NEW.kind AND p.crop = NEW.crop AND p.valid_from = NEW.valid_from;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION canteen.guard_produce_price() IS
    'A price begins tomorrow or later, or fills days of which none held: nothing that was issued then is worth anything else.';
  ALTER FUNCTION canteen.guard_produce_price() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.guard_produce_price() FROM PUBLIC;
  CREATE TRIGGER produce_prices_guard BEFORE INSERT ON canteen.produce_prices
    FOR EACH ROW EXECUTE FUNCTION canteen.guard_produce_price();

  CREATE FUNCTION canteen.produce_price(district text, of_kind text, of_crop text, on_date date) RETURNS bigint
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.fen_per_kg FROM canteen.produce_prices p
    WHERE p.district_code = district AND p.kind = of_kind AND p.crop = of_crop AND p.valid_from <= on_date
    ORDER BY p.valid_from DESC, p.version DESC LIMIT 1;
  $$;
  COMMENT ON FUNCTION canteen.produce_price(text, text, text, date) IS 'Fen per kilogram on that day; NULL: none held.';

  ALTER TABLE canteen.produce_prices ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.produce_prices FORCE ROW LEVEL SECURITY;
  CREATE POLICY produce_prices_read ON canteen.produce_prices FOR SELECT TO nuancan_app
    USING (district_code = platform.scope_district() AND platform.scope_role() IN ${READERS});
  CREATE POLICY produce_prices_set ON canteen.produce_prices FOR INSERT TO nuancan_app
    WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'district_official');
  CREATE POLICY produce_prices_definer ON canteen.produce_prices FOR SELECT TO nuancan_definer USING (true);
  GRANT SELECT, INSERT ON canteen.produce_prices TO nuancan_app;
  GRANT SELECT ON canteen.produce_prices TO nuancan_definer;
  CREATE TRIGGER produce_prices_append_only BEFORE UPDATE OR DELETE ON canteen.produce_prices
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER produce_prices_no_truncate BEFORE TRUNCATE ON canteen.produce_prices
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER produce_prices_audit AFTER INSERT ON canteen.produce_prices
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

/** An operator tends the plots of the facility and those of its village. */
const OWN_PLOTS = `district_code = platform.scope_district()
    AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility() OR village_code = (
      SELECT f.village_code FROM meal_point.facilities f WHERE f.id = platform.scope_facility()))`;

const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official')`;

const PLOTS = `
  CREATE TABLE canteen.garden_plots (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid,
    village_code text,
    name text NOT NULL CHECK (name = btrim(name) AND length(name) BETWEEN 1 AND 60),
    area_m2 int NOT NULL CHECK (area_m2 BETWEEN 1 AND 1000000),
    tended_by text CHECK (tended_by = btrim(tended_by) AND length(tended_by) BETWEEN 1 AND 60),
    ended_on date,
    version int NOT NULL DEFAULT 1 CHECK (version >= 1),
    UNIQUE (id, town_code, district_code),
    CONSTRAINT garden_plots_one_place CHECK (num_nonnulls(facility_id, village_code) = 1),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (village_code, town_code) REFERENCES registry.villages (code, town_code),
    FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code)
  );
  CREATE UNIQUE INDEX garden_plots_of_facility ON canteen.garden_plots (facility_id, name) WHERE ended_on IS NULL;
  CREATE UNIQUE INDEX garden_plots_of_village ON canteen.garden_plots (village_code, name) WHERE ended_on IS NULL;
  CREATE INDEX garden_plots_town ON canteen.garden_plots (town_code);
  COMMENT ON TABLE canteen.garden_plots IS 'Beds of a facility, or of its village; tended_by is a person or group and never enters the audit log.';
  ALTER TABLE canteen.garden_plots ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.garden_plots FORCE ROW LEVEL SECURITY;
  CREATE POLICY garden_plots_read ON canteen.garden_plots FOR SELECT TO nuancan_app
    USING (${OWN_PLOTS} AND platform.scope_role() IN ${READERS});
  CREATE POLICY garden_plots_add ON canteen.garden_plots FOR INSERT TO nuancan_app WITH CHECK (${OWN_PLOTS} AND ${WRITERS});
  CREATE POLICY garden_plots_change ON canteen.garden_plots FOR UPDATE TO nuancan_app
    USING (${OWN_PLOTS} AND ${WRITERS}) WITH CHECK (${OWN_PLOTS} AND ${WRITERS});
  CREATE POLICY garden_plots_definer ON canteen.garden_plots FOR SELECT TO nuancan_definer USING (true);
  GRANT SELECT, INSERT ON canteen.garden_plots TO nuancan_app;
  GRANT UPDATE (name, area_m2, tended_by, ended_on, version) ON canteen.garden_plots TO nuancan_app;
  GRANT SELECT ON canteen.garden_plots TO nuancan_definer;
  CREATE TRIGGER garden_plots_audit AFTER INSERT OR UPDATE ON canteen.garden_plots
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row('tended_by');`;

/** Reference prices of produce and goods, and the beds that produce comes from. */
export class PriceProduce1764420210000 implements MigrationInterface {
  readonly name = 'PriceProduce1764420210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PRICES);
    await queryRunner.query(PLOTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE canteen.garden_plots, canteen.produce_prices;
      DROP FUNCTION canteen.produce_price(text, text, text, date), canteen.guard_produce_price(), canteen.produce_prices_key(text);
    `);
  }
}
