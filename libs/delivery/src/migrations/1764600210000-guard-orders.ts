import type { MigrationInterface, QueryRunner } from 'typeorm';

const FACTS = `
  CREATE FUNCTION delivery.rule_on(of_facility uuid, of_slot text, on_date date, OUT cut_off timestamptz, OUT leaves_at timestamptz,
      OUT most_minutes int, OUT valid_from date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT (on_date - coalesce(r.cut_off_days, d.days) + coalesce(r.cut_off_at, d.at)) AT TIME ZONE 'Asia/Shanghai',
      (on_date + coalesce(r.leaves_at, d.leaves)) AT TIME ZONE 'Asia/Shanghai', coalesce(r.most_minutes, 60), r.valid_from
    FROM (VALUES ('breakfast', 1, time '18:00', time '06:30'), ('lunch', 0, time '09:00', time '10:30'), ('dinner', 0, time '15:00', time '16:30'))
      d (slot, days, at, leaves)
    LEFT JOIN LATERAL (SELECT * FROM delivery.rules x WHERE x.facility_id = of_facility AND x.slot = of_slot AND x.valid_from <= on_date
      ORDER BY x.valid_from DESC, x.recorded_at DESC, x.id DESC LIMIT 1) r ON true WHERE d.slot = of_slot;
  $$;
  COMMENT ON FUNCTION delivery.rule_on(uuid, text, date) IS
    'Where a kitchen set nothing: breakfast is ordered until 18:00 of the day before, lunch until 9:00, dinner until 15:00; food leaves at
    6:30, 10:30, 16:30 and is on the road for an hour at most.';

  CREATE FUNCTION delivery.day_key(district text, on_date date) RETURNS bigint LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT hashtextextended('deliveries ' || district || ' ' || on_date, 0);
  $$;
  COMMENT ON FUNCTION delivery.day_key(text, date) IS 'Orders share this lock; who freezes or closes a slot of the day holds it alone.';

  CREATE FUNCTION delivery.closed_by(district text, town text, facility uuid, on_date date, of_slot text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.id FROM delivery.closures c WHERE c.district_code = district AND c.business_date = on_date AND c.lifted_at IS NULL
      AND (c.slot IS NULL OR c.slot = of_slot) AND (c.town_code IS NULL OR c.town_code = town) AND (c.facility_id IS NULL OR c.facility_id = facility)
    ORDER BY c.id LIMIT 1;
  $$;

  CREATE FUNCTION delivery.gone_on(person uuid, on_date date) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM registry.resident_statuses s JOIN registry.residents r ON r.id = s.resident_id
      WHERE r.id IN (SELECT person UNION ALL SELECT e.other FROM registry.other_entries(ARRAY[person]) e) AND r.district_code = platform.scope_district() AND s.withdrawn_at IS NULL
        AND s.status IN ('deceased', 'moved_out') AND s.valid_from <= on_date AND (s.valid_to IS NULL OR s.valid_to >= on_date));
  $$;
  COMMENT ON FUNCTION delivery.gone_on(uuid, date) IS 'Whether somebody is dead or has moved away on a day, over all their entries.';`;

