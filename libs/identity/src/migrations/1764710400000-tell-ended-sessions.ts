import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever keeps a connection open for a session learns that it ended, without keeping the session alive by asking. */
export class TellEndedSessions1764710400000 implements MigrationInterface {
  readonly name = 'TellEndedSessions1764710400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION identity.session_lives(hash bytea, idle interval) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (SELECT FROM identity.sessions s JOIN identity.accounts a ON a.id = s.account_id
          WHERE s.token_hash = hash AND s.ended_at IS NULL AND a.disabled_at IS NULL
            AND s.expires_at > now() AND s.last_seen_at > now() - idle);
      $$;
      COMMENT ON FUNCTION identity.session_lives(bytea, interval) IS
        'Whether find_session would find it. It marks nothing as seen: a page left open must not keep a session from becoming idle.';

      CREATE FUNCTION identity.tell_ended_session() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        PERFORM pg_notify('nuancan_accounts', OLD.account_id::text);
        RETURN NULL;
      END $$;
      CREATE TRIGGER sessions_tell_end AFTER UPDATE OF ended_at ON identity.sessions
        FOR EACH ROW WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION identity.tell_ended_session();
      CREATE TRIGGER sessions_tell_deletion AFTER DELETE ON identity.sessions
        FOR EACH ROW WHEN (OLD.ended_at IS NULL) EXECUTE FUNCTION identity.tell_ended_session();

      ALTER FUNCTION identity.session_lives(bytea, interval) OWNER TO nuancan_definer;
      ALTER FUNCTION identity.tell_ended_session() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION identity.session_lives(bytea, interval), identity.tell_ended_session() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION identity.session_lives(bytea, interval) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER sessions_tell_end ON identity.sessions;
      DROP TRIGGER sessions_tell_deletion ON identity.sessions;
      DROP FUNCTION identity.tell_ended_session(), identity.session_lives(bytea, interval);
    `);
  }
}
