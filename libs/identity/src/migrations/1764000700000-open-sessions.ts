import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The functions that answer before anybody is known (login, session look-up), the version of an account, and the
 * columns of an account the application may touch: no role of the application can read a password hash from the table.
 */
export class OpenSessions1764000700000 implements MigrationInterface {
  readonly name = 'OpenSessions1764000700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.guardAccounts(queryRunner);
    await this.createLogin(queryRunner);
    await this.createOpenSession(queryRunner);
    await this.createFindSession(queryRunner);
    await this.createEnding(queryRunner);
    await this.handOver(queryRunner);
    await queryRunner.query(`
      DROP INDEX platform.audit_log_district_at;
      CREATE INDEX audit_log_district_at ON platform.audit_log (district_code, at DESC, id DESC);
      CREATE INDEX audit_log_account_at ON platform.audit_log (account_id, at DESC, id DESC) WHERE account_id IS NOT NULL;
    `);
  }

  private async guardAccounts(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE identity.accounts
        ADD COLUMN version int NOT NULL DEFAULT 1,
        ADD COLUMN password_changed_at timestamptz NOT NULL DEFAULT now();
      COMMENT ON COLUMN identity.accounts.version IS 'Counts the edits; an edit names the version it was made on.';

      REVOKE SELECT, UPDATE ON identity.accounts FROM nuancan_app;
      GRANT SELECT (id, login, display_name, role, district_code, town_code, facility_id, disabled_at, created_at,
        version, password_changed_at) ON identity.accounts TO nuancan_app;
      CREATE POLICY accounts_named ON identity.accounts FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND platform.scope_role() IN ('auditor', 'district_official'));
      COMMENT ON POLICY accounts_named ON identity.accounts IS 'Those who read the audit log read the names in it.';
      GRANT UPDATE (display_name, disabled_at, version, password_hash, password_changed_at) ON identity.accounts TO nuancan_app;
      GRANT UPDATE (version, password_hash, password_changed_at) ON identity.accounts TO nuancan_definer;
      GRANT UPDATE (succeeded) ON identity.login_attempts TO nuancan_definer;
    `);
  }

  /** A login reserves a failure before the slow hash runs, so that concurrent guesses cannot pass the limit together. */
  private async createLogin(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.audit_login(act text, acting_id uuid, from_ip text, request text)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        INSERT INTO platform.audit_log
          (account_id, role, district_code, town_code, facility_id, action, subject, subject_id, ip, request_id)
        SELECT a.id, a.role, a.district_code, a.town_code, a.facility_id, act, 'identity.sessions', acting_id::text,
          from_ip, request
        FROM (VALUES (acting_id)) AS acting (id) LEFT JOIN identity.accounts a ON a.id = acting.id;
      $$;
      COMMENT ON FUNCTION identity.audit_login(text, uuid, text, text) IS
        'Audits what happens before a scope exists. An unknown login leaves no name: people type passwords into that field.';

      CREATE FUNCTION identity.begin_login(for_login text, from_address text)
        RETURNS TABLE (attempt_id bigint, retry_after_seconds int, account_id uuid, password_hash text)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        per_login CONSTANT int := 5;
        per_address CONSTANT int := 50;
        throttle_window CONSTANT interval := interval '15 minutes';
        since timestamptz;
        counted timestamptz[];
        address_counted timestamptz[];
      BEGIN
        PERFORM pg_advisory_xact_lock(7340212, hashtext(for_login));
        PERFORM pg_advisory_xact_lock(7340213, hashtext(from_address));
        SELECT a.id, a.password_hash, a.password_changed_at INTO account_id, password_hash, since
          FROM identity.accounts a WHERE a.login = for_login AND a.disabled_at IS NULL;
        SELECT greatest(since, max(t.at), clock_timestamp() - throttle_window) INTO since
          FROM identity.login_attempts t
          WHERE t.login = for_login AND t.succeeded AND t.at > clock_timestamp() - throttle_window;
        SELECT array_agg(recent.at) INTO counted FROM (SELECT t.at FROM identity.login_attempts t
          WHERE t.login = for_login AND NOT t.succeeded AND t.at > since ORDER BY t.at DESC LIMIT per_login) recent;
        SELECT array_agg(recent.at) INTO address_counted FROM (SELECT t.at FROM identity.login_attempts t
          WHERE t.ip = from_address AND NOT t.succeeded AND t.at > clock_timestamp() - throttle_window
          ORDER BY t.at DESC LIMIT per_address) recent;
        IF cardinality(counted) >= per_login OR cardinality(address_counted) >= per_address THEN
          account_id := NULL;
          password_hash := NULL;
          retry_after_seconds := ceil(extract(epoch FROM throttle_window + greatest(
            counted[per_login], address_counted[per_address]) - clock_timestamp()));
          RETURN NEXT;
          RETURN;
        END IF;
        DELETE FROM identity.login_attempts t WHERE t.id IN (SELECT old.id FROM identity.login_attempts old
          WHERE old.at < clock_timestamp() - interval '1 day' ORDER BY old.id LIMIT 100 FOR UPDATE SKIP LOCKED);
        INSERT INTO identity.login_attempts AS t (login, ip, succeeded) VALUES (for_login, from_address, false)
          RETURNING t.id INTO attempt_id;
        RETURN NEXT;
      END $$;
      COMMENT ON FUNCTION identity.begin_login(text, text) IS
        'Either the wait in seconds (5 failures per login since its last success or new password, 50 per address, in
15 minutes), or a new attempt, already counted as failed, with the account''s hash (NULL: unknown or disabled).';

      CREATE FUNCTION identity.refuse_login(attempt bigint, from_ip text, request text)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT identity.audit_login('login_failed', a.id, from_ip, request)
        FROM identity.login_attempts t LEFT JOIN identity.accounts a ON a.login = t.login WHERE t.id = attempt;
      $$;
    `);
  }

  private async createOpenSession(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.open_session(attempt bigint, new_hash bytea, old_hash bytea, lasts interval, idle interval,
          from_ip text, agent text, request text)
        RETURNS TABLE (account_id uuid, login text, display_name text, role text, district_code text, town_code text,
          facility_id uuid, expires_at timestamptz)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        live_per_account CONSTANT int := 50;
      BEGIN
        UPDATE identity.login_attempts t SET succeeded = true
          FROM identity.accounts a
          WHERE t.id = attempt AND NOT t.succeeded AND t.at > clock_timestamp() - interval '1 minute'
            AND a.login = t.login AND a.disabled_at IS NULL
          RETURNING a.id, a.login, a.display_name, a.role, a.district_code, a.town_code, a.facility_id
          INTO account_id, login, display_name, role, district_code, town_code, facility_id;
        IF account_id IS NULL THEN RETURN; END IF;
        DELETE FROM identity.sessions s WHERE s.token_hash = old_hash;
        DELETE FROM identity.sessions s WHERE s.account_id = open_session.account_id
          AND (s.ended_at IS NOT NULL OR s.expires_at < now() OR s.last_seen_at < now() - idle);
        DELETE FROM identity.sessions s WHERE s.token_hash IN (SELECT surplus.token_hash FROM identity.sessions surplus
          WHERE surplus.account_id = open_session.account_id
          ORDER BY surplus.last_seen_at DESC OFFSET live_per_account - 1);
        INSERT INTO identity.sessions (token_hash, account_id, expires_at, ip, user_agent)
          VALUES (new_hash, account_id, now() + lasts, from_ip, left(agent, 300));
        expires_at := least(now() + lasts, now() + idle);
        PERFORM identity.audit_login('login', account_id, from_ip, request);
        RETURN NEXT;
      END $$;
      COMMENT ON FUNCTION identity.open_session(bigint, bytea, bytea, interval, interval, text, text, text) IS
        'Turns an attempt into a session, replaces the browser''s former one, and keeps at most 50 live per account.';
    `);
  }

  private async createFindSession(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.find_session(hash bytea, idle interval)
        RETURNS TABLE (account_id uuid, login text, display_name text, role text, district_code text, town_code text,
          facility_id uuid, expires_at timestamptz)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        seen_at timestamptz;
      BEGIN
        SELECT a.id, a.login, a.display_name, a.role, a.district_code, a.town_code, a.facility_id, s.expires_at, s.last_seen_at
          INTO account_id, login, display_name, role, district_code, town_code, facility_id, expires_at, seen_at
          FROM identity.sessions s JOIN identity.accounts a ON a.id = s.account_id
          WHERE s.token_hash = hash AND s.ended_at IS NULL AND a.disabled_at IS NULL
            AND s.expires_at > now() AND s.last_seen_at > now() - idle;
        IF account_id IS NULL THEN RETURN; END IF;
        IF seen_at < now() - interval '1 minute' THEN
          -- Requests that arrive together must not queue up behind one another for a time stamp.
          UPDATE identity.sessions s SET last_seen_at = now() WHERE s.token_hash IN (
            SELECT due.token_hash FROM identity.sessions due WHERE due.token_hash = hash FOR NO KEY UPDATE SKIP LOCKED);
          seen_at := now();
        END IF;
        expires_at := least(expires_at, seen_at + idle);
        RETURN NEXT;
      END $$;
      COMMENT ON FUNCTION identity.find_session(bytea, interval) IS
        'The live session of a token hash with its account and scope; no row when ended, expired, idle or disabled.';
    `);
  }

  private async createEnding(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.end_session(hash bytea) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        WITH ended AS (
          UPDATE identity.sessions s SET ended_at = now()
          WHERE s.token_hash = hash AND s.account_id = platform.scope_account() AND s.ended_at IS NULL
          RETURNING s.account_id)
        SELECT platform.audit('logout', 'identity.sessions', ended.account_id::text, NULL, NULL) FROM ended;
      $$;

      CREATE FUNCTION identity.end_sessions(of_account uuid, except_hash bytea) RETURNS int
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        WITH ended AS (
          UPDATE identity.sessions s SET ended_at = now()
          FROM identity.accounts a
          WHERE s.account_id = of_account AND a.id = s.account_id AND s.ended_at IS NULL
            AND s.token_hash IS DISTINCT FROM except_hash
            AND (a.id = platform.scope_account()
              OR (a.district_code = platform.scope_district() AND platform.scope_role() IN ('admin', 'system')))
          RETURNING 1)
        SELECT count(*)::int FROM ended;
      $$;
      COMMENT ON FUNCTION identity.end_sessions(uuid, bytea) IS
        'Ends one''s own sessions, or as admin those of an account of the district, but for one token hash. Returns how many.';

      CREATE FUNCTION identity.change_own_password(attempt bigint, new_hash text) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE identity.login_attempts t SET succeeded = true WHERE t.id = attempt;
        UPDATE identity.accounts a SET password_hash = new_hash, password_changed_at = now(), version = a.version + 1
        WHERE a.id = platform.scope_account();
      $$;
    `);
  }

  private async handOver(queryRunner: QueryRunner): Promise<void> {
    const internal = 'identity.audit_login(text, uuid, text, text)';
    const called = [
      'identity.begin_login(text, text)',
      'identity.refuse_login(bigint, text, text)',
      'identity.open_session(bigint, bytea, bytea, interval, interval, text, text, text)',
      'identity.find_session(bytea, interval)',
      'identity.end_session(bytea)',
      'identity.end_sessions(uuid, bytea)',
      'identity.change_own_password(bigint, text)',
    ];
    for (const signature of [internal, ...called]) {
      await queryRunner.query(`
        ALTER FUNCTION ${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC;
      `);
    }
    for (const signature of called) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO nuancan_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION identity.change_own_password(bigint, text);
      DROP FUNCTION identity.end_sessions(uuid, bytea);
      DROP FUNCTION identity.end_session(bytea);
      DROP FUNCTION identity.find_session(bytea, interval);
      DROP FUNCTION identity.open_session(bigint, bytea, bytea, interval, interval, text, text, text);
      DROP FUNCTION identity.refuse_login(bigint, text, text);
      DROP FUNCTION identity.begin_login(text, text);
      DROP FUNCTION identity.audit_login(text, uuid, text, text);
      DROP POLICY accounts_named ON identity.accounts;
      REVOKE SELECT, UPDATE ON identity.accounts FROM nuancan_app, nuancan_definer;
      REVOKE UPDATE ON identity.login_attempts FROM nuancan_definer;
      ALTER TABLE identity.accounts DROP COLUMN version, DROP COLUMN password_changed_at;
      GRANT SELECT, UPDATE ON identity.accounts TO nuancan_app;
      GRANT SELECT ON identity.accounts TO nuancan_definer;
      DROP INDEX platform.audit_log_account_at;
      DROP INDEX platform.audit_log_district_at;
      CREATE INDEX audit_log_district_at ON platform.audit_log (district_code, id DESC);
    `);
  }
}
