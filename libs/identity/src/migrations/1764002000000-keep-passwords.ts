import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a password policy needs: a password that must be changed, and the hashes that may not come back. An
 * administrator may move an account to another role and place; row security still keeps that to their district.
 */
export class KeepPasswords1764002000000 implements MigrationInterface {
  readonly name = 'KeepPasswords1764002000000';

  async up(queryRunner: QueryRunner): Promise<void> {
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
        UPDATE identity.login_attempts t SET succeeded = true FROM identity.accounts a
        WHERE t.id = attempt AND a.id = platform.scope_account() AND t.login = a.login;
      $$;
      COMMENT ON FUNCTION identity.accept_attempt(bigint) IS
        'An attempt of one''s own login was right after all; until then it counts as failed.';

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

  private async handOver(queryRunner: QueryRunner): Promise<void> {
    const called = [
      'identity.remember_password(uuid, int)',
      'identity.own_password_hashes(int)',
      'identity.accept_attempt(bigint)',
      'identity.change_own_password(text, int)',
    ];
    for (const signature of ['identity.may_administer(uuid)', ...called]) {
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
