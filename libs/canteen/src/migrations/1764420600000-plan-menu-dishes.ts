import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;

const TABLE = `
  CREATE TABLE canteen.menu_dishes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    slot text NOT NULL CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
    name text NOT NULL CHECK (name <> ''),
    dish_id uuid NOT NULL,
    place smallint NOT NULL CHECK (place BETWEEN 1 AND 20),
    CONSTRAINT menu_dishes_once UNIQUE (facility_id, business_date, slot, name, dish_id),
    CONSTRAINT menu_dishes_dish FOREIGN KEY (dish_id, district_code) REFERENCES canteen.dishes (id, district_code),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX menu_dishes_dish_day ON canteen.menu_dishes (dish_id, business_date);
  COMMENT ON TABLE canteen.menu_dishes IS 'Which dishes a line of the menu is made of on a date, in the order they are told.';

  ALTER TABLE canteen.menu_dishes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.menu_dishes FORCE ROW LEVEL SECURITY;
  CREATE POLICY menu_dishes_read ON canteen.menu_dishes FOR SELECT TO nuancan_app USING (${OWN} AND ${READERS});
  CREATE POLICY menu_dishes_write ON canteen.menu_dishes TO nuancan_app
    USING (${OWN} AND ${WRITERS}) WITH CHECK (${OWN} AND ${WRITERS});
  CREATE POLICY menu_dishes_definer ON canteen.menu_dishes FOR SELECT TO nuancan_definer USING (true);
  GRANT SELECT, INSERT, DELETE ON canteen.menu_dishes TO nuancan_app;
  GRANT SELECT ON canteen.menu_dishes TO nuancan_definer;
  CREATE TRIGGER menu_dishes_audit AFTER INSERT OR UPDATE OR DELETE ON canteen.menu_dishes
    FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

  CREATE FUNCTION canteen.keep_past_menu_dishes() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF coalesce(platform.scope_role(), 'system') <> 'system' AND (CASE WHEN TG_OP = 'INSERT' THEN NEW.business_date ELSE OLD.business_date END)
        < platform.business_date(now()) THEN
      RAISE EXCEPTION 'the menu of a past day stays as it was' USING ERRCODE = 'check_violation', CONSTRAINT = 'past_days_stay';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END $$;
  CREATE TRIGGER menu_dishes_keep_past BEFORE INSERT OR UPDATE OR DELETE ON canteen.menu_dishes
    FOR EACH ROW EXECUTE FUNCTION canteen.keep_past_menu_dishes();

  CREATE FUNCTION canteen.check_menu_dish() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM canteen.dishes d WHERE d.id = NEW.dish_id AND (d.facility_id IS NULL OR d.facility_id = NEW.facility_id)
        AND (d.retired_on IS NULL OR d.retired_on > NEW.business_date)) THEN
      RAISE EXCEPTION 'a menu has dishes of the catalogue or of its facility that are still cooked' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'menu_dishes_at_hand';
    END IF;
    RETURN NEW;
  END $$;
  ALTER FUNCTION canteen.check_menu_dish() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION canteen.check_menu_dish() FROM PUBLIC;
  CREATE TRIGGER menu_dishes_at_hand BEFORE INSERT OR UPDATE ON canteen.menu_dishes
    FOR EACH ROW EXECUTE FUNCTION canteen.check_menu_dish();

  CREATE FUNCTION canteen.dishes_on(at_facility uuid, day date)
    RETURNS TABLE (slot text, name text, dishes json) LANGUAGE sql STABLE AS $$
    SELECT p.slot, p.name, json_agg(json_build_object('id', d.id, 'name', d.name, 'kind', d.kind, 'contains', d.contains) ORDER BY p.place, d.name)
    FROM canteen.menu_dishes p JOIN canteen.dishes d ON d.id = p.dish_id
    WHERE p.facility_id = at_facility AND p.business_date = day GROUP BY p.slot, p.name;
  $$;
  COMMENT ON FUNCTION canteen.dishes_on(uuid, date) IS 'The dishes of every line of a day that has any, in the caller''s scope.';
  REVOKE EXECUTE ON FUNCTION canteen.dishes_on(uuid, date) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION canteen.dishes_on(uuid, date) TO nuancan_app, nuancan_definer;`;

