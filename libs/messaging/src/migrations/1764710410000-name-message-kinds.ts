import type { MigrationInterface, QueryRunner } from 'typeorm';

const TELL = 'messaging.tell(text, uuid, int, uuid[], date, text, text)';
const FORMER_KINDS = `('closure.closed', 'closure.lifted', 'deadline.inspection', 'deadline.finding',
  'deadline.complaint', 'licence.expires', 'sample.missing', 'sample.disposable')`;
const FORMER_ROLES = `('operator', 'town_official', 'district_official')`;
const DROP_OLD = `
        DELETE FROM messaging.messages m WHERE m.id IN (SELECT old.id FROM messaging.messages old
          WHERE old.created_at < clock_timestamp() - kept ORDER BY old.created_at LIMIT 500 FOR UPDATE SKIP LOCKED);`;
const ADDRESSED = (roles: string): string => `a.district_code = platform.scope_district() AND a.disabled_at IS NULL
            AND a.role = ANY (to_roles)${roles}
            AND (in_town IS NULL OR a.town_code IS NULL OR a.town_code = in_town)
            AND (at_facility IS NULL OR a.facility_id IS NULL OR a.facility_id = at_facility)`;

const KINDS = `
  CREATE TABLE messaging.kinds (
    kind text PRIMARY KEY,
    topic text NOT NULL CHECK (topic IN ('closure', 'deadline', 'sample', 'claim', 'welfare', 'alert')),
    roles text[] NOT NULL CHECK (cardinality(roles) > 0
      AND roles <@ ARRAY['operator', 'town_official', 'district_official', 'admin']),
    urgent boolean NOT NULL
  );
  COMMENT ON TABLE messaging.kinds IS 'What may be told, and to accounts of which roles at most. What is urgent waits for no quiet hours.';
  INSERT INTO messaging.kinds (kind, topic, roles, urgent) VALUES
    ('closure.closed', 'closure', '{operator,town_official}', false),
    ('closure.lifted', 'closure', '{operator,town_official}', false),
    ('deadline.inspection', 'deadline', '{town_official}', false),
    ('deadline.finding', 'deadline', '{operator,town_official}', false),
    ('deadline.complaint', 'deadline', '{town_official}', false),
    ('licence.expires', 'deadline', '{operator,town_official}', false),
    ('sample.missing', 'sample', '{operator}', false),
    ('sample.disposable', 'sample', '{operator}', false),
    ('claim.submitted', 'claim', '{town_official}', false),
    ('claim.endorsed', 'claim', '{district_official}', false),
    ('claim.returned', 'claim', '{operator}', false),
    ('claim.approved', 'claim', '{operator,district_official}', false),
    ('claim.disbursed', 'claim', '{operator}', false),
    ('welfare.opened', 'welfare', '{operator,town_official,district_official}', true),
    ('welfare.officer', 'welfare', '{town_official,district_official}', true),
    ('welfare.escalated', 'welfare', '{district_official}', true),
    ('alert.oldest_waiting', 'alert', '{admin}', true),
    ('alert.dead_jobs', 'alert', '{admin}', true),
    ('alert.schedulers_missing', 'alert', '{admin}', true),
    ('alert.relay_lag', 'alert', '{admin}', true),
    ('alert.queue_silent', 'alert', '{admin}', true),
    ('alert.cleared', 'alert', '{admin}', false);
  ALTER TABLE messaging.kinds ENABLE ROW LEVEL SECURITY;
  ALTER TABLE messaging.kinds FORCE ROW LEVEL SECURITY;
  CREATE POLICY kinds_read ON messaging.kinds FOR SELECT TO nuancan_app USING (platform.scope_role() IS NOT NULL);
  CREATE POLICY kinds_definer ON messaging.kinds FOR SELECT TO nuancan_definer USING (true);
  GRANT SELECT ON messaging.kinds TO nuancan_app, nuancan_definer;

  ALTER TABLE messaging.messages
    DROP CONSTRAINT messages_kind_check,
    DROP CONSTRAINT messages_once,
    ADD COLUMN round int NOT NULL DEFAULT 0 CHECK (round >= 0),
    ADD CONSTRAINT messages_of_a_kind FOREIGN KEY (kind) REFERENCES messaging.kinds (kind),
    ADD CONSTRAINT messages_once UNIQUE (account_id, kind, about_id, round);
  COMMENT ON COLUMN messaging.messages.round IS 'Which time of the same row it is, where the same happens again: a claim comes back twice.';`;

