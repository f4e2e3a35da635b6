import type { MigrationInterface, QueryRunner } from 'typeorm';

const INTERNAL = ['identity.store_recovery_codes(uuid, bytea[])'];
const CALLED = [
  'identity.begin_totp_enrolment(uuid, text, interval)',
  'identity.find_totp_enrolment(uuid)',
  'identity.enable_totp(uuid, bigint, bytea[])',
  'identity.remove_totp(uuid)',
  'identity.own_totp()',
  'identity.use_totp(bigint)',
  'identity.use_recovery_code(bytea)',
  'identity.renew_recovery_codes(bytea[])',
  'identity.own_recovery_codes_left()',
  'identity.refuse_code(bigint, text, text)',
];

/**
 * Codes by time (TOTP, RFC 6238) and recovery codes. Secrets come sealed and lie in tables that no role of the
 * application can read; what is done to them is done through functions, on one's own account.
 */
export class AddTotp1764002020000 implements MigrationInterface {
  readonly name = 'AddTotp1764002020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await this.createTables(queryRunner);
    await this.createEnrolment(queryRunner);
    await this.createUse(queryRunner);
    await this.handOver(queryRunner);
  }

  private async createTables(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE identity.accounts ADD COLUMN totp_enabled_at timestamptz;
      COMMENT ON COLUMN identity.accounts.totp_enabled_at IS 'Since when a log-in asks for a code; NULL: it does not.';
      GRANT SELECT (totp_enabled_at) ON identity.accounts TO nuancan_app;
      GRANT UPDATE (totp_enabled_at) ON identity.accounts TO nuancan_definer;

      CREATE TABLE identity.totp_secrets (
        account_id uuid PRIMARY KEY REFERENCES identity.accounts (id),
        envelope text NOT NULL CHECK (envelope LIKE 'n1.%'),
        last_step bigint NOT NULL
      );
      COMMENT ON COLUMN identity.totp_secrets.last_step IS
        'The newest 30-second step whose code was used: neither it nor an older one is accepted again.';
      CREATE TABLE identity.totp_enrolments (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        envelope text NOT NULL CHECK (envelope LIKE 'n1.%'),
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX totp_enrolments_account ON identity.totp_enrolments (account_id);
      CREATE TABLE identity.recovery_codes (
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        code_hash bytea NOT NULL CHECK (octet_length(code_hash) = 32),
        used_at timestamptz,
        PRIMARY KEY (account_id, code_hash)
      );
    `);
    for (const table of ['totp_secrets', 'totp_enrolments', 'recovery_codes']) {
      await queryRunner.query(`
        ALTER TABLE identity.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE identity.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_definer ON identity.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT, INSERT, UPDATE, DELETE ON identity.${table} TO nuancan_definer;
      `);
    }
  }

  /** Every function locks the account first, so that two never wait for each other. */
  private async createEnrolment(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.begin_totp_enrolment(enrolment uuid, sealed text, lasts interval) RETURNS timestamptz
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        own CONSTANT uuid := platform.scope_account();
        open_per_account CONSTANT int := 10;
      BEGIN
        PERFORM FROM identity.accounts a WHERE a.id = own AND a.totp_enabled_at IS NULL AND a.disabled_at IS NULL
          FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN NULL; END IF;
        DELETE FROM identity.totp_enrolments e WHERE e.account_id = own AND e.expires_at < now();
        DELETE FROM identity.totp_enrolments e WHERE e.id IN (SELECT old.id FROM identity.totp_enrolments old
          WHERE old.account_id = own ORDER BY old.expires_at DESC OFFSET open_per_account - 1);
        INSERT INTO identity.totp_enrolments (id, account_id, envelope, expires_at)
          VALUES (enrolment, own, sealed, now() + lasts);
        RETURN now() + lasts;
      END $$;
      COMMENT ON FUNCTION identity.begin_totp_enrolment(uuid, text, interval) IS
        'Keeps a sealed secret until its first code proves it; NULL when the account has one already.';

      CREATE FUNCTION identity.find_totp_enrolment(enrolment uuid) RETURNS text
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT e.envelope FROM identity.totp_enrolments e
        WHERE e.id = enrolment AND e.account_id = platform.scope_account() AND e.expires_at > now();
      $$;

      CREATE FUNCTION identity.store_recovery_codes(of_account uuid, code_hashes bytea[]) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        DELETE FROM identity.recovery_codes c WHERE c.account_id = of_account;
        INSERT INTO identity.recovery_codes (account_id, code_hash) SELECT of_account, unnest(code_hashes);
      $$;

      CREATE FUNCTION identity.enable_totp(enrolment uuid, used_step bigint, code_hashes bytea[]) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        own CONSTANT uuid := platform.scope_account();
        sealed text;
      BEGIN
        PERFORM FROM identity.accounts a WHERE a.id = own AND a.totp_enabled_at IS NULL AND a.disabled_at IS NULL
          FOR NO KEY UPDATE;
        IF NOT FOUND THEN RETURN false; END IF;
        SELECT e.envelope INTO sealed FROM identity.totp_enrolments e
          WHERE e.id = enrolment AND e.account_id = own AND e.expires_at > now();
        IF sealed IS NULL THEN RETURN false; END IF;
        DELETE FROM identity.totp_enrolments e WHERE e.account_id = own;
        INSERT INTO identity.totp_secrets (account_id, envelope, last_step) VALUES (own, sealed, used_step);
        PERFORM identity.store_recovery_codes(own, code_hashes);
        UPDATE identity.accounts a SET totp_enabled_at = now(), version = a.version + 1 WHERE a.id = own;
        PERFORM platform.audit('totp_enabled', 'identity.accounts', own::text, NULL, NULL);
        RETURN true;
      END $$;
      COMMENT ON FUNCTION identity.enable_totp(uuid, bigint, bytea[]) IS
        'Of several enrolments at once the first one proved wins; the others get false.';

      CREATE FUNCTION identity.remove_totp(of_account uuid) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT identity.may_administer(of_account) THEN RETURN false; END IF;
        UPDATE identity.accounts a SET totp_enabled_at = NULL, version = a.version + 1
          WHERE a.id = of_account AND a.totp_enabled_at IS NOT NULL;
        IF NOT FOUND THEN RETURN false; END IF;
        DELETE FROM identity.totp_secrets s WHERE s.account_id = of_account;
        DELETE FROM identity.recovery_codes c WHERE c.account_id = of_account;
        PERFORM platform.audit(CASE WHEN of_account = platform.scope_account() THEN 'totp_removed' ELSE 'totp_reset' END,
          'identity.accounts', of_account::text, NULL, NULL);
        RETURN true;
      END $$;
    `);
  }

  private async createUse(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.own_totp() RETURNS text
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT s.envelope FROM identity.totp_secrets s WHERE s.account_id = platform.scope_account();
      $$;

      CREATE FUNCTION identity.use_totp(time_step bigint) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM FROM identity.accounts a WHERE a.id = platform.scope_account() FOR NO KEY UPDATE;
        UPDATE identity.totp_secrets s SET last_step = time_step
          WHERE s.account_id = platform.scope_account() AND s.last_step < time_step;
        RETURN FOUND;
      END $$;
      COMMENT ON FUNCTION identity.use_totp(bigint) IS 'True once per step, and never for one before the last (RFC 6238, 5.2).';

      CREATE FUNCTION identity.use_recovery_code(hash bytea) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        own CONSTANT uuid := platform.scope_account();
      BEGIN
        PERFORM FROM identity.accounts a WHERE a.id = own FOR NO KEY UPDATE;
        UPDATE identity.recovery_codes c SET used_at = now()
          WHERE c.account_id = own AND c.code_hash = hash AND c.used_at IS NULL;
        IF NOT FOUND THEN RETURN false; END IF;
        PERFORM platform.audit('recovery_code_used', 'identity.accounts', own::text, NULL, (SELECT
          jsonb_build_object('left', count(*)) FROM identity.recovery_codes c WHERE c.account_id = own AND c.used_at IS NULL));
        RETURN true;
      END $$;

      CREATE FUNCTION identity.renew_recovery_codes(code_hashes bytea[]) RETURNS void
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM identity.store_recovery_codes(platform.scope_account(), code_hashes);
        PERFORM platform.audit('recovery_codes_renewed', 'identity.accounts', platform.scope_account()::text, NULL, NULL);
      END $$;

      CREATE FUNCTION identity.own_recovery_codes_left() RETURNS int
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT count(*)::int FROM identity.recovery_codes c
        WHERE c.account_id = platform.scope_account() AND c.used_at IS NULL;
      $$;

      CREATE FUNCTION identity.refuse_code(attempt bigint, from_ip text, request text) RETURNS void
        LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT identity.audit_login('login_code_failed', t.account_id, from_ip, request)
        FROM identity.login_attempts t WHERE t.id = attempt AND t.account_id IS NOT NULL;
      $$;
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
    for (const signature of [...CALLED, ...INTERNAL]) await queryRunner.query(`DROP FUNCTION ${signature}`);
    await queryRunner.query(`
      DROP TABLE identity.recovery_codes, identity.totp_enrolments, identity.totp_secrets;
      ALTER TABLE identity.accounts DROP COLUMN totp_enabled_at;
    `);
  }
}