const NAMES = `
  CREATE FUNCTION delivery.name_places() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    SELECT r.district_code, r.town_code, coalesce(r.merged_into, r.id) INTO NEW.district_code, NEW.town_code, NEW.person_id
    FROM registry.residents r WHERE r.id = NEW.resident_id AND r.erased_at IS NULL AND r.district_code = platform.scope_district();
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such resident' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'orders_resident';
    END IF;
    SELECT f.town_code INTO NEW.facility_town FROM meal_point.facilities f
    WHERE f.id = NEW.facility_id AND f.district_code = NEW.district_code AND f.closed_on IS NULL;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such kitchen' USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'orders_kitchen';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.name_places() IS 'What row security goes by is taken from the register, whatever was sent.';

  CREATE FUNCTION delivery.require_address() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.address_id IS NOT NULL AND NOT EXISTS (SELECT FROM registry.resident_addresses a WHERE a.id = NEW.address_id
        AND a.resident_id = NEW.resident_id AND a.ended_at IS NULL) THEN
      RAISE EXCEPTION 'an address that does not hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_address_holds';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION delivery.name_pause() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    SELECT s.district_code, s.town_code, s.facility_id, s.facility_town, s.resident_id
      INTO NEW.district_code, NEW.town_code, NEW.facility_id, NEW.facility_town, NEW.resident_id
    FROM delivery.standing_orders s WHERE s.id = NEW.standing_order_id;
    RETURN NEW;
  END $$;

  CREATE FUNCTION delivery.guard_standing_order() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    today CONSTANT date := platform.business_date(now());
    broken text;
  BEGIN
    IF TG_OP = 'INSERT' THEN
      broken := CASE WHEN NEW.valid_from NOT BETWEEN today AND today + 366 THEN 'standing_orders_ahead'
        WHEN delivery.gone_on(NEW.person_id, NEW.valid_from) THEN 'orders_resident_here' END;
    ELSIF NEW.valid_to IS DISTINCT FROM OLD.valid_to THEN
      broken := CASE WHEN OLD.ended_at IS NOT NULL THEN 'standing_orders_ended_once'
        WHEN NEW.ended_at IS NULL OR NEW.valid_to > OLD.valid_to OR NEW.valid_to < least(today - 1, OLD.valid_to) THEN 'standing_orders_ahead' END;
    END IF;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a standing order that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION delivery.spread_weekdays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO delivery.standing_order_days SELECT NEW.id, NEW.person_id, NEW.slot, w.day, NEW.valid_from, NEW.valid_to
      FROM unnest(NEW.weekdays) w (day) ORDER BY w.day;
    RETURN NULL;
  END $$;`;

