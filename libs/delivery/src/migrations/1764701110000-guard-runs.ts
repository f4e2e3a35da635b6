import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A stop of an order, with what was set at that door the last time. */
const TAKE = (run: string, order: string): string => `
    INSERT INTO delivery.stops (run_id, district_code, town_code, facility_id, order_id, person_id, unserved, last_volunteer_id, service_seconds,
      window_from, window_to, skills)
    SELECT ${run}.id, ${run}.district_code, ${run}.town_code, ${run}.facility_id, ${order}.id, ${order}.person_id, 'not_planned', served.volunteer_id,
      coalesce(door.service_seconds, 120), door.window_from, door.window_to, coalesce(door.skills, '{}')`;
const LAST_TIME = (run: string, order: string): string => `
    LEFT JOIN LATERAL (SELECT s.* FROM delivery.stops s JOIN delivery.runs e ON e.id = s.run_id WHERE s.person_id = ${order}.person_id
      AND s.facility_id = ${order}.facility_id AND e.slot = ${run}.slot AND e.business_date BETWEEN ${run}.business_date - 62 AND ${run}.business_date
      AND e.id <> ${run}.id ORDER BY e.business_date DESC, s.id DESC LIMIT 1) door ON true
    LEFT JOIN LATERAL (SELECT t.volunteer_id FROM delivery.stops s JOIN delivery.runs e ON e.id = s.run_id JOIN delivery.routes t ON t.id = s.route_id
      WHERE s.person_id = ${order}.person_id AND s.facility_id = ${order}.facility_id AND e.slot = ${run}.slot AND e.published_at IS NOT NULL
        AND e.business_date BETWEEN ${run}.business_date - 14 AND ${run}.business_date - 1
      ORDER BY e.business_date <> ${run}.business_date - 7, e.business_date DESC, s.id DESC LIMIT 1) served ON true`;

