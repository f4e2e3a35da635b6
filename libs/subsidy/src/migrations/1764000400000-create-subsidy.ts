import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subsidy policies: versions never change once activated, quota use is a guarded counter. */
export class CreateSubsidy1764000400000 implements MigrationInterface {
  readonly name = 'CreateSubsidy1764000400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA subsidy;
      GRANT USAGE ON SCHEMA subsidy TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA subsidy TO nuancan_definer;

      CREATE TABLE subsidy.policies (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        code text NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9-]{1,63}$'),
        name_zh text NOT NULL,
        name_en text NOT NULL,
        UNIQUE (district_code, code),
        UNIQUE (id, district_code)
      );
      CREATE TABLE subsidy.policy_versions (
        policy_id uuid NOT NULL,
        district_code text NOT NULL,
        version int NOT NULL CHECK (version >= 1),
        document jsonb NOT NULL,
        effective_from date NOT NULL,
        effective_to date,
        created_at timestamptz NOT NULL DEFAULT now(),
        created_by uuid REFERENCES identity.accounts (id),
        activated_at timestamptz,
        activated_by uuid REFERENCES identity.accounts (id),
        PRIMARY KEY (policy_id, version),
        CHECK (effective_to IS NULL OR effective_to >= effective_from),
        CONSTRAINT policy_versions_four_eyes CHECK (activated_by IS NULL OR activated_by <> created_by),
        CHECK (activated_by IS NULL OR activated_at IS NOT NULL),
        CONSTRAINT policy_versions_document_says CHECK (document ->> 'version' = version::text
          AND document ->> 'effectiveFrom' = to_char(effective_from, 'YYYY-MM-DD')
          AND document ->> 'effectiveTo' IS NOT DISTINCT FROM to_char(effective_to, 'YYYY-MM-DD')),
        FOREIGN KEY (policy_id, district_code) REFERENCES subsidy.policies (id, district_code)
      );
      CREATE UNIQUE INDEX policy_versions_first_day ON subsidy.policy_versions (policy_id, effective_from)
        WHERE activated_at IS NOT NULL;
      COMMENT ON TABLE subsidy.policy_versions IS
        'On a day the activated version that started last is in force, until its own effective_to if it has one. A '
        'successor therefore ends its predecessor without touching it, and two can never be in force at once.';
      COMMENT ON COLUMN subsidy.policy_versions.created_by IS 'NULL: written by the system (demo, import), not by a person.';

      CREATE FUNCTION subsidy.guard_policy_version() RETURNS trigger
        LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      DECLARE by_person boolean := platform.scope_role() IS NOT NULL AND platform.scope_role() <> 'system';
      BEGIN
        IF TG_OP <> 'INSERT' AND OLD.activated_at IS NOT NULL THEN
          RAISE EXCEPTION 'an activated policy version is never changed'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'policy_versions_fixed';
        END IF;
        IF TG_OP = 'DELETE' THEN
          RETURN OLD;
        END IF;
        IF by_person AND TG_OP = 'INSERT' AND NEW.created_by IS DISTINCT FROM platform.scope_account() THEN
          RAISE EXCEPTION 'a draft names the account that wrote it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_author';
        END IF;
        IF by_person AND NEW.activated_at IS NOT NULL THEN
          IF NEW.created_by IS NOT DISTINCT FROM platform.scope_account()
            OR NEW.activated_by IS DISTINCT FROM platform.scope_account() THEN
            RAISE EXCEPTION 'a second person activates a policy version'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_four_eyes';
          END IF;
          IF NEW.effective_from < platform.business_date(now()) + 3 THEN
            RAISE EXCEPTION 'a policy version is activated at least three days ahead'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'policy_versions_notice';
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      COMMENT ON FUNCTION subsidy.guard_policy_version() IS
        'Activated versions are fixed; people activate each other''s drafts three days ahead, because tills cache them.';
      CREATE TRIGGER policy_versions_fixed BEFORE INSERT OR UPDATE OR DELETE ON subsidy.policy_versions
        FOR EACH ROW EXECUTE FUNCTION subsidy.guard_policy_version();

      CREATE TABLE subsidy.quota_uses (
        resident_id uuid NOT NULL,
        limit_key text NOT NULL,
        window_start date NOT NULL,
        used int NOT NULL CHECK (used >= 0),
        max int NOT NULL CHECK (max >= 1),
        PRIMARY KEY (resident_id, limit_key, window_start),
        CONSTRAINT quota_uses_within_limit CHECK (used <= max)
      );
      COMMENT ON TABLE subsidy.quota_uses IS
        'How often a resident used a limit in a window, over the whole district; touched only through the functions.';

      ALTER TABLE subsidy.quota_uses ENABLE ROW LEVEL SECURITY;
      ALTER TABLE subsidy.quota_uses FORCE ROW LEVEL SECURITY;
      CREATE POLICY quota_uses_definer ON subsidy.quota_uses TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE ON subsidy.quota_uses TO nuancan_definer;

      CREATE FUNCTION subsidy.take_quotas(uses jsonb) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        asked int;
        taken int;
      BEGIN
        IF coalesce(platform.scope_role(), '') NOT IN ('operator', 'system') THEN
          RAISE EXCEPTION 'limits are used at the counter only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        SELECT count(*) INTO asked FROM jsonb_array_elements(uses);
        WITH wanted AS (
          SELECT (u ->> 'residentId')::uuid AS resident_id, u ->> 'key' AS limit_key,
            (u ->> 'windowStart')::date AS window_start, count(*)::int AS n, max((u ->> 'max')::int) AS max
          FROM jsonb_array_elements(uses) u GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        ), changed AS (
          INSERT INTO subsidy.quota_uses AS q (resident_id, limit_key, window_start, used, max)
          SELECT resident_id, limit_key, window_start, n, max FROM wanted
          ON CONFLICT (resident_id, limit_key, window_start)
            DO UPDATE SET used = q.used + excluded.used, max = excluded.max WHERE q.used + excluded.used <= excluded.max
          RETURNING resident_id, limit_key, window_start
        )
        SELECT coalesce(sum(w.n), 0) INTO taken
        FROM wanted w JOIN changed USING (resident_id, limit_key, window_start);
        IF taken <> asked THEN
          RAISE EXCEPTION 'a limit is used up' USING ERRCODE = 'check_violation', CONSTRAINT = 'quota_uses_within_limit';
        END IF;
        RETURN taken;
      END $$;
      COMMENT ON FUNCTION subsidy.take_quotas(jsonb) IS
        'Takes [{residentId, key, windowStart, max}] all or none, in resident order; raises when one is used up.';

      CREATE FUNCTION subsidy.release_quotas(uses jsonb) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE released int;
      BEGIN
        IF coalesce(platform.scope_role(), '') NOT IN ('operator', 'system') THEN
          RAISE EXCEPTION 'limits are used at the counter only' USING ERRCODE = 'insufficient_privilege';
        END IF;
        -- In the order of take_quotas: whoever takes and whoever releases at once never wait for each other.
        PERFORM FROM subsidy.quota_uses q JOIN jsonb_array_elements(uses) u
          ON q.resident_id = (u ->> 'residentId')::uuid AND q.limit_key = u ->> 'key'
            AND q.window_start = (u ->> 'windowStart')::date
          ORDER BY q.resident_id, q.limit_key, q.window_start FOR UPDATE OF q;
        UPDATE subsidy.quota_uses q SET used = q.used - 1
        FROM jsonb_array_elements(uses) u
        WHERE q.resident_id = (u ->> 'residentId')::uuid AND q.limit_key = u ->> 'key'
          AND q.window_start = (u ->> 'windowStart')::date;
        GET DIAGNOSTICS released = ROW_COUNT;
        RETURN released;
      END $$;

      CREATE FUNCTION subsidy.quota_use(residents uuid[], since date)
        RETURNS TABLE (resident_id uuid, limit_key text, window_start date, used int)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        SET plan_cache_mode = force_generic_plan AS $$
        SELECT q.resident_id, q.limit_key, q.window_start, q.used FROM subsidy.quota_uses q
        WHERE q.resident_id = ANY (residents) AND q.window_start >= since
          AND platform.scope_role() IN ('operator', 'system');
      $$;
    `);
    await this.secure(queryRunner);
  }

  private async secure(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['policies', 'policy_versions']) {
      // A draft's document is as fixed as an activated one: what the second person read is what becomes valid.
      const update = table === 'policies' ? 'UPDATE' : 'UPDATE (activated_at, activated_by)';
      await queryRunner.query(`
        ALTER TABLE subsidy.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE subsidy.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON subsidy.${table} FOR SELECT TO nuancan_app
          USING (district_code = platform.scope_district());
        CREATE POLICY ${table}_write ON subsidy.${table} TO nuancan_app
          USING (district_code = platform.scope_district() AND platform.scope_role() IN ('district_official', 'system'))
          WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() IN ('district_official', 'system'));
        GRANT SELECT, INSERT, ${update} ON subsidy.${table} TO nuancan_app;
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON subsidy.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
    for (const signature of ['take_quotas(jsonb)', 'release_quotas(jsonb)', 'quota_use(uuid[], date)']) {
      await queryRunner.query(`
        ALTER FUNCTION subsidy.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION subsidy.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION subsidy.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP SCHEMA subsidy CASCADE`);
  }
}