const GUARDS = `
  CREATE FUNCTION delivery.refusal_of(asked delivery.orders, is_new boolean) RETURNS text
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(delivery.day_key(asked.district_code, asked.business_date));
    RETURN (SELECT CASE
      WHEN clock_timestamp() >= r.cut_off OR EXISTS (SELECT FROM delivery.freezes z WHERE z.facility_id = asked.facility_id
        AND z.business_date = asked.business_date AND z.slot = asked.slot) THEN 'orders_before_cut_off'
      WHEN NOT is_new THEN NULL
      WHEN asked.business_date > platform.business_date(now()) + 62 THEN 'orders_in_time'
      WHEN delivery.closed_by(asked.district_code, asked.facility_town, asked.facility_id, asked.business_date, asked.slot) IS NOT NULL
        THEN 'orders_slot_open'
      WHEN delivery.gone_on(asked.person_id, asked.business_date) THEN 'orders_resident_here' END
      FROM delivery.rule_on(asked.facility_id, asked.slot, asked.business_date) r);
  END $$;
  COMMENT ON FUNCTION delivery.refusal_of(delivery.orders, boolean) IS 'The rule that an order breaks at this moment, under the lock of its day.';

  CREATE FUNCTION delivery.guard_order() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    broken text;
  BEGIN
    -- Freezing and closing, which are functions of the definer.
    IF current_user = 'nuancan_definer' THEN
      RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
      broken := CASE WHEN NEW.state <> 'placed' THEN 'orders_frozen' ELSE delivery.refusal_of(NEW, true) END;
    ELSIF (NEW.state, NEW.set_name, NEW.payment_method, NEW.handover, NEW.handover_note)
        IS NOT DISTINCT FROM (OLD.state, OLD.set_name, OLD.payment_method, OLD.handover, OLD.handover_note) THEN
      -- A better address, until the very last; or what follows from moving to another town, or being erased.
      broken := CASE WHEN OLD.state = 'cancelled' AND NEW.version <> OLD.version THEN 'orders_frozen' END;
    ELSIF OLD.cancel_kind = 'pause' AND NEW.state = 'placed' THEN
      broken := delivery.refusal_of(NEW, true);
    ELSIF OLD.state <> 'placed' OR NEW.state = 'frozen' OR NEW.cancel_kind = 'closure' THEN
      broken := 'orders_frozen';
    ELSE
      broken := delivery.refusal_of(NEW, false);
    END IF;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'an order that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.guard_order() IS
    'Until the cut-off an order is taken, changed and cancelled; afterwards only its address is put right, and a closure cancels it.';

  CREATE FUNCTION delivery.freeze_slot(of_facility uuid, on_date date, of_slot text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    place meal_point.facilities;
    until timestamptz;
    counted int;
  BEGIN
    SELECT * INTO place FROM meal_point.facilities f WHERE f.id = of_facility AND f.district_code = platform.scope_district();
    SELECT r.cut_off INTO until FROM delivery.rule_on(of_facility, of_slot, on_date) r;
    IF place.id IS NULL OR coalesce(platform.scope_role(), '') <> 'system' OR until > clock_timestamp() THEN
      RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(delivery.day_key(place.district_code, on_date));
    IF EXISTS (SELECT FROM delivery.freezes z WHERE z.facility_id = of_facility AND z.business_date = on_date AND z.slot = of_slot) THEN
      RETURN NULL;
    END IF;
    UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = 'gone', cancelled_at = clock_timestamp(), version = o.version + 1
    WHERE o.facility_id = of_facility AND o.business_date = on_date AND o.slot = of_slot AND o.state = 'placed'
      AND delivery.gone_on(o.person_id, on_date);
    WITH numbered AS (
      SELECT o.id, row_number() OVER (ORDER BY v.name, r.name_pinyin, o.id) AS label, m.id AS menu_item_id, m.price_fen
      FROM delivery.orders o JOIN registry.residents r ON r.id = o.resident_id JOIN registry.villages v ON v.code = r.village_code
      LEFT JOIN LATERAL (SELECT i.id, i.price_fen FROM canteen.menu_on(of_facility, on_date) i
        WHERE i.offered AND i.slot = of_slot AND i.kind = 'set' AND (o.set_name IS NULL OR i.name = o.set_name)
        ORDER BY i.price_fen, i.name, i.id LIMIT 1) m ON true
      WHERE o.facility_id = of_facility AND o.business_date = on_date AND o.slot = of_slot AND o.state = 'placed'
    )
    UPDATE delivery.orders o SET state = 'frozen', label_no = n.label, menu_item_id = n.menu_item_id, price_fen = n.price_fen,
      version = o.version + 1 FROM numbered n WHERE n.id = o.id;
    GET DIAGNOSTICS counted = ROW_COUNT;
    INSERT INTO delivery.freezes (facility_id, business_date, slot, district_code, town_code, orders, cut_off)
      VALUES (of_facility, on_date, of_slot, place.district_code, place.town_code, counted, until);
    RETURN counted;
  END $$;
  COMMENT ON FUNCTION delivery.freeze_slot(uuid, date, text) IS
    'What the kitchen cooks from now on, nothing for who has died or moved away meanwhile; null when it is not time, or was done.
    Labels are numbered by village and name.';

  CREATE FUNCTION delivery.due_districts() RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT DISTINCT o.district_code FROM delivery.orders o CROSS JOIN LATERAL delivery.rule_on(o.facility_id, o.slot, o.business_date) r
    WHERE o.state = 'placed' AND o.business_date <= platform.business_date(now()) + 3 AND r.cut_off <= clock_timestamp()
      AND platform.scope_role() = 'system';
  $$;
  COMMENT ON FUNCTION delivery.due_districts() IS 'Districts with orders whose cut-off has passed, for the job that freezes them.';`;

/** Whether the closure NEW is of the kitchen and slot of an order. */
const COVERED = (row: string): string => `(NEW.slot IS NULL OR ${row}.slot = NEW.slot)
      AND (NEW.town_code IS NULL OR ${row}.facility_town = NEW.town_code) AND (NEW.facility_id IS NULL OR ${row}.facility_id = NEW.facility_id)`;