const FUNCTIONS = `
  CREATE FUNCTION delivery.take_orders() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(delivery.day_key(NEW.district_code, NEW.business_date));
    ${TAKE('NEW', 'o')}
    FROM delivery.orders o ${LAST_TIME('NEW', 'o')}
    WHERE o.facility_id = NEW.facility_id AND o.business_date = NEW.business_date AND o.slot = NEW.slot AND o.state = 'frozen'
    ORDER BY o.label_no;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.take_orders() IS
    'A run has every order of the kitchen''s list from its first moment: nobody is left out by an oversight. What was set at a door holds on.';

  CREATE FUNCTION delivery.follow_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    run delivery.runs;
  BEGIN
    IF NEW.state = 'cancelled' THEN
      UPDATE delivery.stops s SET withdrawn_at = clock_timestamp(), route_id = NULL, position = NULL, arrives_at = NULL, use_by = NULL, locked = false
      WHERE s.order_id = NEW.id AND s.withdrawn_at IS NULL;
    ELSIF NEW.state = 'frozen' THEN
      SELECT * INTO run FROM delivery.runs r WHERE r.facility_id = NEW.facility_id AND r.business_date = NEW.business_date AND r.slot = NEW.slot
        AND r.state NOT IN ('cancelled', 'closed');
      IF FOUND THEN
        ${TAKE('run', 'NEW')}
        FROM (SELECT) one ${LAST_TIME('run', 'NEW')};
      END IF;
    END IF;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.follow_order() IS
    'An order that a closure cancels leaves its route; one that stands again is in the run, to be planned.';

  CREATE FUNCTION delivery.follow_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE delivery.stops s SET person_id = NEW.person_id WHERE s.order_id = NEW.id;
    RETURN NULL;
  END $$;

  CREATE FUNCTION delivery.leave_run() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE delivery.stops s SET withdrawn_at = clock_timestamp(), route_id = NULL, position = NULL, arrives_at = NULL, use_by = NULL, locked = false
    WHERE s.run_id = NEW.id AND s.withdrawn_at IS NULL;
    UPDATE delivery.routes t SET withdrawn_at = clock_timestamp() WHERE t.run_id = NEW.id AND t.withdrawn_at IS NULL;
    RETURN NULL;
  END $$;

  CREATE FUNCTION delivery.publish_routes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE delivery.routes t SET published = true WHERE t.run_id = NEW.id AND NOT t.published;
    RETURN NULL;
  END $$;

  CREATE FUNCTION delivery.guard_run() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    broken text;
  BEGIN
    broken := CASE
      WHEN NEW.version <> OLD.version + 1 THEN 'runs_version_follows'
      WHEN OLD.state IN ('closed', 'cancelled') THEN 'runs_state_follows'
      WHEN NEW.state <> OLD.state AND NOT (OLD.state, NEW.state) IN (
        ('draft', 'planning'), ('draft', 'planned'), ('planned', 'planning'), ('planning', 'planned'), ('planning', 'draft'), ('planned', 'published'),
        ('published', 'dispatched'), ('dispatched', 'closed'),
        ('draft', 'cancelled'), ('planning', 'cancelled'), ('planned', 'cancelled'), ('published', 'cancelled')) THEN 'runs_state_follows'
      WHEN NEW.state = 'published' AND OLD.state = 'planned' THEN delivery.unpublishable(NEW)
      WHEN NEW.state = 'cancelled' AND OLD.state <> 'cancelled' AND EXISTS (SELECT FROM delivery.routes t
        WHERE t.run_id = NEW.id AND t.departed_at IS NOT NULL) THEN 'runs_state_follows' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a run that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION delivery.unpublishable(asked delivery.runs) RETURNS text
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN (SELECT CASE
      WHEN jsonb_array_length(asked.violations) > 0 THEN 'runs_keep_limits'
      WHEN EXISTS (SELECT FROM delivery.stops s WHERE s.run_id = asked.id AND s.withdrawn_at IS NULL AND s.unserved = 'no_place') THEN 'runs_places_known'
      WHEN EXISTS (SELECT FROM delivery.stops s WHERE s.run_id = asked.id AND s.withdrawn_at IS NULL AND s.unserved = 'not_planned') THEN 'runs_all_planned'
      WHEN EXISTS (SELECT FROM delivery.orders o WHERE o.facility_id = asked.facility_id AND o.business_date = asked.business_date
        AND o.slot = asked.slot AND o.state = 'frozen' AND NOT EXISTS (SELECT FROM delivery.stops s WHERE s.order_id = o.id
          AND s.run_id = asked.id AND s.withdrawn_at IS NULL)) THEN 'runs_all_planned' END);
  END $$;
  COMMENT ON FUNCTION delivery.unpublishable(delivery.runs) IS
    'Why a run cannot be published: limits broken by hand, somebody whose door nobody knows, or somebody nobody has planned for.';

  CREATE FUNCTION delivery.guard_run_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF to_jsonb(NEW) ->> 'withdrawn_at' IS NULL
      AND EXISTS (SELECT FROM delivery.runs r WHERE r.id = NEW.run_id AND r.state IN ('closed', 'cancelled')) THEN
      RAISE EXCEPTION 'a run that is over' USING ERRCODE = 'check_violation', CONSTRAINT = 'runs_state_follows';
    END IF;
    IF TG_TABLE_NAME = 'routes' AND TG_OP = 'UPDATE' AND to_jsonb(OLD) -> 'departed_at' <> 'null'::jsonb
      AND to_jsonb(NEW) - 'published' IS DISTINCT FROM to_jsonb(OLD) - 'published' THEN
      RAISE EXCEPTION 'a route that is under way' USING ERRCODE = 'check_violation', CONSTRAINT = 'routes_departed_stay';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION delivery.guard_stop() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF (NEW.route_id, NEW.position) IS DISTINCT FROM (OLD.route_id, OLD.position) AND NEW.withdrawn_at IS NULL
      AND EXISTS (SELECT FROM delivery.routes t WHERE t.id IN (OLD.route_id, NEW.route_id) AND t.departed_at IS NOT NULL) THEN
      RAISE EXCEPTION 'a route that is under way' USING ERRCODE = 'check_violation', CONSTRAINT = 'routes_departed_stay';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.guard_stop() IS 'What somebody has with them on the way is not moved to another.';`;

