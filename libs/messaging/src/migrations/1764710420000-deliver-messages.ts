import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `district_code = platform.scope_district() AND account_id = platform.scope_account()`;
const LOG_READERS = `district_code = platform.scope_district() AND CASE platform.scope_role()
  WHEN 'town_official' THEN town_code = platform.scope_town() ELSE platform.scope_role() IN ('district_official', 'auditor', 'admin', 'system') END`;

const TABLES = `
  CREATE TABLE messaging.contacts (
    account_id uuid PRIMARY KEY REFERENCES identity.accounts (id),
    district_code text NOT NULL,
    email text CHECK (length(email) <= 254 AND email ~ '^[^@[:space:]<>,;:"]+@[^@[:space:]<>,;:"]+$'),
    phone text CHECK (phone ~ '^\\+?[0-9]{5,20}$'),
    language text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
    quiet_from time,
    quiet_until time,
    CONSTRAINT contacts_quiet_whole CHECK (num_nonnulls(quiet_from, quiet_until) IN (0, 2)),
    CONSTRAINT contacts_quiet_ends CHECK (quiet_from <> quiet_until)
  );
  COMMENT ON TABLE messaging.contacts IS 'Where an account wants to be reached, by itself; nobody else reads it but who delivers.';
  CREATE TABLE messaging.choices (
    account_id uuid NOT NULL REFERENCES messaging.contacts (account_id),
    district_code text NOT NULL,
    topic text NOT NULL CHECK (topic IN ('closure', 'deadline', 'sample', 'claim', 'welfare', 'alert')),
    channel text NOT NULL CHECK (channel IN ('mail', 'webhook')),
    PRIMARY KEY (account_id, topic, channel)
  );
  COMMENT ON TABLE messaging.choices IS 'What of the inbox an account wants by another way, too. The inbox itself has everything.';
  CREATE TABLE messaging.deliveries (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    message_id uuid NOT NULL REFERENCES messaging.messages (id) ON DELETE CASCADE,
    district_code text NOT NULL,
    town_code text,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    role text NOT NULL,
    kind text NOT NULL REFERENCES messaging.kinds (kind),
    channel text NOT NULL CHECK (channel IN ('mail', 'webhook')),
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed', 'cancelled')),
    attempts int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    next_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    ended_at timestamptz,
    CONSTRAINT deliveries_once UNIQUE (message_id, channel),
    CONSTRAINT deliveries_due_while_pending CHECK ((next_at IS NOT NULL) = (state = 'pending') AND (ended_at IS NULL) = (state = 'pending'))
  );
  COMMENT ON COLUMN messaging.deliveries.id IS 'Goes out with every attempt: who receives the same id twice has the same message twice.';
  CREATE INDEX deliveries_due ON messaging.deliveries (next_at) WHERE state = 'pending';
  CREATE INDEX deliveries_log ON messaging.deliveries (district_code, id DESC);
  CREATE TABLE messaging.attempts (
    delivery_id uuid NOT NULL REFERENCES messaging.deliveries (id) ON DELETE CASCADE,
    attempt int NOT NULL CHECK (attempt > 0),
    district_code text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    outcome text NOT NULL CHECK (outcome IN ('sent', 'temporary', 'permanent')),
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{1,40}$'),
    took_ms int NOT NULL CHECK (took_ms >= 0),
    PRIMARY KEY (delivery_id, attempt)
  );
  COMMENT ON COLUMN messaging.attempts.code IS 'What the other side said, as a code: never its words, in which an address could stand.';
  ${['contacts', 'choices', 'deliveries', 'attempts']
    .map(
      (table) => `
  ALTER TABLE messaging.${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE messaging.${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_definer ON messaging.${table} TO nuancan_definer USING (true) WITH CHECK (true);
  CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON messaging.${table}
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`,
    )
    .join('')}
  CREATE POLICY contacts_own ON messaging.contacts TO nuancan_app USING (${OWN}) WITH CHECK (${OWN});
  CREATE POLICY choices_own ON messaging.choices TO nuancan_app USING (${OWN}) WITH CHECK (${OWN});
  CREATE POLICY deliveries_read ON messaging.deliveries FOR SELECT TO nuancan_app USING (${LOG_READERS});
  CREATE POLICY attempts_read ON messaging.attempts FOR SELECT TO nuancan_app
    USING (EXISTS (SELECT FROM messaging.deliveries d WHERE d.id = delivery_id));
  GRANT SELECT, INSERT, UPDATE ON messaging.contacts TO nuancan_app;
  GRANT SELECT, INSERT, DELETE ON messaging.choices TO nuancan_app;
  GRANT SELECT ON messaging.deliveries, messaging.attempts TO nuancan_app;
  GRANT SELECT ON messaging.contacts, messaging.choices TO nuancan_definer;
  GRANT SELECT, INSERT, UPDATE ON messaging.deliveries TO nuancan_definer;
  GRANT SELECT, INSERT ON messaging.attempts TO nuancan_definer;`;

const PLAN = `
  CREATE FUNCTION messaging.after_quiet(quiet_from time, quiet_until time, at timestamptz) RETURNS timestamptz
    LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT CASE
      WHEN quiet_from IS NULL THEN at
      WHEN quiet_from < quiet_until AND l.t >= quiet_from AND l.t < quiet_until THEN (l.d + quiet_until) AT TIME ZONE 'Asia/Shanghai'
      WHEN quiet_from > quiet_until AND l.t >= quiet_from THEN (l.d + 1 + quiet_until) AT TIME ZONE 'Asia/Shanghai'
      WHEN quiet_from > quiet_until AND l.t < quiet_until THEN (l.d + quiet_until) AT TIME ZONE 'Asia/Shanghai'
      ELSE at END
    FROM (SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS d, (at AT TIME ZONE 'Asia/Shanghai')::time AS t) l;
  $$;
  COMMENT ON FUNCTION messaging.after_quiet(time, time, timestamptz) IS 'An instant, or when the quiet hours that it falls into are over.';

  CREATE FUNCTION messaging.plan_deliveries() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO messaging.deliveries (message_id, district_code, town_code, account_id, role, kind, channel, next_at)
    SELECT NEW.id, a.district_code, a.town_code, a.id, a.role, NEW.kind, c.channel,
      CASE WHEN k.urgent THEN NEW.created_at ELSE messaging.after_quiet(p.quiet_from, p.quiet_until, NEW.created_at) END
    FROM identity.accounts a JOIN messaging.kinds k ON k.kind = NEW.kind
    JOIN messaging.contacts p ON p.account_id = a.id
    JOIN messaging.choices c ON c.account_id = a.id AND c.topic = k.topic
    WHERE a.id = NEW.account_id AND CASE c.channel WHEN 'mail' THEN p.email IS NOT NULL ELSE p.phone IS NOT NULL END;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION messaging.plan_deliveries() IS 'In the transaction of the message, as whoever it is for has chosen at that moment.';

  CREATE FUNCTION messaging.ask_for_delivery() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO platform.outbox (district_code, job, payload, due_at)
      VALUES (NEW.district_code, 'deliver-message', jsonb_build_object('deliveryId', NEW.id), NEW.next_at);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION messaging.ask_for_delivery() IS 'What is to be delivered always has a job that will see to it, in the same transaction.';`;

const ATTEMPT = `
  CREATE FUNCTION messaging.take_delivery(of_delivery uuid)
    RETURNS TABLE (id uuid, channel text, kind text, attempts int, email text, phone text, language text, "accountId" uuid,
      "aboutId" uuid, "businessDate" date, slot text, "placeName" text, "createdAt" timestamptz, obsolete boolean)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.id, d.channel, d.kind, d.attempts, p.email, p.phone, p.language, d.account_id, m.about_id, m.business_date, m.slot,
      m.place_name, m.created_at, m.read_at IS NOT NULL OR a.disabled_at IS NOT NULL
    FROM messaging.deliveries d JOIN messaging.messages m ON m.id = d.message_id
    JOIN identity.accounts a ON a.id = d.account_id LEFT JOIN messaging.contacts p ON p.account_id = d.account_id
    WHERE d.id = of_delivery AND d.district_code = platform.scope_district() AND platform.scope_role() = 'system'
      AND d.state = 'pending' AND d.next_at <= clock_timestamp()
    FOR UPDATE OF d SKIP LOCKED;
  $$;
  COMMENT ON FUNCTION messaging.take_delivery(uuid) IS
    'What is due now, held until the transaction ends: of two workers one gets it, and a job of an earlier attempt nothing.';

  CREATE FUNCTION messaging.settle_delivery(of_delivery uuid, how text, said text, took int, again_at timestamptz) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    tried CONSTANT int := CASE WHEN how IN ('sent', 'temporary', 'permanent') THEN 1 ELSE 0 END;
    ends CONSTANT text := CASE WHEN how = 'sent' THEN 'sent' WHEN how = 'cancelled' THEN 'cancelled' WHEN again_at IS NULL THEN 'failed' ELSE 'pending' END;
    it messaging.deliveries;
  BEGIN
    UPDATE messaging.deliveries d SET attempts = d.attempts + tried, state = ends,
      next_at = CASE ends WHEN 'pending' THEN again_at END, ended_at = CASE WHEN ends <> 'pending' THEN clock_timestamp() END
    WHERE d.id = of_delivery AND d.state = 'pending' AND d.district_code = platform.scope_district() AND platform.scope_role() = 'system'
    RETURNING * INTO it;
    IF it.id IS NULL THEN
      RAISE EXCEPTION 'not a delivery under way' USING ERRCODE = 'check_violation', CONSTRAINT = 'deliveries_pending';
    END IF;
    IF tried = 1 THEN
      INSERT INTO messaging.attempts (delivery_id, attempt, district_code, outcome, code, took_ms)
        VALUES (it.id, it.attempts, it.district_code, how, said, took);
    END IF;
  END $$;
  COMMENT ON FUNCTION messaging.settle_delivery(uuid, text, text, int, timestamptz) IS
    'How an attempt ended: sent, permanent, temporary (again at an instant, or never), postponed without one, or cancelled.';

  CREATE FUNCTION messaging.overdue_deliveries() RETURNS TABLE (district_code text, delivery_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT d.district_code, d.id FROM messaging.deliveries d
    WHERE d.state = 'pending' AND d.next_at < clock_timestamp() - interval '1 minute' AND platform.scope_role() = 'system'
    ORDER BY d.next_at LIMIT 20;
  $$;
  COMMENT ON FUNCTION messaging.overdue_deliveries() IS
    'What its job has not seen to in a minute: the queue may be what is wrong, and an alert that says so must go out without it.';`;

const OWNED = [
  'plan_deliveries()',
  'ask_for_delivery()',
  'take_delivery(uuid)',
  'settle_delivery(uuid, text, text, int, timestamptz)',
  'overdue_deliveries()',
] as const;
const CALLED = ['take_delivery', 'settle_delivery', 'overdue_deliveries'];

/** Messages by mail and webhook, for whoever chose so: planned with the message, tried until one attempt gets through. */
export class DeliverMessages1764710420000 implements MigrationInterface {
  readonly name = 'DeliverMessages1764710420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [TABLES, PLAN, ATTEMPT]) await queryRunner.query(part);
    for (const signature of OWNED) {
      await queryRunner.query(`ALTER FUNCTION messaging.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION messaging.${signature} FROM PUBLIC`);
    }
    for (const name of CALLED) await queryRunner.query(`GRANT EXECUTE ON FUNCTION messaging.${name} TO nuancan_app`);
    await queryRunner.query(`
      CREATE POLICY outbox_messaging ON platform.outbox FOR INSERT TO nuancan_definer WITH CHECK (job = 'deliver-message');
      CREATE TRIGGER messages_plan AFTER INSERT ON messaging.messages FOR EACH ROW EXECUTE FUNCTION messaging.plan_deliveries();
      CREATE TRIGGER deliveries_ask_first AFTER INSERT ON messaging.deliveries FOR EACH ROW EXECUTE FUNCTION messaging.ask_for_delivery();
      CREATE TRIGGER deliveries_ask_again AFTER UPDATE OF next_at ON messaging.deliveries FOR EACH ROW
        WHEN (NEW.next_at IS NOT NULL AND NEW.next_at IS DISTINCT FROM OLD.next_at) EXECUTE FUNCTION messaging.ask_for_delivery();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TRIGGER messages_plan ON messaging.messages;
      DROP POLICY outbox_messaging ON platform.outbox;
      DROP TABLE messaging.attempts, messaging.deliveries, messaging.choices, messaging.contacts;
      DROP FUNCTION ${OWNED.map((signature) => `messaging.${signature}`).join(', ')}, messaging.after_quiet(time, time, timestamptz);
    `);
  }
}
