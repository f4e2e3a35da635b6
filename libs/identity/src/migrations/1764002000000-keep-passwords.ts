import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEGIN_LOGIN = `CREATE FUNCTION identity.begin_login(for_login text, hidden_login text, from_address text)
        RETURNS TABLE (attempt_id bigint, retry_after_seconds int, account_id uuid, password_hash text)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        per_login CONSTANT int := 5;
        per_address CONSTANT int := 50;
        throttle_window CONSTANT interval := interval '15 minutes';
        since timestamptz;
        typed_hash bytea;
        known_id uuid;
        is_disabled boolean;
        counted timestamptz[];
        address_counted timestamptz[];
      BEGIN
        PERFORM pg_advisory_xact_lock(7340212, hashtext(for_login));
        PERFORM pg_advisory_xact_lock(7340213, hashtext(from_address));
        SELECT sha256(k.key || convert_to(hidden_login, 'UTF8')) INTO typed_hash FROM identity.login_key k;
        SELECT a.id, a.password_hash, a.password_changed_at, a.disabled_at IS NOT NULL
          INTO known_id, password_hash, since, is_disabled FROM identity.accounts a WHERE a.login = for_login;
        IF is_disabled THEN
          password_hash := NULL;
          since := NULL;
        ELSE
          account_id := known_id;
        END IF;
        SELECT greatest(since, max(t.at), clock_timestamp() - throttle_window) INTO since
          FROM identity.login_attempts t
          WHERE t.login_hash = typed_hash AND t.succeeded AND t.at > clock_timestamp() - throttle_window;
        SELECT array_agg(recent.at) INTO counted FROM (SELECT t.at FROM identity.login_attempts t
          WHERE t.login_hash = typed_hash AND NOT t.succeeded AND t.at > since ORDER BY t.at DESC LIMIT per_login) recent;
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
        INSERT INTO identity.login_attempts AS t (login_hash, account_id, ip, succeeded)
          VALUES (typed_hash, known_id, from_address, false)
          RETURNING t.id INTO attempt_id;
        RETURN NEXT;
      END $$;
      COMMENT ON FUNCTION identity.begin_login(text, text, text) IS
        'Either the wait in seconds (5 failures per login since its last success or new password, 50 per address, in
15 minutes), or a new attempt, already counted as failed, with the account''s hash (NULL: unknown or disabled).
The login itself is not kept, only a keyed hash of hidden_login, which stands for it.';
`;

/** As it was before: for `down`. */
const FORMER_LOGIN = `CREATE FUNCTION identity.begin_login(for_login text, from_address text)
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
      CREATE OR REPLACE FUNCTION identity.refuse_login(attempt bigint, from_ip text, request text)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT identity.audit_login('login_failed', a.id, from_ip, request)
        FROM identity.login_attempts t LEFT JOIN identity.accounts a ON a.login = t.login WHERE t.id = attempt;
      $$;
`;

/**
 * What a password policy needs: a password that must be changed, and the hashes that may not come back. An
 * administrator may move an account to another role and place; row security still keeps that to their district, and a
 * trigger keeps everybody from moving themselves and a district from losing its last administrator. Logins that were
 * typed are kept as keyed hashes only.
 */