const FUNCTIONS = `
  CREATE FUNCTION messaging.tell(of_kind text, about uuid, at_round int, to_accounts uuid[], on_day date, at_slot text, place text)
    RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    told int;
  BEGIN
    INSERT INTO messaging.messages (district_code, account_id, kind, about_id, round, business_date, slot, place_name)
      SELECT a.district_code, a.id, k.kind, about, at_round, on_day, at_slot, place
      FROM identity.accounts a JOIN messaging.kinds k ON k.kind = of_kind AND a.role = ANY (k.roles)
      WHERE a.id = ANY (to_accounts) AND a.disabled_at IS NULL AND a.id IS DISTINCT FROM platform.scope_account()
      ORDER BY a.id
      ON CONFLICT ON CONSTRAINT messages_once DO NOTHING;
    GET DIAGNOSTICS told = ROW_COUNT;
    RETURN told;
  END $$;
  COMMENT ON FUNCTION ${TELL} IS
    'Tells accounts, those of them that are live and whose role may be told of the kind, but for the account that acts. For functions of
the database only, which choose whom.';

  CREATE OR REPLACE FUNCTION messaging.send(of_kind text, about uuid, to_roles text[], in_town text, at_facility uuid, on_day date,
      at_slot text, place text)
    RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    kept CONSTANT interval := interval '400 days';
    told int;
  BEGIN
    told := messaging.tell(of_kind, about, 0, ARRAY(SELECT a.id FROM identity.accounts a WHERE ${ADDRESSED('')}), on_day, at_slot, place);
    ${DROP_OLD}
    RETURN told;
  END $$;

  CREATE FUNCTION messaging.notify_account() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM pg_notify('nuancan_accounts', NEW.account_id::text);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION messaging.notify_account() IS 'Wakes open pages of the account, at whichever process; who misses it looks every minute.';

  CREATE FUNCTION messaging.tell_alert() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM messaging.tell(CASE WHEN NEW.cleared_at IS NULL THEN 'alert.' || NEW.kind ELSE 'alert.cleared' END, NEW.id, 0,
      ARRAY(SELECT a.id FROM identity.accounts a WHERE a.role = 'admin'),
      platform.business_date(coalesce(NEW.cleared_at, NEW.raised_at)), NULL, NULL);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION messaging.tell_alert() IS
    'The queue is of all districts, and so are its alerts. In the transaction of the look: what is wrong with the queue is told without it.';`;

/** Kinds of messages in a table, with whom each may be told to; alerts of the queue reach administrators; open pages are woken. */
export class NameMessageKinds1764710410000 implements MigrationInterface {
  readonly name = 'NameMessageKinds1764710410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(KINDS);
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(`
      ALTER FUNCTION ${TELL} OWNER TO nuancan_definer;
      ALTER FUNCTION messaging.notify_account() OWNER TO nuancan_definer;
      ALTER FUNCTION messaging.tell_alert() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION ${TELL}, messaging.notify_account(), messaging.tell_alert() FROM PUBLIC;
      CREATE TRIGGER messages_notify AFTER INSERT OR UPDATE OF read_at ON messaging.messages
        FOR EACH ROW EXECUTE FUNCTION messaging.notify_account();
      CREATE TRIGGER alerts_tell_raised AFTER INSERT ON platform.alerts FOR EACH ROW WHEN (NEW.cleared_at IS NULL)
        EXECUTE FUNCTION messaging.tell_alert();
      CREATE TRIGGER alerts_tell_cleared AFTER UPDATE OF cleared_at ON platform.alerts
        FOR EACH ROW WHEN (OLD.cleared_at IS NULL AND NEW.cleared_at IS NOT NULL) EXECUTE FUNCTION messaging.tell_alert();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER alerts_tell_raised ON platform.alerts;
      DROP TRIGGER alerts_tell_cleared ON platform.alerts;
      DROP TRIGGER messages_notify ON messaging.messages;
      ALTER TABLE messaging.messages DROP CONSTRAINT messages_of_a_kind, DROP CONSTRAINT messages_once;
      ALTER TABLE messaging.messages NO FORCE ROW LEVEL SECURITY;
      DELETE FROM messaging.messages m WHERE m.kind NOT IN ${FORMER_KINDS} OR m.round > 0;
      ALTER TABLE messaging.messages FORCE ROW LEVEL SECURITY;
      ALTER TABLE messaging.messages DROP COLUMN round,
        ADD CONSTRAINT messages_once UNIQUE (account_id, kind, about_id),
        ADD CONSTRAINT messages_kind_check CHECK (kind IN ${FORMER_KINDS});
      CREATE OR REPLACE FUNCTION messaging.send(of_kind text, about uuid, to_roles text[], in_town text, at_facility uuid, on_day date,
          at_slot text, place text)
        RETURNS int LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        kept CONSTANT interval := interval '400 days';
        told int;
      BEGIN
        INSERT INTO messaging.messages (district_code, account_id, kind, about_id, business_date, slot, place_name)
          SELECT a.district_code, a.id, of_kind, about, on_day, at_slot, place FROM identity.accounts a
          WHERE ${ADDRESSED(` AND a.role IN ${FORMER_ROLES}`)} AND a.id IS DISTINCT FROM platform.scope_account()
          ON CONFLICT ON CONSTRAINT messages_once DO NOTHING;
        GET DIAGNOSTICS told = ROW_COUNT;
        ${DROP_OLD}
        RETURN told;
      END $$;
      DROP FUNCTION messaging.tell_alert(), messaging.notify_account(), ${TELL};
      DROP TABLE messaging.kinds;
    `);
  }
}