const CLOSURES = `
  CREATE FUNCTION delivery.apply_closure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(delivery.day_key(NEW.district_code, NEW.business_date));
    -- What has left the kitchen is brought, or comes back: no closure undoes it.
    UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = 'closure', cancel_reason = NEW.reason, closure_id = NEW.id,
      cancelled_by = NEW.account_id, cancelled_at = clock_timestamp(), version = o.version + 1
    WHERE o.district_code = NEW.district_code AND o.business_date = NEW.business_date AND ${COVERED('o')}
      AND (o.state = 'placed' OR (o.state = 'frozen'
        AND NEW.closed_at < (SELECT r.leaves_at FROM delivery.rule_on(o.facility_id, o.slot, o.business_date) r)));
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
  END $$;
  COMMENT ON FUNCTION delivery.apply_closure() IS
    'Cancels the orders at once and lists who depends on them: 独居, or moderately to totally impaired; also of standing orders that
    are not placed yet, and will not be.';

  CREATE FUNCTION delivery.lift_closure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.lifted_at IS NOT NULL THEN
      RAISE EXCEPTION 'a closure is lifted once' USING ERRCODE = 'check_violation', CONSTRAINT = 'closures_lifted_once';
    END IF;
    PERFORM pg_advisory_xact_lock(delivery.day_key(NEW.district_code, NEW.business_date));
    UPDATE delivery.orders o SET state = CASE WHEN o.label_no IS NULL THEN 'placed' ELSE 'frozen' END, cancel_kind = NULL,
      cancel_reason = NULL, closure_id = NULL, cancelled_by = NULL, cancelled_at = NULL, version = o.version + 1
    FROM (
      SELECT DISTINCT ON (x.person_id, x.slot) x.id FROM delivery.orders x JOIN delivery.closures c ON c.id = x.closure_id
      WHERE x.district_code = NEW.district_code AND x.business_date = NEW.business_date
        -- Its own, and those of closures that were lifted while this one still held.
        AND (c.id = NEW.id OR (c.lifted_at > NEW.closed_at AND ${COVERED('x')}))
        AND delivery.closed_by(x.district_code, x.facility_town, x.facility_id, x.business_date, x.slot) IS NULL
        AND (SELECT clock_timestamp() < CASE WHEN x.label_no IS NULL THEN r.cut_off ELSE r.leaves_at END
          FROM delivery.rule_on(x.facility_id, x.slot, x.business_date) r)
        AND NOT EXISTS (SELECT FROM delivery.orders other WHERE other.person_id = x.person_id AND other.business_date = x.business_date
          AND other.slot = x.slot AND other.state <> 'cancelled')
        AND NOT delivery.gone_on(x.person_id, x.business_date)
      ORDER BY x.person_id, x.slot, x.id DESC
    ) again WHERE again.id = o.id;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.lift_closure() IS
    'Orders stand again where there is still time: until the cut-off, and those that were frozen until the food leaves.';`;

const REGISTER = `
  CREATE FUNCTION delivery.follow_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    stands CONSTANT uuid := coalesce(NEW.merged_into, NEW.id);
    today CONSTANT date := platform.business_date(now());
    standing uuid;
  BEGIN
    UPDATE delivery.orders o SET state = 'cancelled', cancel_kind = 'resident', cancel_reason = '同一人已有订单',
      cancelled_by = platform.scope_account(), cancelled_at = clock_timestamp(), version = o.version + 1
    WHERE o.resident_id = NEW.id AND o.state = 'placed' AND EXISTS (SELECT FROM delivery.orders other WHERE other.person_id = stands
      AND other.business_date = o.business_date AND other.slot = o.slot AND other.id <> o.id AND other.state <> 'cancelled');
    UPDATE delivery.orders o SET person_id = stands
    WHERE o.resident_id = NEW.id AND o.person_id <> stands AND o.business_date >= today
      AND (o.state = 'cancelled' OR NOT EXISTS (SELECT FROM delivery.orders other WHERE other.person_id = stands
        AND other.business_date = o.business_date AND other.slot = o.slot AND other.state <> 'cancelled'));
    FOR standing IN SELECT s.id FROM delivery.standing_orders s WHERE s.resident_id = NEW.id AND s.person_id <> stands AND s.valid_to >= today LOOP
      BEGIN
        UPDATE delivery.standing_orders s SET person_id = stands WHERE s.id = standing;
      EXCEPTION WHEN exclusion_violation THEN
        -- Both stay until one is ended; the night places one order of the two.
        CONTINUE;
      END;
    END LOOP;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION delivery.follow_merge() IS
    'Two entries that turn out to be one person eat once: what is not frozen yet of the duplicate is cancelled where both ordered.';`;

const OWNED = [
  'rule_on(uuid, text, date)',
  'day_key(text, date)',
  'closed_by(text, text, uuid, date, text)',
  'gone_on(uuid, date)',
  'name_places()',
  'require_address()',
  'name_pause()',
  'guard_standing_order()',
  'spread_weekdays()',
  'refusal_of(delivery.orders, boolean)',
  'freeze_slot(uuid, date, text)',
  'apply_closure()',
  'lift_closure()',
  'due_districts()',
  'follow_merge()',
] as const;
const CALLED = ['rule_on', 'closed_by', 'gone_on', 'refusal_of', 'freeze_slot', 'due_districts'];