export class KeepPasswords1764002000000 implements MigrationInterface {
  readonly name = 'KeepPasswords1764002000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.guardAccounts(queryRunner);
    await this.forgetLogins(queryRunner);
    await queryRunner.query(`
      ALTER TABLE identity.accounts ADD COLUMN must_change_password boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN identity.accounts.must_change_password IS
        'Somebody else knows the password: the next log-in asks for a new one.';
      GRANT SELECT (must_change_password), UPDATE (must_change_password, role, town_code, facility_id)
        ON identity.accounts TO nuancan_app;
      GRANT UPDATE (must_change_password) ON identity.accounts TO nuancan_definer;

      CREATE TABLE identity.password_history (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        replaced_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX password_history_account ON identity.password_history (account_id, id DESC);
      ALTER TABLE identity.password_history ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.password_history FORCE ROW LEVEL SECURITY;
      CREATE POLICY password_history_definer ON identity.password_history TO nuancan_definer
        USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, DELETE ON identity.password_history TO nuancan_definer;

      CREATE FUNCTION identity.may_administer(of_account uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT FROM identity.accounts a WHERE a.id = of_account AND (a.id = platform.scope_account()
          OR (a.district_code = platform.scope_district() AND platform.scope_role() IN ('admin', 'system'))));
      $$;
      COMMENT ON FUNCTION identity.may_administer(uuid) IS
        'One''s own account, or as admin or system one of the district.';

      CREATE FUNCTION identity.remember_password(of_account uuid, keep int) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT identity.may_administer(of_account) THEN RETURN; END IF;
        INSERT INTO identity.password_history (account_id, password_hash)
          SELECT a.id, a.password_hash FROM identity.accounts a WHERE a.id = of_account AND keep > 0;
        DELETE FROM identity.password_history h WHERE h.id IN (SELECT old.id FROM identity.password_history old
          WHERE old.account_id = of_account ORDER BY old.id DESC OFFSET keep);
      END $$;
      COMMENT ON FUNCTION identity.remember_password(uuid, int) IS
        'Before a password is replaced: keeps its hash, and as many in all as the policy says.';

      CREATE FUNCTION identity.own_password_hashes(keep int) RETURNS TABLE (password_hash text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT a.password_hash FROM identity.accounts a WHERE a.id = platform.scope_account()
        UNION ALL (SELECT h.password_hash FROM identity.password_history h
          WHERE h.account_id = platform.scope_account() ORDER BY h.id DESC LIMIT keep);
      $$;
      COMMENT ON FUNCTION identity.own_password_hashes(int) IS
        'The hash of one''s own password and the last ones before it: what a new one is compared with.';

      CREATE FUNCTION identity.accept_attempt(attempt bigint) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE identity.login_attempts t SET succeeded = true
        WHERE t.id = attempt AND t.account_id = platform.scope_account();
      $$;
      COMMENT ON FUNCTION identity.accept_attempt(bigint) IS
        'An attempt of one''s own account was right after all; until then it counts as failed.';

      DROP FUNCTION identity.change_own_password(bigint, text);
      CREATE FUNCTION identity.change_own_password(new_hash text, keep int) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM FROM identity.accounts a WHERE a.id = platform.scope_account() FOR NO KEY UPDATE;
        PERFORM identity.remember_password(platform.scope_account(), keep);
        UPDATE identity.accounts a SET password_hash = new_hash, password_changed_at = now(),
          must_change_password = false, version = a.version + 1
        WHERE a.id = platform.scope_account();
      END $$;
    `);
    await this.handOver(queryRunner);
  }

  private async guardAccounts(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.guard_account() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.id = platform.scope_account()
          AND (NEW.role, NEW.district_code, NEW.town_code, NEW.facility_id, NEW.disabled_at)
            IS DISTINCT FROM (OLD.role, OLD.district_code, OLD.town_code, OLD.facility_id, OLD.disabled_at) THEN
          RAISE EXCEPTION 'nobody changes their own role, place or standing'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_not_oneself';
        END IF;
        IF OLD.role = 'admin' AND OLD.disabled_at IS NULL
          AND (NEW.role <> 'admin' OR NEW.disabled_at IS NOT NULL OR NEW.district_code <> OLD.district_code) THEN
          -- Two administrators who disable each other at once: the second one waits here and then sees the first one gone.
          PERFORM pg_advisory_xact_lock(7340214, hashtext(OLD.district_code));
          IF NOT EXISTS (SELECT FROM identity.accounts a WHERE a.district_code = OLD.district_code AND a.role = 'admin'
              AND a.disabled_at IS NULL AND a.id <> OLD.id) THEN
            RAISE EXCEPTION 'a district keeps an administrator'
              USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_last_admin';
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER accounts_guard BEFORE UPDATE ON identity.accounts
        FOR EACH ROW EXECUTE FUNCTION identity.guard_account();
    `);
  }

  /** People type passwords into the field of the login: what was typed is kept as a keyed hash, and the account known. */
  private async forgetLogins(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE identity.login_key (
        is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
        key bytea NOT NULL CHECK (octet_length(key) = 32)
      );
      COMMENT ON TABLE identity.login_key IS 'Keys the hashes of typed logins; random, and known to this database only.';
      INSERT INTO identity.login_key (key) SELECT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
        || uuid_send(gen_random_uuid()));
      ALTER TABLE identity.login_key ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.login_key FORCE ROW LEVEL SECURITY;
      CREATE POLICY login_key_definer ON identity.login_key FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT ON identity.login_key TO nuancan_definer;

      TRUNCATE identity.login_attempts;
      ALTER TABLE identity.login_attempts DROP COLUMN login,
        ADD COLUMN login_hash bytea NOT NULL CHECK (octet_length(login_hash) = 32),
        ADD COLUMN account_id uuid REFERENCES identity.accounts (id);
      COMMENT ON COLUMN identity.login_attempts.account_id IS 'Whose login it was; NULL: nobody''s.';
      CREATE INDEX login_attempts_login ON identity.login_attempts (login_hash, at);

      DROP FUNCTION identity.begin_login(text, text);
      ${BEGIN_LOGIN}
      CREATE OR REPLACE FUNCTION identity.refuse_login(attempt bigint, from_ip text, request text)
        RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT identity.audit_login('login_failed', t.account_id, from_ip, request)
        FROM identity.login_attempts t WHERE t.id = attempt;
      $$;
    `);
  }

  private async handOver(queryRunner: QueryRunner): Promise<void> {
    const called = [
      'identity.remember_password(uuid, int)',
      'identity.own_password_hashes(int)',
      'identity.accept_attempt(bigint)',
      'identity.change_own_password(text, int)',
      'identity.begin_login(text, text, text)',
    ];
    for (const signature of ['identity.may_administer(uuid)', 'identity.guard_account()', ...called]) {
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
      TRUNCATE identity.login_attempts;
      ALTER TABLE identity.login_attempts DROP COLUMN login_hash, DROP COLUMN account_id, ADD COLUMN login text NOT NULL;
      CREATE INDEX login_attempts_login ON identity.login_attempts (login, at);
      DROP FUNCTION identity.begin_login(text, text, text);
      ${FORMER_LOGIN}
      ALTER FUNCTION identity.begin_login(text, text) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION identity.begin_login(text, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.begin_login(text, text) TO nuancan_app;
      DROP TABLE identity.login_key;
      DROP TRIGGER accounts_guard ON identity.accounts;
      DROP FUNCTION identity.guard_account();
      DROP FUNCTION identity.change_own_password(text, int);
      DROP FUNCTION identity.accept_attempt(bigint);
      DROP FUNCTION identity.own_password_hashes(int);
      DROP FUNCTION identity.remember_password(uuid, int);
      DROP FUNCTION identity.may_administer(uuid);
      DROP TABLE identity.password_history;
      REVOKE UPDATE (role, town_code, facility_id) ON identity.accounts FROM nuancan_app;
      ALTER TABLE identity.accounts DROP COLUMN must_change_password;

      CREATE FUNCTION identity.change_own_password(attempt bigint, new_hash text) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        UPDATE identity.login_attempts t SET succeeded = true WHERE t.id = attempt;
        UPDATE identity.accounts a SET password_hash = new_hash, password_changed_at = now(), version = a.version + 1
        WHERE a.id = platform.scope_account();
      $$;
      ALTER FUNCTION identity.change_own_password(bigint, text) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION identity.change_own_password(bigint, text) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.change_own_password(bigint, text) TO nuancan_app;
    `);
  }
}
