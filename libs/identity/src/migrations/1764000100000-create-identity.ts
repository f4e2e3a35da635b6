import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, opaque sessions (hashed at rest) and the login throttle. */
export class CreateIdentity1764000100000 implements MigrationInterface {
  readonly name = 'CreateIdentity1764000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA identity;
      GRANT USAGE ON SCHEMA identity TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA identity TO nuancan_definer;

      CREATE TABLE identity.accounts (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        login text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9._-]{2,63}$'),
        display_name text NOT NULL CHECK (display_name <> ''),
        password_hash text NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
        role text NOT NULL CHECK (role IN ('operator', 'volunteer', 'town_official', 'district_official', 'auditor', 'admin')),
        district_code text NOT NULL,
        town_code text,
        facility_id uuid,
        disabled_at timestamptz,
        created_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT accounts_login_key UNIQUE (login),
        CONSTRAINT accounts_scope_fits_role CHECK (CASE role
          WHEN 'operator' THEN town_code IS NOT NULL AND facility_id IS NOT NULL
          WHEN 'volunteer' THEN town_code IS NOT NULL
          WHEN 'town_official' THEN town_code IS NOT NULL AND facility_id IS NULL
          ELSE town_code IS NULL AND facility_id IS NULL END)
      );
      CREATE TRIGGER accounts_audit AFTER INSERT OR UPDATE OR DELETE ON identity.accounts
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('password_hash');
      ALTER TABLE identity.accounts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.accounts FORCE ROW LEVEL SECURITY;
      CREATE POLICY accounts_admin ON identity.accounts TO nuancan_app
        USING (district_code = platform.scope_district() AND platform.scope_role() IN ('admin', 'system'))
        WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() IN ('admin', 'system'));
      CREATE POLICY accounts_self ON identity.accounts FOR SELECT TO nuancan_app USING (id = platform.scope_account());
      CREATE POLICY accounts_definer ON identity.accounts TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE ON identity.accounts TO nuancan_app;
      GRANT SELECT ON identity.accounts TO nuancan_definer;

      CREATE TABLE identity.sessions (
        token_hash bytea PRIMARY KEY CHECK (octet_length(token_hash) = 32),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        created_at timestamptz NOT NULL DEFAULT now(),
        last_seen_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        ended_at timestamptz,
        ip text,
        user_agent text
      );
      CREATE INDEX sessions_account ON identity.sessions (account_id);
      ALTER TABLE identity.sessions ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.sessions FORCE ROW LEVEL SECURITY;
      CREATE POLICY sessions_definer ON identity.sessions TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, UPDATE, DELETE ON identity.sessions TO nuancan_definer;

      CREATE TABLE identity.login_attempts (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        login text NOT NULL,
        ip text NOT NULL,
        succeeded boolean NOT NULL
      );
      CREATE INDEX login_attempts_login ON identity.login_attempts (login, at);
      CREATE INDEX login_attempts_ip ON identity.login_attempts (ip, at);
      ALTER TABLE identity.login_attempts ENABLE ROW LEVEL SECURITY;
      ALTER TABLE identity.login_attempts FORCE ROW LEVEL SECURITY;
      CREATE POLICY login_attempts_definer ON identity.login_attempts TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT, DELETE ON identity.login_attempts TO nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP SCHEMA identity CASCADE`);
  }
}