/** What an order may be and become, and how a day's orders are frozen and closed. */
export class GuardOrders1764600210000 implements MigrationInterface {
  readonly name = 'GuardOrders1764600210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [FACTS, NAMES, GUARDS, CLOSURES, REGISTER]) await queryRunner.query(part);
    for (const signature of OWNED) {
      await queryRunner.query(`ALTER FUNCTION delivery.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION delivery.${signature} FROM PUBLIC`);
    }
    for (const name of CALLED) await queryRunner.query(`GRANT EXECUTE ON FUNCTION delivery.${name} TO nuancan_app`);
    await queryRunner.query(`
      CREATE TRIGGER standing_orders_a_names BEFORE INSERT ON delivery.standing_orders FOR EACH ROW EXECUTE FUNCTION delivery.name_places();
      CREATE TRIGGER standing_orders_guard BEFORE INSERT OR UPDATE ON delivery.standing_orders
        FOR EACH ROW EXECUTE FUNCTION delivery.guard_standing_order();
      CREATE TRIGGER standing_orders_days AFTER INSERT ON delivery.standing_orders FOR EACH ROW EXECUTE FUNCTION delivery.spread_weekdays();
      CREATE TRIGGER standing_orders_address BEFORE INSERT ON delivery.standing_orders FOR EACH ROW EXECUTE FUNCTION delivery.require_address();
      CREATE TRIGGER orders_address BEFORE INSERT OR UPDATE OF address_id ON delivery.orders
        FOR EACH ROW EXECUTE FUNCTION delivery.require_address();
      CREATE TRIGGER pauses_a_names BEFORE INSERT ON delivery.pauses FOR EACH ROW EXECUTE FUNCTION delivery.name_pause();
      CREATE TRIGGER orders_a_names BEFORE INSERT ON delivery.orders FOR EACH ROW EXECUTE FUNCTION delivery.name_places();
      CREATE TRIGGER orders_guard BEFORE INSERT OR UPDATE ON delivery.orders FOR EACH ROW EXECUTE FUNCTION delivery.guard_order();
      CREATE TRIGGER closures_apply AFTER INSERT ON delivery.closures FOR EACH ROW EXECUTE FUNCTION delivery.apply_closure();
      CREATE TRIGGER closures_lift AFTER UPDATE ON delivery.closures FOR EACH ROW EXECUTE FUNCTION delivery.lift_closure();
      CREATE TRIGGER residents_merge_orders AFTER UPDATE OF merged_into ON registry.residents FOR EACH ROW
        WHEN (NEW.merged_into IS DISTINCT FROM OLD.merged_into) EXECUTE FUNCTION delivery.follow_merge();
    `);
    await queryRunner.query(`
      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('standing-orders-nightly', 'standing-orders', '20 0 * * *'),
        ('orders-at-cut-off', 'freeze-orders', '*/5 * * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      DELETE FROM platform.schedules WHERE name IN ('standing-orders-nightly', 'orders-at-cut-off');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
      DROP TRIGGER standing_orders_a_names ON delivery.standing_orders;
      DROP TRIGGER standing_orders_guard ON delivery.standing_orders;
      DROP TRIGGER standing_orders_days ON delivery.standing_orders;
      DROP TRIGGER standing_orders_address ON delivery.standing_orders;
      DROP TRIGGER orders_address ON delivery.orders;
      DROP TRIGGER pauses_a_names ON delivery.pauses;
      DROP TRIGGER orders_a_names ON delivery.orders;
      DROP TRIGGER orders_guard ON delivery.orders;
      DROP TRIGGER closures_apply ON delivery.closures;
      DROP TRIGGER closures_lift ON delivery.closures;
      DROP TRIGGER residents_merge_orders ON registry.residents;
      DROP FUNCTION delivery.guard_order(), ${OWNED.filter((name) => name !== 'rule_on(uuid, text, date)')
        .map((name) => `delivery.${name}`)
        .join(', ')}, delivery.rule_on(uuid, text, date);
    `);
  }
}
