import type { MigrationInterface, QueryRunner } from 'typeorm';

const PHOTOS = `
  CREATE TABLE delivery.photos (
    id uuid PRIMARY KEY,
    outcome_id uuid NOT NULL UNIQUE REFERENCES delivery.outcomes (id),
    order_id uuid NOT NULL REFERENCES delivery.orders (id),
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    bytes int NOT NULL CHECK (bytes BETWEEN 1 AND 1048576),
    sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
    file_key text NOT NULL UNIQUE CHECK (file_key LIKE 'deliveries/%'),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    removed_at timestamptz,
    removed_for text CHECK (removed_for IN ('age', 'erasure')),
    CONSTRAINT photos_removed_whole CHECK (num_nonnulls(removed_at, removed_for) IN (0, 2)),
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX photos_kept ON delivery.photos (recorded_at) WHERE removed_at IS NULL;
  CREATE INDEX photos_order ON delivery.photos (order_id);
  COMMENT ON TABLE delivery.photos IS
    'A photo that an outcome names; the file itself is in the store of files, without what its camera wrote into it.';
  COMMENT ON COLUMN delivery.photos.sha256 IS 'Of the file as it is kept.';
  COMMENT ON COLUMN delivery.photos.removed_at IS 'The file is gone: old, or the elder was erased.';
  CREATE INDEX outcomes_photo ON delivery.outcomes (proof_ref) WHERE proof_kind = 'photo';`;

const FUNCTIONS = `
  CREATE FUNCTION delivery.own_photo(of_photo uuid) RETURNS TABLE (facility_id uuid, facility_town text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT x.facility_id, x.facility_town FROM delivery.outcomes x WHERE x.proof_kind = 'photo' AND x.proof_ref = of_photo::text
      AND x.account_id = platform.scope_account() AND x.district_code = platform.scope_district() AND platform.scope_role() = 'volunteer'
    ORDER BY x.recorded_at LIMIT 1;
  $$;
  COMMENT ON FUNCTION delivery.own_photo(uuid) IS
    'Where the outcome was that names this photo, if the volunteer who asks recorded it; also after the run is closed: phones come late.';

  CREATE FUNCTION delivery.keep_photo() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    SELECT x.id, x.order_id, x.district_code, x.facility_town, x.facility_id
      INTO NEW.outcome_id, NEW.order_id, NEW.district_code, NEW.facility_town, NEW.facility_id
    FROM delivery.outcomes x WHERE x.proof_kind = 'photo' AND x.proof_ref = NEW.id::text AND x.account_id = NEW.account_id
    ORDER BY x.recorded_at LIMIT 1;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no outcome names this photo' USING ERRCODE = 'check_violation', CONSTRAINT = 'photos_named';
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION delivery.keep_photo() IS 'Only a photo that an outcome of the same account names; places are those of the outcome.';

  CREATE FUNCTION delivery.photos_due(days int, most int) RETURNS TABLE (id uuid, file_key text, why text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT p.id, p.file_key, CASE WHEN r.erased_at IS NULL THEN 'age' ELSE 'erasure' END FROM delivery.photos p
    JOIN delivery.outcomes x ON x.id = p.outcome_id JOIN registry.residents r ON r.id = x.resident_id
    WHERE p.removed_at IS NULL AND platform.scope_role() = 'system'
      AND (p.recorded_at < clock_timestamp() - make_interval(days => days) OR r.erased_at IS NOT NULL)
    ORDER BY p.recorded_at LIMIT most;
  $$;
  CREATE FUNCTION delivery.photo_removed(of_photo uuid, why text) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    UPDATE delivery.photos p SET removed_at = clock_timestamp(), removed_for = why
    WHERE p.id = of_photo AND p.removed_at IS NULL AND platform.scope_role() = 'system';
  $$;
  CREATE FUNCTION delivery.photos_unknown(keys text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT k FROM unnest(keys) k WHERE platform.scope_role() = 'system'
      AND NOT EXISTS (SELECT FROM delivery.photos p WHERE p.file_key = k AND p.removed_at IS NULL);
  $$;
  COMMENT ON FUNCTION delivery.photos_unknown(text[]) IS 'Files that no row names: what was stored when the row was not.';

  CREATE FUNCTION delivery.guard_photo() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.removed_at IS NULL AND to_jsonb(NEW) - '{removed_at,removed_for}'::text[] = to_jsonb(OLD) - '{removed_at,removed_for}'::text[] THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'photos are only added and removed' USING ERRCODE = 'insufficient_privilege';
  END $$;`;

/** What a phone may still send after its day, so that nothing is lost that was done without a network. */
const OWN_STOP = (since: string): string => `
  CREATE OR REPLACE FUNCTION delivery.own_stop(of_stop uuid) RETURNS TABLE (order_id uuid, facility_id uuid, facility_town text, closed boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.order_id, r.facility_id, r.town_code, r.state NOT IN ('published', 'dispatched')
    FROM volunteering.volunteers w JOIN delivery.routes t ON t.volunteer_id = w.id AND t.published AND t.withdrawn_at IS NULL
    JOIN delivery.runs r ON r.id = t.run_id AND r.district_code = platform.scope_district()
      AND r.business_date ${since}
    JOIN delivery.stops s ON s.route_id = t.id AND s.withdrawn_at IS NULL AND s.id = of_stop
    WHERE w.account_id = platform.scope_account() AND platform.scope_role() = 'volunteer' AND w.state = 'active';
  $$;`;
