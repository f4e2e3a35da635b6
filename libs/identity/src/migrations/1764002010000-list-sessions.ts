import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions that can be seen and ended one by one: by their owner, and by an administrator of the district. */
export class ListSessions1764002010000 implements MigrationInterface {
  readonly name = 'ListSessions1764002010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE identity.sessions ADD COLUMN id uuid NOT NULL DEFAULT uuidv7(),
        ADD CONSTRAINT sessions_id_key UNIQUE (id);
      COMMENT ON COLUMN identity.sessions.id IS 'Names a session to people; its token cannot be had from it.';

      CREATE FUNCTION identity.list_sessions(of_account uuid, own_hash bytea, idle interval)
        RETURNS TABLE (id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, ip text,
          user_agent text, is_current boolean)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT s.id, s.created_at, s.last_seen_at, least(s.expires_at, s.last_seen_at + idle), s.ip, s.user_agent,
          s.token_hash IS NOT DISTINCT FROM own_hash
        FROM identity.sessions s
        WHERE s.account_id = of_account AND identity.may_administer(of_account)
          AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - idle
        ORDER BY s.last_seen_at DESC, s.id DESC;
      $$;
      COMMENT ON FUNCTION identity.list_sessions(uuid, bytea, interval) IS
        'The live sessions (at most 50) of one''s own account, or as admin of one of the district.';

      CREATE FUNCTION identity.end_account_session(of_account uuid, session_id uuid) RETURNS boolean
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NOT identity.may_administer(of_account) THEN RETURN false; END IF;
        UPDATE identity.sessions s SET ended_at = now()
          WHERE s.id = session_id AND s.account_id = of_account AND s.ended_at IS NULL;
        IF NOT FOUND THEN RETURN false; END IF;
        PERFORM platform.audit('session_ended', 'identity.sessions', of_account::text, NULL,
          jsonb_build_object('sessionId', session_id));
        RETURN true;
      END $$;

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

      ALTER FUNCTION identity.list_sessions(uuid, bytea, interval) OWNER TO nuancan_definer;
      ALTER FUNCTION identity.end_account_session(uuid, uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION identity.list_sessions(uuid, bytea, interval) FROM PUBLIC;
      REVOKE EXECUTE ON FUNCTION identity.end_account_session(uuid, uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.list_sessions(uuid, bytea, interval) TO nuancan_app;
      GRANT EXECUTE ON FUNCTION identity.end_account_session(uuid, uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION identity.end_account_session(uuid, uuid);
      DROP FUNCTION identity.list_sessions(uuid, bytea, interval);
      ALTER TABLE identity.sessions DROP COLUMN id;
      CREATE OR REPLACE FUNCTION identity.end_sessions(of_account uuid, except_hash bytea) RETURNS int
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
    `);
  }
}
