import type { MigrationInterface, QueryRunner } from 'typeorm';

const OPENED = `step text, account_id uuid, login text, display_name text, role text, district_code text,
  town_code text, facility_id uuid, expires_at timestamptz`;
const OPENING = `totp_roles text[], max_age_days int, new_hash bytea, old_hash bytea, lasts interval, idle interval,
  from_ip text, agent text, request text`;
const OPENING_TYPES = 'text[], int, bytea, bytea, interval, interval, text, text, text';

const INTERNAL = [
  'identity.next_step(identity.accounts, boolean, text[], int)',
  'identity.admit(uuid, bytea, bytea, interval, interval, text, text, text)',
];
const CALLED = [
  `identity.pass_login(bigint, text, bytea, ${OPENING_TYPES})`,
  'identity.find_login_step(bytea)',
  `identity.go_on(bytea, boolean, ${OPENING_TYPES})`,
];

/**
 * The steps of a log-in after the password: a code, a new password, enrolment. No function opens a session before every
 * one is done.
 */
export class AddLoginSteps1764002030000 implements MigrationInterface {
  readonly name = 'AddLoginSteps1764002030000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE identity.login_steps (
        token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        attempt_id bigint NOT NULL UNIQUE,
        step text NOT NULL CHECK (step IN ('totp', 'change_password', 'enrol_totp')),
        totp_proved boolean NOT NULL DEFAULT false,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX login_steps_account ON identity.login_steps (account_id);
      ALTER TABLE identity.login_steps ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.login_steps FORCE ROW LEVEL SECURITY;
      CREATE POLICY login_steps_definer ON identity.login_steps TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.login_steps TO nuancan_definer;
    `);
    await this.createLogIn(queryRunner);
    await this.createGoOn(queryRunner);
    await this.handOver(queryRunner);
    await queryRunner.query(`
      DROP FUNCTION identity.open_session(bigint, bytea, bytea, interval, interval, text, text, text);
    `);
  }

  private async createLogIn(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.next_step(account identity.accounts, totp_proved boolean, totp_roles text[], max_age_days int)
        RETURNS text LANGUAGE sql STABLE AS $$
        SELECT CASE
          WHEN account.totp_enabled_at IS NOT NULL AND NOT totp_proved THEN 'totp'
          WHEN account.must_change_password
            OR account.password_changed_at < now() - make_interval(days => max_age_days) THEN 'change_password'
          WHEN account.totp_enabled_at IS NULL AND account.role = ANY (totp_roles) THEN 'enrol_totp' END;
      $$;
      COMMENT ON FUNCTION identity.next_step(identity.accounts, boolean, text[], int) IS
        'What a log-in still has to do before it gets a session; NULL: nothing.';

      CREATE FUNCTION identity.admit(of_account uuid, new_hash bytea, old_hash bytea, lasts interval, idle interval,
          from_ip text, agent text, request text) RETURNS timestamptz
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        live_per_account CONSTANT int := 50;
      BEGIN
        DELETE FROM identity.sessions s WHERE s.token_hash = old_hash;
        DELETE FROM identity.sessions s WHERE s.account_id = of_account
          AND (s.ended_at IS NOT NULL OR s.expires_at < now() OR s.last_seen_at < now() - idle);
        DELETE FROM identity.sessions s WHERE s.token_hash IN (SELECT surplus.token_hash FROM identity.sessions surplus
          WHERE surplus.account_id = of_account
          ORDER BY surplus.last_seen_at DESC OFFSET live_per_account - 1);
        INSERT INTO identity.sessions (token_hash, account_id, expires_at, ip, user_agent)
          VALUES (new_hash, of_account, now() + lasts, from_ip, left(agent, 300));
        PERFORM identity.audit_login('login', of_account, from_ip, request);
        RETURN least(now() + lasts, now() + idle);
      END $$;
      COMMENT ON FUNCTION identity.admit(uuid, bytea, bytea, interval, interval, text, text, text) IS
        'Opens the session, replaces the browser''s former one, and keeps at most 50 live per account.';

      CREATE FUNCTION identity.pass_login(attempt bigint, proven_hash text, step_hash bytea, ${OPENING})
        RETURNS TABLE (${OPENED})
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        account identity.accounts;
        open_per_account CONSTANT int := 10;
        step_lasts CONSTANT interval := interval '15 minutes';
      BEGIN
        SELECT a.* INTO account FROM identity.login_attempts t JOIN identity.accounts a ON a.id = t.account_id
          WHERE t.id = attempt AND NOT t.succeeded AND t.at > clock_timestamp() - interval '1 minute'
            AND a.disabled_at IS NULL AND a.password_hash = proven_hash
            AND NOT EXISTS (SELECT FROM identity.login_steps begun WHERE begun.attempt_id = attempt)
          FOR NO KEY UPDATE OF t FOR SHARE OF a;
        IF account.id IS NULL THEN RETURN; END IF;
        account_id := account.id; login := account.login; display_name := account.display_name; role := account.role;
        district_code := account.district_code; town_code := account.town_code; facility_id := account.facility_id;
        step := identity.next_step(account, false, totp_roles, max_age_days);
        IF step IS DISTINCT FROM 'totp' THEN
          UPDATE identity.login_attempts t SET succeeded = true WHERE t.id = attempt;
        END IF;
        IF step IS NULL THEN
          expires_at := identity.admit(account.id, new_hash, old_hash, lasts, idle, from_ip, agent, request);
          RETURN NEXT;
          RETURN;
        END IF;
        DELETE FROM identity.login_steps s WHERE s.account_id = account.id AND s.expires_at < now();
        DELETE FROM identity.login_steps s WHERE s.token_hash IN (SELECT surplus.token_hash FROM identity.login_steps surplus
          WHERE surplus.account_id = account.id ORDER BY surplus.expires_at DESC OFFSET open_per_account - 1);
        expires_at := now() + step_lasts;
        INSERT INTO identity.login_steps (token_hash, account_id, attempt_id, step, expires_at)
          VALUES (step_hash, account.id, attempt, step, expires_at);
        PERFORM identity.audit_login('login_step', account.id, from_ip, request);
        RETURN NEXT;
      END $$;
      COMMENT ON FUNCTION identity.pass_login(bigint, text, bytea, ${OPENING_TYPES}) IS
        'The password was right (and still is the one proven): a session, or the next step of the log-in under the hash
of its token. Where a code is asked for, the attempt counts as failed until the code is right.';
    `);
  }

  private async createGoOn(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.find_login_step(step_hash bytea) RETURNS TABLE (${OPENED})
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT s.step, a.id, a.login, a.display_name, a.role, a.district_code, a.town_code, a.facility_id, s.expires_at
        FROM identity.login_steps s JOIN identity.accounts a ON a.id = s.account_id
        WHERE s.token_hash = step_hash AND s.expires_at > now() AND a.disabled_at IS NULL;
      $$;

      CREATE FUNCTION identity.go_on(step_hash bytea, code_proved boolean, ${OPENING}) RETURNS TABLE (${OPENED})
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        account identity.accounts;
        held identity.login_steps;
      BEGIN
        SELECT a.* INTO account FROM identity.accounts a WHERE a.disabled_at IS NULL
          AND a.id = (SELECT s.account_id FROM identity.login_steps s WHERE s.token_hash = step_hash) FOR NO KEY UPDATE;
        SELECT s.* INTO held FROM identity.login_steps s WHERE s.token_hash = step_hash AND s.expires_at > now() FOR UPDATE;
        IF account.id IS NULL OR held.account_id IS DISTINCT FROM account.id THEN RETURN; END IF;
        account_id := account.id; login := account.login; display_name := account.display_name; role := account.role;
        district_code := account.district_code; town_code := account.town_code; facility_id := account.facility_id;
        IF code_proved THEN
          UPDATE identity.login_attempts t SET succeeded = true WHERE t.id = held.attempt_id;
        END IF;
        step := identity.next_step(account, held.totp_proved OR code_proved, totp_roles, max_age_days);
        IF step IS NULL THEN
          DELETE FROM identity.login_steps s WHERE s.token_hash = step_hash;
          expires_at := identity.admit(account.id, new_hash, old_hash, lasts, idle, from_ip, agent, request);
        ELSE
          expires_at := held.expires_at;
          UPDATE identity.login_steps s SET step = go_on.step, totp_proved = s.totp_proved OR code_proved
            WHERE s.token_hash = step_hash;
        END IF;
        RETURN NEXT;
      END $$;
      COMMENT ON FUNCTION identity.go_on(bytea, boolean, ${OPENING_TYPES}) IS
        'After a step was done: the next one, or the session; no row when the log-in is over.';

      CREATE OR REPLACE FUNCTION identity.end_sessions(of_account uuid, except_hash bytea) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        ended int;
      BEGIN
        IF NOT identity.may_administer(of_account) THEN RETURN 0; END IF;
        DELETE FROM identity.login_steps s
          WHERE s.account_id = of_account AND s.token_hash IS DISTINCT FROM except_hash;
        UPDATE identity.sessions s SET ended_at = now()
          WHERE s.account_id = of_account AND s.ended_at IS NULL AND s.token_hash IS DISTINCT FROM except_hash;
        GET DIAGNOSTICS ended = ROW_COUNT;
        IF ended > 0 THEN
          PERFORM platform.audit('sessions_ended', 'identity.sessions', of_account::text, NULL,
            jsonb_build_object('count', ended));
        END IF;
        RETURN ended;
      END $$;
      COMMENT ON FUNCTION identity.end_sessions(uuid, bytea) IS
        'Ends sessions and begun log-ins of one''s own account, or as admin of one of the district, but for one token hash.
Returns how many sessions.';
    `);
  }

  private async handOver(queryRunner: QueryRunner): Promise<void> {
    for (const signature of [...INTERNAL, ...CALLED]) {
      await queryRunner.query(`
        ALTER FUNCTION ${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION ${signature} FROM PUBLIC;
      `);
    }
    for (const signature of CALLED) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION ${signature} TO nuancan_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const open = 'identity.open_session(bigint, bytea, bytea, interval, interval, text, text, text)';
    await queryRunner.query(`
      CREATE OR REPLACE FUNCTION identity.end_sessions(of_account uuid, except_hash bytea) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        ended int;
      BEGIN
        IF NOT identity.may_administer(of_account) THEN RETURN 0; END IF;
        UPDATE identity.sessions s SET ended_at = now()
          WHERE s.account_id = of_account AND s.ended_at IS NULL AND s.token_hash IS DISTINCT FROM except_hash;
        GET DIAGNOSTICS ended = ROW_COUNT;
        IF ended > 0 THEN
          PERFORM platform.audit('sessions_ended', 'identity.sessions', of_account::text, NULL,
            jsonb_build_object('count', ended));
        END IF;
        RETURN ended;
      END $$;
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
      ALTER FUNCTION ${open} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${open} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${open} TO nuancan_app;
    `);
    for (const signature of [...CALLED, ...INTERNAL]) await queryRunner.query(`DROP FUNCTION ${signature}`);
    await queryRunner.query(`DROP TABLE identity.login_steps`);
  }
}