const TODAY = '= platform.business_date(now())';
const LATE_PHONES = 'BETWEEN platform.business_date(now()) - 7 AND platform.business_date(now())';

const OWN_STOP_ENDS = (celsius: { column: string; value: string }): string => `
  DROP FUNCTION delivery.own_stop_ends();
  CREATE FUNCTION delivery.own_stop_ends() RETURNS TABLE (stop_id uuid, kind text, happened_at timestamptz, left_at timestamptz,
      use_by timestamptz${celsius.column})
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT s.stop_id, x.kind, x.happened_at, d.left_at, d.use_by${celsius.value} FROM delivery.own_route_stops() s
    LEFT JOIN delivery.dispatches d ON d.route_id = s.route_id
    LEFT JOIN LATERAL (SELECT o.kind, o.happened_at FROM delivery.outcomes o WHERE o.stop_id = s.stop_id ORDER BY o.seq DESC LIMIT 1) x ON true;
  $$;
  ALTER FUNCTION delivery.own_stop_ends() OWNER TO nuancan_definer;
  REVOKE EXECUTE ON FUNCTION delivery.own_stop_ends() FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION delivery.own_stop_ends() TO nuancan_app;`;

const OWNED = [
  'own_photo(uuid)',
  'keep_photo()',
  'photos_due(int, int)',
  'photo_removed(uuid, text)',
  'photos_unknown(text[])',
] as const;

const ACCESS = `
  ALTER TABLE delivery.photos ENABLE ROW LEVEL SECURITY;
  ALTER TABLE delivery.photos FORCE ROW LEVEL SECURITY;
  CREATE POLICY photos_read ON delivery.photos FOR SELECT TO nuancan_app USING (district_code = platform.scope_district() AND (
    (platform.scope_role() = 'operator' AND facility_id = platform.scope_facility())
    OR (platform.scope_role() IN ('town_official', 'district_official')
      AND EXISTS (SELECT FROM welfare.cases c WHERE c.order_id = photos.order_id))));
  CREATE POLICY photos_add ON delivery.photos FOR INSERT TO nuancan_app WITH CHECK (district_code = platform.scope_district()
    AND facility_id = platform.scope_facility() AND platform.scope_role() = 'operator' AND account_id = platform.scope_account());
  CREATE POLICY photos_definer ON delivery.photos TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT (id, outcome_id, order_id, district_code, facility_town, facility_id, media_type, bytes, sha256, file_key, account_id)
    ON delivery.photos TO nuancan_app;
  GRANT SELECT, UPDATE (removed_at, removed_for) ON delivery.photos TO nuancan_definer;
  GRANT EXECUTE ON FUNCTION delivery.own_photo(uuid), delivery.photos_due(int, int), delivery.photo_removed(uuid, text),
    delivery.photos_unknown(text[]) TO nuancan_app;
  CREATE TRIGGER photos_keep BEFORE INSERT ON delivery.photos FOR EACH ROW EXECUTE FUNCTION delivery.keep_photo();
  CREATE TRIGGER photos_guard BEFORE UPDATE ON delivery.photos FOR EACH ROW EXECUTE FUNCTION delivery.guard_photo();
  CREATE TRIGGER photos_no_delete BEFORE DELETE ON delivery.photos FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER photos_no_truncate BEFORE TRUNCATE ON delivery.photos FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER photos_audit AFTER INSERT OR UPDATE ON delivery.photos FOR EACH ROW EXECUTE FUNCTION platform.audit_row();`;

const SCHEDULE = `INSERT INTO platform.schedules (name, job, cron) VALUES ('delivery-photos', 'photos-prune', '40 3 * * *')`;

/** 送餐照片: rows of photos whose files are in the store, who sees them, and how they go. */
export class KeepPhotos1764710600000 implements MigrationInterface {
  readonly name = 'KeepPhotos1764710600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PHOTOS);
    await queryRunner.query(FUNCTIONS);
    for (const signature of OWNED) {
      await queryRunner.query(`ALTER FUNCTION delivery.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION delivery.${signature} FROM PUBLIC`);
    }
    await queryRunner.query(ACCESS);
    await queryRunner.query(OWN_STOP(LATE_PHONES));
    await queryRunner.query(OWN_STOP_ENDS({ column: ', celsius double precision', value: ', d.celsius' }));
    await this.schedule(queryRunner, SCHEDULE);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await this.schedule(queryRunner, `DELETE FROM platform.schedules WHERE name = 'delivery-photos'`);
    await queryRunner.query(OWN_STOP_ENDS({ column: '', value: '' }));
    await queryRunner.query(OWN_STOP(TODAY));
    await queryRunner.query(`
      DROP INDEX delivery.outcomes_photo;
      DROP TABLE delivery.photos;
      DROP FUNCTION delivery.guard_photo(), ${OWNED.map((signature) => `delivery.${signature}`).join(', ')};
    `);
  }

  private async schedule(queryRunner: QueryRunner, sql: string): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      ${sql};
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }
}