/** What a volunteer's phone is told: the doors of their own published routes of today, as little of each as it takes to find it. */
const OWN = `
  CREATE FUNCTION delivery.own_route_stops() RETURNS TABLE (route_id uuid, run_id uuid, facility_id uuid, facility_name text, business_date date,
      slot text, trip int, leaves_at timestamptz, stop_id uuid, "position" int, arrives_at timestamptz, use_by timestamptz, label_no int, name text,
      phone text, village_name text, line text, door_note text, longitude double precision, latitude double precision, handover text,
      handover_note text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT t.id, r.id, f.id, f.name, r.business_date, r.slot, t.trip, t.leaves_at, s.id, s.position, s.arrives_at, s.use_by, o.label_no, p.name, p.phone,
      v.name, a.line, a.door_note, a.longitude, a.latitude, o.handover, o.handover_note
    FROM volunteering.volunteers w JOIN delivery.routes t ON t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL
    JOIN delivery.runs r ON r.id = t.run_id AND r.state IN ('published', 'dispatched') AND r.business_date = platform.business_date(now())
    JOIN meal_point.facilities f ON f.id = r.facility_id
    JOIN delivery.stops s ON s.route_id = t.id AND s.withdrawn_at IS NULL JOIN delivery.orders o ON o.id = s.order_id
    JOIN registry.residents p ON p.id = o.person_id JOIN registry.villages v ON v.code = p.village_code
    LEFT JOIN registry.resident_addresses a ON a.id = o.address_id
    WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer' AND r.district_code = platform.scope_district()
      AND w.state = 'active'
    ORDER BY t.leaves_at, t.id, s.position;
  $$;
  COMMENT ON FUNCTION delivery.own_route_stops() IS 'Of the volunteer who asks, today, until the run is closed; no age, no grade, no diet.';`;

const TRIGGERS = `
  CREATE TRIGGER runs_take_orders AFTER INSERT ON delivery.runs FOR EACH ROW EXECUTE FUNCTION delivery.take_orders();
  CREATE TRIGGER runs_guard BEFORE UPDATE ON delivery.runs FOR EACH ROW EXECUTE FUNCTION delivery.guard_run();
  CREATE TRIGGER runs_leave AFTER UPDATE OF state ON delivery.runs FOR EACH ROW WHEN (NEW.state = 'cancelled') EXECUTE FUNCTION delivery.leave_run();
  CREATE TRIGGER runs_publish AFTER UPDATE OF version ON delivery.runs FOR EACH ROW WHEN (NEW.state IN ('published', 'dispatched'))
    EXECUTE FUNCTION delivery.publish_routes();
  CREATE TRIGGER orders_follow_run AFTER UPDATE OF state ON delivery.orders FOR EACH ROW WHEN (OLD.label_no IS NOT NULL AND NEW.state <> OLD.state)
    EXECUTE FUNCTION delivery.follow_order();
  CREATE TRIGGER orders_follow_person AFTER UPDATE OF person_id ON delivery.orders FOR EACH ROW WHEN (NEW.person_id <> OLD.person_id)
    EXECUTE FUNCTION delivery.follow_person();
  CREATE TRIGGER routes_guard BEFORE INSERT OR UPDATE ON delivery.routes FOR EACH ROW EXECUTE FUNCTION delivery.guard_run_part();
  CREATE TRIGGER run_crew_guard BEFORE INSERT OR UPDATE ON delivery.run_crew FOR EACH ROW EXECUTE FUNCTION delivery.guard_run_part();
  CREATE TRIGGER stops_guard BEFORE UPDATE ON delivery.stops FOR EACH ROW EXECUTE FUNCTION delivery.guard_stop();`;

const SIGNATURES = [
  'take_orders()',
  'follow_order()',
  'follow_person()',
  'leave_run()',
  'publish_routes()',
  'guard_run()',
  'unpublishable(delivery.runs)',
  'guard_run_part()',
  'guard_stop()',
] as const;

/** What a run takes in, when it may be published, and what nobody changes once a route is under way. */
export class GuardRuns1764701110000 implements MigrationInterface {
  readonly name = 'GuardRuns1764701110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(OWN);
    for (const signature of [...SIGNATURES, 'own_route_stops()']) {
      await queryRunner.query(`ALTER FUNCTION delivery.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION delivery.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(`GRANT EXECUTE ON FUNCTION delivery.own_route_stops() TO nuancan_app`);
    await queryRunner.query(TRIGGERS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER orders_follow_run ON delivery.orders; DROP TRIGGER orders_follow_person ON delivery.orders;
      DROP TRIGGER runs_take_orders ON delivery.runs; DROP TRIGGER runs_guard ON delivery.runs; DROP TRIGGER runs_leave ON delivery.runs;
      DROP TRIGGER runs_publish ON delivery.runs; DROP TRIGGER routes_guard ON delivery.routes; DROP TRIGGER run_crew_guard ON delivery.run_crew;
      DROP TRIGGER stops_guard ON delivery.stops`);
    await queryRunner.query(
      `DROP FUNCTION ${[...SIGNATURES, 'own_route_stops()'].map((signature) => `delivery.${signature}`).join(', ')}`,
    );
  }
}
