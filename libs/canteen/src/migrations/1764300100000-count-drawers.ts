import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE canteen.drawer_counts (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    round int CHECK (round = 1),
    booked_fen bigint NOT NULL,
    unbooked_fen bigint NOT NULL CHECK (unbooked_fen >= 0),
    counted_fen bigint NOT NULL CHECK (counted_fen >= 0),
    cash_count jsonb NOT NULL,
    reason text CHECK (reason <> ''),
    client_id uuid,
    body_hash bytea CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    counted_at timestamptz NOT NULL,
    UNIQUE (facility_id, counted_at),
    UNIQUE (facility_id, business_date, round),
    CONSTRAINT drawer_counts_client UNIQUE (facility_id, client_id),
    CONSTRAINT drawer_counts_reasoned CHECK ((round IS NULL) = (reason IS NOT NULL) AND (round IS NULL) = (client_id IS NOT NULL)
      AND (round IS NULL) = (body_hash IS NOT NULL)),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
    FOREIGN KEY (facility_id, business_date, round) REFERENCES canteen.day_closes (facility_id, business_date, round)
  );
  COMMENT ON TABLE canteen.drawer_counts IS
    'Every count of a drawer: with the close of a day (round 1), or again on an open day with a reason (round NULL). Each posts
    what it found over or short, so that the drawer''s account and the cash not booked yet are then what was counted.';
  COMMENT ON COLUMN canteen.drawer_counts.booked_fen IS 'Balance of the drawer''s account just before.';
  COMMENT ON COLUMN canteen.drawer_counts.unbooked_fen IS
    'Cash of meals that were recorded by then and whose day was not closed: their close, also this one, books it.';

  CREATE TABLE canteen.late_meal_days (
    facility_id uuid NOT NULL,
    business_date date NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    PRIMARY KEY (facility_id, business_date)
  );
  COMMENT ON TABLE canteen.late_meal_days IS
    'Closed days that a meal came to afterwards: beside the open days the only ones where cash may not be booked yet.';
  -- An owner without superuser rights is bound by forced row security, too.
  ALTER TABLE canteen.meals NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.day_closes NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.meal_settlements NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.meal_voids NO FORCE ROW LEVEL SECURITY;
  INSERT INTO canteen.late_meal_days (facility_id, business_date, district_code, town_code)
    SELECT DISTINCT m.facility_id, m.business_date, m.district_code, m.facility_town FROM canteen.meals m
    JOIN canteen.day_closes c ON c.facility_id = m.facility_id AND c.business_date = m.business_date AND c.round = 1
    WHERE NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = m.id AND s.business_date = m.business_date)
      AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date);
  ALTER TABLE canteen.meal_voids FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.meal_settlements FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.day_closes FORCE ROW LEVEL SECURITY;
  ALTER TABLE canteen.meals FORCE ROW LEVEL SECURITY;`;

const SECURE = (table: string): string => `
  ALTER TABLE canteen.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_read ON canteen.${table} FOR SELECT TO nuancan_app USING (district_code = platform.scope_district()
    AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
    AND (platform.scope_town() IS NULL OR town_code = platform.scope_town()));
  CREATE POLICY ${table}_definer ON canteen.${table} TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT ON canteen.${table} TO nuancan_app;
  GRANT SELECT, INSERT ON canteen.${table} TO nuancan_definer;
  CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON canteen.${table}
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON canteen.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`;

const DRAWER = `
  CREATE FUNCTION canteen.drawer_key(facility uuid) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN hashtextextended('canteen-drawer ' || facility::text, 0);
  COMMENT ON FUNCTION canteen.drawer_key(uuid) IS
    'Advisory lock of a drawer, taken before that of a day: whoever records or voids a meal holds it shared, whoever counts or
    closes exclusively. So a meal is known to a count exactly when its recorded_at is before the counted_at.';

  CREATE FUNCTION canteen.share_drawer() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF platform.scope_facility() IS NOT NULL THEN
      PERFORM pg_advisory_xact_lock_shared(canteen.drawer_key(platform.scope_facility()));
    END IF;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION canteen.share_drawer() IS 'Before the statement: the rows get their recorded_at under the lock.';
  CREATE TRIGGER meals_share_drawer BEFORE INSERT ON canteen.meals
    FOR EACH STATEMENT EXECUTE FUNCTION canteen.share_drawer();
  CREATE TRIGGER meal_voids_share_drawer BEFORE INSERT ON canteen.meal_voids
    FOR EACH STATEMENT EXECUTE FUNCTION canteen.share_drawer();

  CREATE FUNCTION canteen.booked_drawer(facility uuid) RETURNS bigint LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(sum(t.debit_fen - t.credit_fen), 0)::bigint FROM ledger.accounts a
    JOIN ledger.account_months t ON t.account_id = a.id WHERE a.facility_id = facility AND a.kind = 'cash_drawer';
  $$;
  COMMENT ON FUNCTION canteen.booked_drawer(uuid) IS 'Balance of the drawer''s account, all that was posted.';

  CREATE FUNCTION canteen.unbooked_cash(facility uuid) RETURNS bigint LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
  DECLARE
    today CONSTANT date := platform.business_date(now());
    -- A till sends nothing older than a year.
    oldest CONSTANT date := greatest((SELECT min(m.business_date) FROM canteen.meals m WHERE m.facility_id = facility), today - 400);
  BEGIN
    RETURN coalesce((SELECT sum(m.elder_paid_fen) FROM (
        SELECT oldest + n AS day FROM generate_series(0, today + 1 - oldest) n WHERE NOT EXISTS (SELECT FROM canteen.day_closes c
          WHERE c.facility_id = facility AND c.business_date = oldest + n)
        UNION SELECT l.business_date FROM canteen.late_meal_days l WHERE l.facility_id = facility AND l.business_date >= oldest) d
      CROSS JOIN LATERAL (SELECT x.* FROM canteen.meals x
        WHERE x.facility_id = facility AND x.business_date = d.day AND x.payment_method = 'cash' OFFSET 0) m
      WHERE NOT EXISTS (SELECT FROM canteen.meal_settlements s WHERE s.meal_id = m.id AND s.business_date = m.business_date)
        AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
        AND NOT EXISTS (SELECT FROM canteen.drawer_counts k
          WHERE k.facility_id = facility AND k.counted_at > m.served_at AND k.counted_at < m.recorded_at)), 0);
  END $$;
  COMMENT ON FUNCTION canteen.unbooked_cash(uuid) IS
    'Cash of a facility''s standing meals that no close booked yet, on whatever day; but not of one that was served before a count
    and recorded after it: its money was counted, and found over.';

  DROP FUNCTION canteen.drawer_of(uuid, date);
  CREATE FUNCTION canteen.drawer_of(facility uuid) RETURNS bigint LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN canteen.booked_drawer(facility) + canteen.unbooked_cash(facility);
  END $$;
  COMMENT ON FUNCTION canteen.drawer_of(uuid) IS 'What should lie in the drawer now.';`;

const NOTE_LATE = (noted: boolean): string => `
  CREATE OR REPLACE FUNCTION canteen.note_late_meals() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(canteen.day_key(d.facility_id, d.business_date))
      FROM (SELECT DISTINCT i.facility_id, i.business_date FROM inserted i ORDER BY 1, 2) d;
    INSERT INTO platform.outbox (district_code, job, payload)
    SELECT DISTINCT i.district_code, 'settle-late-meals', jsonb_build_object('facilityId', i.facility_id, 'businessDate', i.business_date)
    FROM inserted i WHERE EXISTS (SELECT FROM canteen.day_closes c
      WHERE c.facility_id = i.facility_id AND c.business_date = i.business_date AND c.round = 1);${
        noted
          ? `
    INSERT INTO canteen.late_meal_days (facility_id, business_date, district_code, town_code)
    SELECT DISTINCT i.facility_id, i.business_date, i.district_code, i.facility_town FROM inserted i WHERE EXISTS (
      SELECT FROM canteen.day_closes c WHERE c.facility_id = i.facility_id AND c.business_date = i.business_date AND c.round = 1)
    ORDER BY 1, 2 ON CONFLICT DO NOTHING;`
          : ''
      }
    RETURN NULL;
  END $$;`;

const DRAWER_OF_DAY = `
  CREATE FUNCTION canteen.drawer_of(facility uuid, day date) RETURNS bigint LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    RETURN coalesce((SELECT sum(m.elder_paid_fen) FROM canteen.meals m
        WHERE m.facility_id = facility AND m.business_date = day AND m.payment_method = 'cash'
          AND NOT EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)), 0)
      + coalesce((SELECT sum(w.amount_fen) FROM canteen.wallet_movements w
        WHERE w.facility_id = facility AND w.business_date = day AND w.kind IN ('top_up_cash', 'refund_cash')), 0)
      - coalesce((SELECT sum(d.amount_fen) FROM canteen.day_sources d WHERE d.facility_id = facility AND d.business_date = day
          AND (d.paid_from = 'drawer' OR d.kind = 'bank_deposit')
          AND NOT EXISTS (SELECT FROM canteen.day_source_withdrawals w WHERE w.source_id = d.id)), 0)
      + coalesce((SELECT sum(k.elder_paid_fen) FROM canteen.meal_corrections k
        WHERE k.facility_id = facility AND k.booked_date = day AND k.refund = 'cash'), 0);
  END $$;
  COMMENT ON FUNCTION canteen.drawer_of(uuid, date) IS 'What a day''s records say went into the drawer, less what was taken out of it.';`;

/** What should lie in a drawer, whatever day it came from, and every count of it. */
export class CountDrawers1764300100000 implements MigrationInterface {
  readonly name = 'CountDrawers1764300100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of ['drawer_counts', 'late_meal_days']) await queryRunner.query(SECURE(table));
    await queryRunner.query(`
      CREATE POLICY late_meal_days_note ON canteen.late_meal_days FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND town_code = platform.scope_town()
        AND facility_id = platform.scope_facility() AND platform.scope_role() = 'operator');
      GRANT INSERT ON canteen.late_meal_days TO nuancan_app;
    `);
    await queryRunner.query(DRAWER);
    await queryRunner.query(NOTE_LATE(true));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(NOTE_LATE(false));
    await queryRunner.query(`
      DROP FUNCTION canteen.drawer_of(uuid), canteen.unbooked_cash(uuid), canteen.booked_drawer(uuid);
      DROP TRIGGER meal_voids_share_drawer ON canteen.meal_voids;
      DROP TRIGGER meals_share_drawer ON canteen.meals;
      DROP FUNCTION canteen.share_drawer(), canteen.drawer_key(uuid);
      DROP TABLE canteen.late_meal_days, canteen.drawer_counts;
    `);
    await queryRunner.query(DRAWER_OF_DAY);
  }
}
