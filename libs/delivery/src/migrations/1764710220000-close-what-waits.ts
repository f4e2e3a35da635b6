import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the closure NEW is of the kitchen and slot of an order. */
const COVERED = (row: string): string => `(NEW.slot IS NULL OR ${row}.slot = NEW.slot)
      AND (NEW.town_code IS NULL OR ${row}.facility_town = NEW.town_code) AND (NEW.facility_id IS NULL OR ${row}.facility_id = NEW.facility_id)`;

/** `waits`: an order that was fixed is still in the kitchen. */
const closing = (waits: string): string => `
  CREATE OR REPLACE FUNCTION delivery.apply_closure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(delivery.day_key(NEW.district_code, NEW.business_date));
    -- What has left the kitchen is brought, or comes back: no closure undoes it.
    UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = 'closure', cancel_reason = NEW.reason, closure_id = NEW.id,
      cancelled_by = NEW.account_id, cancelled_at = clock_timestamp(), version = o.version + 1
    WHERE o.district_code = NEW.district_code AND o.business_date = NEW.business_date AND ${COVERED('o')}
      AND (o.state = 'placed' OR (o.state = 'frozen'
        AND ${waits}));
    INSERT INTO delivery.closure_visits (closure_id, district_code, town_code, facility_id, facility_town, resident_id, grade, lives_alone)
    SELECT DISTINCT ON (o.resident_id) NEW.id, o.district_code, o.town_code, o.facility_id, o.facility_town, o.resident_id, g.grade, r.lives_alone
    FROM (
      SELECT x.district_code, x.town_code, x.facility_id, x.facility_town, x.resident_id, x.slot FROM delivery.orders x WHERE x.closure_id = NEW.id
      UNION ALL
      SELECT x.district_code, x.town_code, x.facility_id, x.facility_town, x.resident_id, x.slot FROM delivery.standing_orders x
      WHERE x.district_code = NEW.district_code AND NEW.business_date > platform.business_date(now()) AND ${COVERED('x')}
        AND NEW.business_date BETWEEN x.valid_from AND x.valid_to AND extract(isodow FROM NEW.business_date) = ANY (x.weekdays)
        AND NOT EXISTS (SELECT FROM delivery.orders p WHERE p.standing_order_id = x.id AND p.business_date = NEW.business_date)
        AND NOT EXISTS (SELECT FROM delivery.pauses p WHERE p.standing_order_id = x.id AND p.lifted_at IS NULL
          AND NEW.business_date BETWEEN p.paused_from AND p.paused_to)
        AND NOT delivery.gone_on(x.person_id, NEW.business_date)
    ) o JOIN registry.residents r ON r.id = o.resident_id
    LEFT JOIN LATERAL (SELECT g.grade FROM registry.capability_grades g WHERE g.resident_id = o.resident_id AND g.valid_from <= NEW.business_date
      AND (g.valid_to IS NULL OR g.valid_to >= NEW.business_date) ORDER BY g.valid_from DESC, g.id DESC LIMIT 1) g ON true
    WHERE r.lives_alone OR g.grade IN ('moderate', 'severe', 'total') ORDER BY o.resident_id, o.slot;
    RETURN NULL;
  END $$;`;
const BY_THE_CLOCK = `NEW.closed_at < (SELECT r.leaves_at FROM delivery.rule_on(o.facility_id, o.slot, o.business_date) r)`;
const BY_WHAT_LEFT = `NOT delivery.has_left(o.id, NEW.closed_at)`;

const FUNCTIONS = `
  CREATE FUNCTION delivery.has_left(of_order uuid, at timestamptz) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM delivery.outcomes x WHERE x.order_id = o.id)
      OR EXISTS (SELECT FROM delivery.stops s JOIN delivery.dispatches d ON d.route_id = s.route_id WHERE s.order_id = o.id AND s.withdrawn_at IS NULL)
      OR (NOT EXISTS (SELECT FROM delivery.runs r WHERE r.facility_id = o.facility_id AND r.business_date = o.business_date AND r.slot = o.slot
          AND r.state <> 'cancelled')
        AND at >= (SELECT r.leaves_at FROM delivery.rule_on(o.facility_id, o.slot, o.business_date) r))
    FROM delivery.orders o WHERE o.id = of_order;
  $$;
  COMMENT ON FUNCTION delivery.has_left(uuid, timestamptz) IS
    'Whether a meal has left the kitchen: its route has, early or late; where a kitchen goes without a run, by the clock.';

  CREATE FUNCTION delivery.list_turned_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO delivery.closure_visits (closure_id, district_code, town_code, facility_id, facility_town, resident_id, grade, lives_alone)
    SELECT delivery.closed_by(NEW.district_code, NEW.facility_town, NEW.facility_id, NEW.business_date, NEW.slot), NEW.district_code, NEW.town_code,
      NEW.facility_id, NEW.facility_town, NEW.resident_id, g.grade, r.lives_alone
    FROM registry.residents r LEFT JOIN LATERAL (SELECT g.grade FROM registry.capability_grades g WHERE g.resident_id = r.id
      AND g.valid_from <= NEW.business_date AND (g.valid_to IS NULL OR g.valid_to >= NEW.business_date)
      ORDER BY g.valid_from DESC, g.id DESC LIMIT 1) g ON true
    WHERE r.id = NEW.resident_id AND (r.lives_alone OR g.grade IN ('moderate', 'severe', 'total')) ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.list_turned_back() IS 'Who depends on a meal that came back on its way is to be visited, as those whose order was cancelled.';

  CREATE FUNCTION delivery.own_stop_closures() RETURNS TABLE (stop_id uuid, kind text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.stop_id, c.kind FROM delivery.own_route_stops() s JOIN delivery.runs r ON r.id = s.run_id
    JOIN delivery.closures c ON c.id = delivery.closed_by(r.district_code, r.town_code, r.facility_id, r.business_date, r.slot);
  $$;
  COMMENT ON FUNCTION delivery.own_stop_closures() IS 'Doors of the volunteer who asks, of a slot that was closed when their boxes had left.';`;

const OWNED = ['has_left(uuid, timestamptz)', 'list_turned_back()', 'own_stop_closures()'] as const;

/** A closure cancels what is still in the kitchen, whatever the clock says; what is under way is brought or turned back. */
export class CloseWhatWaits1764710220000 implements MigrationInterface {
  readonly name = 'CloseWhatWaits1764710220000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FUNCTIONS);
    for (const signature of OWNED) {
      await queryRunner.query(`ALTER FUNCTION delivery.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION delivery.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(`
      GRANT EXECUTE ON FUNCTION delivery.own_stop_closures() TO nuancan_app;
      CREATE TRIGGER outcomes_list_turned_back AFTER INSERT ON delivery.outcomes FOR EACH ROW WHEN (NEW.kind = 'turned_back')
        EXECUTE FUNCTION delivery.list_turned_back();
    `);
    await queryRunner.query(closing(BY_WHAT_LEFT));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(closing(BY_THE_CLOCK));
    await queryRunner.query(`DROP TRIGGER outcomes_list_turned_back ON delivery.outcomes;
      DROP FUNCTION ${OWNED.map((signature) => `delivery.${signature}`).join(', ')}`);
  }
}
