import type { MigrationInterface, QueryRunner } from 'typeorm';

const SIGNATURE = 'messaging.send(text, uuid, text[], text, uuid, date, text, text)';

/** What accounts are told: one row for each of them, written in the transaction of what it tells of. */
export class KeepMessages1764701300000 implements MigrationInterface {
  readonly name = 'KeepMessages1764701300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA messaging;
      GRANT USAGE ON SCHEMA messaging TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA messaging TO nuancan_definer;

      CREATE TABLE messaging.messages (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        kind text NOT NULL CHECK (kind IN ('closure.closed', 'closure.lifted', 'deadline.inspection', 'deadline.finding',
          'deadline.complaint', 'licence.expires', 'sample.missing', 'sample.disposable')),
        about_id uuid NOT NULL,
        business_date date NOT NULL,
        slot text CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        place_name text CHECK (length(place_name) BETWEEN 1 AND 200),
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        read_at timestamptz CHECK (read_at >= created_at),
        CONSTRAINT messages_once UNIQUE (account_id, kind, about_id)
      );
      COMMENT ON TABLE messaging.messages IS
        'Ids, days and names of places only: nothing personal, and no free text in which it could stand.';
      COMMENT ON COLUMN messaging.messages.about_id IS 'The row it tells of: told again of the same, nobody gets a second message.';
      CREATE INDEX messages_account ON messaging.messages (account_id, id DESC);
      CREATE INDEX messages_unread ON messaging.messages (account_id) WHERE read_at IS NULL;
      CREATE INDEX messages_created ON messaging.messages (created_at);
      ALTER TABLE messaging.messages ENABLE ROW LEVEL SECURITY;
      ALTER TABLE messaging.messages FORCE ROW LEVEL SECURITY;
      CREATE POLICY messages_own ON messaging.messages FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND account_id = platform.scope_account());
      CREATE POLICY messages_mark ON messaging.messages FOR UPDATE TO nuancan_app
        USING (district_code = platform.scope_district() AND account_id = platform.scope_account() AND read_at IS NULL)
        WITH CHECK (district_code = platform.scope_district() AND account_id = platform.scope_account() AND read_at IS NOT NULL);
      COMMENT ON POLICY messages_mark ON messaging.messages IS 'What was read stays read, since when it was.';
      CREATE POLICY messages_definer ON messaging.messages TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, UPDATE (read_at) ON messaging.messages TO nuancan_app;
      GRANT SELECT, INSERT, UPDATE (read_at), DELETE ON messaging.messages TO nuancan_definer;
      CREATE TRIGGER messages_no_truncate BEFORE TRUNCATE ON messaging.messages
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();

      CREATE FUNCTION messaging.send(of_kind text, about uuid, to_roles text[], in_town text, at_facility uuid, on_day date,
          at_slot text, place text)
        RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        kept CONSTANT interval := interval '400 days';
        told int;
      BEGIN
        INSERT INTO messaging.messages (district_code, account_id, kind, about_id, business_date, slot, place_name)
          SELECT a.district_code, a.id, of_kind, about, on_day, at_slot, place FROM identity.accounts a
          WHERE a.district_code = platform.scope_district() AND a.disabled_at IS NULL AND a.role = ANY (to_roles)
            AND a.role IN ('operator', 'town_official', 'district_official')
            AND a.id IS DISTINCT FROM platform.scope_account()
            AND (in_town IS NULL OR a.town_code IS NULL OR a.town_code = in_town)
            AND (at_facility IS NULL OR a.facility_id IS NULL OR a.facility_id = at_facility)
          ON CONFLICT ON CONSTRAINT messages_once DO NOTHING;
        GET DIAGNOSTICS told = ROW_COUNT;
        DELETE FROM messaging.messages m WHERE m.id IN (SELECT old.id FROM messaging.messages old
          WHERE old.created_at < clock_timestamp() - kept ORDER BY old.created_at LIMIT 500 FOR UPDATE SKIP LOCKED);
        RETURN told;
      END $$;
      COMMENT ON FUNCTION ${SIGNATURE} IS
        'Tells every live account of these roles in the district of the scope, in a town and of a facility when they are named,
but for the account that acts. Returns how many were told now. Messages older than 400 days are dropped along the way.';
      ALTER FUNCTION ${SIGNATURE} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${SIGNATURE} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION ${SIGNATURE} TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP SCHEMA messaging CASCADE`);
  }
}
