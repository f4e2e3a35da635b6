import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An order concerns the kitchen that cooks for it, that kitchen's town, and the town of the elder. */
const CONCERNED = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR platform.scope_town() IN (town_code, facility_town))
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const CONCERNED_ORDER = CONCERNED.replaceAll(/\b(district_code|town_code|facility_town|facility_id)\b/g, 'o.$1');
const OWN_KITCHEN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const WRITERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')`;
const BY_THEM = `account_id = platform.scope_account()`;
/** Each town answers for its own; who already brings meals to somebody from elsewhere takes that person's orders. */
const OF_THEIR_TOWN = `(platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
/** An operator closes their kitchen, a town its kitchens, the district anything. */
const CLOSERS = `${OWN_KITCHEN} AND ${WRITERS}`;

const FACES = `
  CREATE FUNCTION delivery.order_faces(asked uuid[]) RETURNS TABLE (order_id uuid, name text, phone text, village_name text, line text,
      door_note text, longitude double precision, latitude double precision, located text, grade text, lives_alone boolean,
      restrictions text[], clashes text[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH seen AS MATERIALIZED (
      SELECT o.* FROM delivery.orders o WHERE o.id = ANY (asked) AND ${CONCERNED_ORDER}
        AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system')
    ), entries AS MATERIALIZED (
      SELECT s.id, s.business_date, s.resident_id AS entry FROM seen s
      UNION ALL
      SELECT s.id, s.business_date, x.other FROM seen s JOIN registry.other_entries(ARRAY(SELECT resident_id FROM seen)) x ON x.asked = s.resident_id
    ), avoided AS MATERIALIZED (
      SELECT e.id, array_agg(DISTINCT x.restriction ORDER BY x.restriction) AS restrictions, array_agg(DISTINCT c.content) AS contents
      FROM entries e JOIN registry.resident_restrictions x ON x.resident_id = e.entry AND x.valid_from <= e.business_date
        AND (x.valid_to IS NULL OR x.valid_to >= e.business_date)
      CROSS JOIN LATERAL unnest(CASE x.restriction WHEN 'chronic_disease' THEN ARRAY['high_salt', 'high_sugar', 'high_fat', 'high_purine']
        ELSE ARRAY[x.restriction] END) c (content) GROUP BY e.id
    )
    SELECT s.id, r.name, r.phone, v.name, a.line, a.door_note, a.longitude, a.latitude, coalesce(a.located, 'none'),
      (SELECT g.grade FROM registry.capability_grades g JOIN entries e ON e.entry = g.resident_id AND e.id = s.id
        WHERE g.valid_from <= s.business_date AND (g.valid_to IS NULL OR g.valid_to >= s.business_date)
        ORDER BY g.valid_from DESC, g.id DESC LIMIT 1),
      r.lives_alone, coalesce(w.restrictions, '{}'),
      ARRAY(SELECT DISTINCT c.content FROM canteen.menu_dishes p JOIN canteen.dishes d ON d.id = p.dish_id
        CROSS JOIN LATERAL unnest(d.contains) c (content) WHERE p.facility_id = s.facility_id AND p.business_date = s.business_date
        AND p.slot = s.slot AND p.name = coalesce(m.name, s.set_name) AND c.content = ANY (w.contents) ORDER BY c.content)
    FROM seen s JOIN registry.residents r ON r.id = s.person_id JOIN registry.villages v ON v.code = r.village_code
    LEFT JOIN registry.resident_addresses a ON a.id = s.address_id
    LEFT JOIN canteen.menu_items m ON m.id = s.menu_item_id LEFT JOIN avoided w ON w.id = s.id;
  $$;
  COMMENT ON FUNCTION delivery.order_faces(uuid[]) IS
    'Who is behind the orders that concern the scope, also from another town: the kitchen cooks for them and brings it to their door.';`;

const NAMES_OF = `
  CREATE FUNCTION delivery.standing_order_name(standing uuid) RETURNS TABLE (name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.name FROM delivery.standing_orders o JOIN registry.residents r ON r.id = o.person_id WHERE o.id = standing AND ${CONCERNED_ORDER}
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system');
  $$;`;

const VISITED = `
  CREATE FUNCTION delivery.visited_face(closure uuid, resident uuid) RETURNS TABLE (name text, phone text, village_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.name, r.phone, v.name FROM delivery.closure_visits o JOIN registry.residents r ON r.id = o.resident_id
    JOIN registry.villages v ON v.code = r.village_code WHERE o.closure_id = closure AND o.resident_id = resident AND ${CONCERNED_ORDER}
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'system');
  $$;`;

/** Words about somebody go with who they were; that something was ordered stays, of nobody. */
const ERASE = `
  CREATE FUNCTION delivery.erase_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE delivery.standing_orders o SET handover_note = NULL, end_reason = CASE WHEN o.end_reason IS NOT NULL THEN '已删除' END
    WHERE o.resident_id = NEW.id;
    UPDATE delivery.orders o SET handover_note = NULL, cancel_reason = CASE WHEN o.cancel_reason IS NOT NULL THEN '已删除' END
    WHERE o.resident_id = NEW.id;
    RETURN NULL;
  END $$;
  ALTER FUNCTION delivery.erase_words() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION delivery.erase_words() FROM PUBLIC;
  CREATE TRIGGER residents_erase_delivery_words AFTER UPDATE OF erased_at ON registry.residents
    FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION delivery.erase_words();`;

const FUNCTIONS = ['order_faces(uuid[])', 'standing_order_name(uuid)', 'visited_face(uuid, uuid)'] as const;

/** Tables with who reads them, who adds to them, and which columns change. */
const TABLES: Readonly<Record<string, { readonly read: string; readonly add: string; readonly change: string }>> = {
  rules: { read: OWN_KITCHEN, add: `${OWN_KITCHEN} AND ${WRITERS} AND ${BY_THEM}`, change: '' },
  standing_orders: {
    read: CONCERNED,
    add: `${CONCERNED} AND ${WRITERS} AND ${BY_THEM} AND ${OF_THEIR_TOWN} AND ended_at IS NULL`,
    change: 'valid_to, ended_by, ended_at, end_reason',
  },
  pauses: { read: CONCERNED, add: `${CONCERNED} AND ${WRITERS} AND ${BY_THEM}`, change: 'lifted_by, lifted_at' },
  closures: {
    read: `district_code = platform.scope_district()`,
    add: `${CLOSERS} AND ${BY_THEM}`,
    change: 'lifted_by, lifted_at, lift_reason',
  },
  freezes: { read: OWN_KITCHEN, add: 'false', change: '' },
  orders: {
    read: CONCERNED,
    add: `${CONCERNED} AND ${WRITERS} AND state = 'placed' AND (${OF_THEIR_TOWN} OR EXISTS (SELECT FROM delivery.standing_orders s
      WHERE s.resident_id = orders.resident_id AND s.facility_id = orders.facility_id AND s.ended_at IS NULL))`,
    change:
      'set_name, payment_method, handover, handover_note, address_id, state, cancel_kind, cancel_reason, cancelled_by, cancelled_at, version',
  },
  closure_visits: { read: CONCERNED, add: 'false', change: 'visited_by, visited_at, finding' },
};
const APPEND_ONLY: ReadonlySet<string> = new Set(['rules', 'freezes']);
/** Words of people about people: the audit log holds that they changed, not what they say. */
const HIDDEN: Readonly<Record<string, string>> = {
  standing_orders: `'handover_note', 'end_reason'`,
  orders: `'handover_note', 'cancel_reason'`,
};

/** Who sees and changes orders, and who learns whom they are for. */
export class ShareOrders1764600220000 implements MigrationInterface {
  readonly name = 'ShareOrders1764600220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [FACES, NAMES_OF, VISITED, ERASE]) await queryRunner.query(part);
    for (const signature of FUNCTIONS) {
      await queryRunner.query(`ALTER FUNCTION delivery.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION delivery.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION delivery.${signature} TO nuancan_app`);
    }
    for (const table of [...Object.keys(TABLES), 'standing_order_days']) {
      const { read, add, change } = TABLES[table] ?? { read: 'false', add: 'false', change: '' };
      await queryRunner.query(`
        ALTER TABLE delivery.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE delivery.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON delivery.${table} FOR SELECT TO nuancan_app USING (${read} AND ${READERS});
        CREATE POLICY ${table}_add ON delivery.${table} FOR INSERT TO nuancan_app WITH CHECK (${add});
        CREATE POLICY ${table}_definer ON delivery.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT ON delivery.${table} TO nuancan_app;
        GRANT SELECT, INSERT${APPEND_ONLY.has(table) ? '' : ', UPDATE'} ON delivery.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_delete BEFORE ${APPEND_ONLY.has(table) ? 'UPDATE OR ' : ''}DELETE ON delivery.${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON delivery.${table} FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE ON delivery.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row(${HIDDEN[table] ?? ''});
      `);
      if (change === '') continue;
      const who = table === 'closures' ? CLOSERS : `${read} AND ${WRITERS}`;
      await queryRunner.query(`
        CREATE POLICY ${table}_change ON delivery.${table} FOR UPDATE TO nuancan_app USING (${who}) WITH CHECK (${who});
        GRANT UPDATE (${change}) ON delivery.${table} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `DROP TRIGGER residents_erase_delivery_words ON registry.residents; DROP FUNCTION delivery.erase_words()`,
    );
    await queryRunner.query(`DROP FUNCTION ${FUNCTIONS.map((signature) => `delivery.${signature}`).join(', ')}`);
    for (const table of [...Object.keys(TABLES), 'standing_order_days']) {
      for (const name of ['no_delete', 'no_truncate', 'audit']) {
        await queryRunner.query(`DROP TRIGGER ${table}_${name} ON delivery.${table}`);
      }
      for (const name of ['read', 'add', 'definer', 'change']) {
        await queryRunner.query(`DROP POLICY IF EXISTS ${table}_${name} ON delivery.${table}`);
      }
      await queryRunner.query(`
        REVOKE ALL ON delivery.${table} FROM nuancan_app, nuancan_definer;
        ALTER TABLE delivery.${table} NO FORCE ROW LEVEL SECURITY;
        ALTER TABLE delivery.${table} DISABLE ROW LEVEL SECURITY;
      `);
    }
  }
}