const READ_BY_DEFINER = ['menu_items', 'menu_days', 'menu_weekdays'] as const;

const PUBLIC_MENUS = `
  CREATE FUNCTION canteen.public_menu(at_facility uuid, first_day date) RETURNS json
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  BEGIN
    RETURN (SELECT json_build_object('facilityId', f.id, 'facilityName', f.name, 'townName', t.name,
        'days', (SELECT json_agg(json_build_object('businessDate', day::date, 'lines', (SELECT coalesce(json_agg(json_build_object(
            'slot', m.slot, 'kind', m.kind, 'name', m.name, 'priceFen', m.price_fen, 'soldOut', m.sold_out_at IS NOT NULL,
            'dishes', coalesce((SELECT json_agg(json_build_object('name', d.dish ->> 'name', 'kind', d.dish ->> 'kind', 'contains', d.dish -> 'contains'))
              FROM json_array_elements(o.dishes) AS d (dish)), '[]')) ORDER BY m.slot, m.kind DESC, m.price_fen, m.name), '[]')
          FROM canteen.menu_on(f.id, day::date) m LEFT JOIN canteen.dishes_on(f.id, day::date) o ON o.slot = m.slot AND o.name = m.name
          WHERE m.offered)) ORDER BY day)
        FROM generate_series(first_day, first_day + 6, interval '1 day') AS day))
      FROM meal_point.facilities f JOIN registry.towns t ON t.code = f.town_code
      WHERE f.id = at_facility AND (f.closed_on IS NULL OR f.closed_on >= platform.business_date(now())));
  END $$;
  COMMENT ON FUNCTION canteen.public_menu(uuid, date) IS
    'Seven days of a facility''s menu to anybody: lines, prices, dishes and what they contain; nothing of a person. Null: no such facility, or closed.';

  CREATE FUNCTION canteen.public_menu_places() RETURNS TABLE (facility_id uuid, facility_name text, town_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT f.id, f.name, t.name FROM meal_point.facilities f JOIN registry.towns t ON t.code = f.town_code
    WHERE (f.closed_on IS NULL OR f.closed_on >= platform.business_date(now())) AND EXISTS (SELECT FROM canteen.menu_items i
      WHERE i.facility_id = f.id AND i.superseded_at IS NULL AND (i.valid_to IS NULL OR i.valid_to >= platform.business_date(now())))
    ORDER BY t.code, f.name, f.id LIMIT 2000;
  $$;
  COMMENT ON FUNCTION canteen.public_menu_places() IS 'The facilities that have a menu, to anybody.';`;

const PUBLIC_SIGNATURES = ['public_menu(uuid, date)', 'public_menu_places()'];

/** Of which dishes a line of the menu is made on a date, and the menu as anybody may read it. */
export class PlanMenuDishes1764420600000 implements MigrationInterface {
  readonly name = 'PlanMenuDishes1764420600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLE);
    for (const table of READ_BY_DEFINER) {
      await queryRunner.query(`
        CREATE POLICY ${table}_definer ON canteen.${table} FOR SELECT TO nuancan_definer USING (true);
        GRANT SELECT ON canteen.${table} TO nuancan_definer;
      `);
    }
    await queryRunner.query('GRANT EXECUTE ON FUNCTION canteen.menu_on(uuid, date) TO nuancan_definer');
    await queryRunner.query(PUBLIC_MENUS);
    for (const signature of PUBLIC_SIGNATURES) {
      await queryRunner.query(`
        ALTER FUNCTION canteen.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION canteen.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PUBLIC_SIGNATURES.map((signature) => `DROP FUNCTION canteen.${signature};`).join(' '));
    await queryRunner.query('REVOKE EXECUTE ON FUNCTION canteen.menu_on(uuid, date) FROM nuancan_definer');
    for (const table of READ_BY_DEFINER) {
      await queryRunner.query(`
        REVOKE SELECT ON canteen.${table} FROM nuancan_definer;
        DROP POLICY ${table}_definer ON canteen.${table};
      `);
    }
    await queryRunner.query(`
      DROP FUNCTION canteen.dishes_on(uuid, date);
      DROP TABLE canteen.menu_dishes;
      DROP FUNCTION canteen.check_menu_dish(), canteen.keep_past_menu_dishes();
    `);
  }
}
