import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scope functions, roles, the append-only audit log, the outbox and the table of schedules. */
export class CreatePlatform1764000000000 implements MigrationInterface {
  readonly name = 'CreatePlatform1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DO $$
      DECLARE role_name text;
      BEGIN
        FOREACH role_name IN ARRAY ARRAY['nuancan_app', 'nuancan_queue', 'nuancan_definer'] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', role_name);
          END IF;
        END LOOP;
        -- The owner hands its SECURITY DEFINER functions to this role; a managed server's owner is no superuser.
        IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
          EXECUTE format('GRANT nuancan_definer TO %I', current_user);
        END IF;
      END $$;

      CREATE EXTENSION IF NOT EXISTS btree_gist;
      CREATE SCHEMA platform;
      GRANT USAGE ON SCHEMA platform TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA platform TO nuancan_definer;

      CREATE FUNCTION platform.scope_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.account_id', true), '')::uuid;
      CREATE FUNCTION platform.scope_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.role', true), '');
      CREATE FUNCTION platform.scope_district() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.district', true), '');
      CREATE FUNCTION platform.scope_town() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.town', true), '');
      CREATE FUNCTION platform.scope_facility() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
        RETURN nullif(current_setting('app.facility', true), '')::uuid;
      COMMENT ON FUNCTION platform.scope_town() IS 'NULL means the whole district, but only when scope_district() is set.';

      CREATE FUNCTION platform.business_date(at timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
        RETURN (at AT TIME ZONE 'Asia/Shanghai')::date;

      CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on %.% is refused: rows are append only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
          USING ERRCODE = 'integrity_constraint_violation';
      END $$;

      CREATE TABLE platform.audit_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        account_id uuid,
        role text,
        district_code text,
        town_code text,
        facility_id uuid,
        action text NOT NULL,
        subject text NOT NULL,
        subject_id text,
        before jsonb,
        after jsonb,
        ip text,
        request_id text
      );
      CREATE INDEX audit_log_district_at ON platform.audit_log (district_code, id DESC);
      CREATE INDEX audit_log_subject ON platform.audit_log (subject, subject_id);
      CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE ON platform.audit_log
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER audit_log_no_truncate BEFORE TRUNCATE ON platform.audit_log
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      ALTER TABLE platform.audit_log ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.audit_log FORCE ROW LEVEL SECURITY;
      CREATE POLICY audit_read ON platform.audit_log FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district()
        AND platform.scope_role() IN ('auditor', 'admin', 'district_official', 'system')
        AND (platform.scope_role() <> 'admin' OR subject NOT IN ('registry.residents', 'registry.resident_identifiers',
          'registry.household_registrations', 'registry.resident_categories', 'registry.capability_grades')));
      COMMENT ON POLICY audit_read ON platform.audit_log IS
        'An administrator keeps accounts and reads no resident, so no row before and after of one either.';
      CREATE POLICY audit_definer ON platform.audit_log TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT ON platform.audit_log TO nuancan_app;
      GRANT SELECT, INSERT ON platform.audit_log TO nuancan_definer;

      CREATE FUNCTION platform.audit(action text, subject text, subject_id text, before jsonb, after jsonb)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        INSERT INTO platform.audit_log
          (account_id, role, district_code, town_code, facility_id, action, subject, subject_id, before, after, ip, request_id)
        VALUES (platform.scope_account(), platform.scope_role(), platform.scope_district(), platform.scope_town(),
          platform.scope_facility(), action, subject, subject_id, before, after,
          nullif(current_setting('app.ip', true), ''), nullif(current_setting('app.request_id', true), ''));
      $$;
      COMMENT ON FUNCTION platform.audit(text, text, text, jsonb, jsonb) IS
        'Writes one audit row under the transaction''s scope. Secrets must be removed by the caller.';

      CREATE FUNCTION platform.audit_row() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        row_before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) - coalesce(TG_ARGV, '{}') END;
        row_after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) - coalesce(TG_ARGV, '{}') END;
      BEGIN
        PERFORM platform.audit(lower(TG_OP), TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME,
          coalesce(coalesce(row_after, row_before) ->> 'id', coalesce(row_after, row_before) ->> 'code'),
          row_before, row_after);
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION platform.audit_row() IS
        'Trigger: audits a row''s change. Its arguments name columns that never reach the log (secrets).';
      ALTER FUNCTION platform.audit(text, text, text, jsonb, jsonb) OWNER TO nuancan_definer;
      ALTER FUNCTION platform.audit_row() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION platform.audit(text, text, text, jsonb, jsonb) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.audit(text, text, text, jsonb, jsonb) TO nuancan_app, nuancan_definer;

      CREATE TABLE platform.outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        district_code text NOT NULL,
        job text NOT NULL,
        payload jsonb NOT NULL,
        state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'queued', 'done', 'dead')),
        attempt int NOT NULL DEFAULT 1 CHECK (attempt BETWEEN 1 AND 100),
        due_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        queued_at timestamptz,
        ended_at timestamptz,
        last_error text
      );
      CREATE INDEX outbox_open ON platform.outbox (due_at) WHERE state IN ('pending', 'queued');
      ALTER TABLE platform.outbox ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.outbox FORCE ROW LEVEL SECURITY;
      CREATE POLICY outbox_add ON platform.outbox FOR INSERT TO nuancan_app
        WITH CHECK (district_code = platform.scope_district() AND state = 'pending');
      CREATE POLICY outbox_relay ON platform.outbox TO nuancan_app
        USING (platform.scope_role() = 'system') WITH CHECK (platform.scope_role() = 'system');
      GRANT SELECT, INSERT, UPDATE, DELETE ON platform.outbox TO nuancan_app;
      COMMENT ON TABLE platform.outbox IS
        'Intentions: the queue is a disposable cache of the open rows. Payloads hold ids only, no personal data.';

      CREATE TABLE platform.schedules (
        name text PRIMARY KEY,
        job text NOT NULL,
        cron text NOT NULL,
        time_zone text NOT NULL DEFAULT 'Asia/Shanghai',
        enabled boolean NOT NULL DEFAULT true
      );
      ALTER TABLE platform.schedules ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
      CREATE POLICY schedules_read ON platform.schedules FOR SELECT TO nuancan_app
        USING (platform.scope_role() IN ('system', 'admin'));
      GRANT SELECT ON platform.schedules TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP SCHEMA platform CASCADE; DROP EXTENSION btree_gist;`);
  }
}
