import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Also what a later migration goes back to. */
export const OPEN_CASE = `CREATE OR REPLACE FUNCTION welfare.open_case(of_kind text, of_resident uuid, of_order uuid, of_note uuid, since date, said text, at timestamptz)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    opened uuid;
  BEGIN
    IF coalesce(platform.scope_role(), '') <> 'system' THEN
      RAISE EXCEPTION 'cases are opened by what happened' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO welfare.cases (district_code, town_code, resident_id, person_id, facility_id, kind, order_id, note_id, absent_since, opened_at,
      next_due_at, contact_minutes, officer_minutes, escalation_minutes)
    SELECT r.district_code, r.town_code, r.id, coalesce(r.merged_into, r.id), o.facility_id, of_kind, of_order, of_note, since, at,
      at + coalesce(d.contact_minutes, 15) * interval '1 minute', coalesce(d.contact_minutes, 15), coalesce(d.officer_minutes, 30),
      coalesce(d.escalation_minutes, 60)
    FROM registry.residents r
    LEFT JOIN delivery.orders o ON o.id = of_order
    LEFT JOIN LATERAL (SELECT * FROM welfare.delays x WHERE x.district_code = r.district_code
      ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1) d ON true
    WHERE r.id = of_resident AND r.district_code = platform.scope_district() AND r.erased_at IS NULL
      AND (of_order IS NULL OR o.resident_id = r.id)
    ON CONFLICT DO NOTHING RETURNING id INTO opened;
    IF opened IS NULL THEN
      RETURN (SELECT c.id FROM welfare.cases c WHERE c.district_code = platform.scope_district() AND c.kind = of_kind AND CASE of_kind
        WHEN 'no_answer' THEN c.order_id = of_order WHEN 'condition' THEN c.note_id = of_note
        ELSE c.absent_since = since AND c.person_id = (SELECT coalesce(r.merged_into, r.id) FROM registry.residents r WHERE r.id = of_resident) END);
    END IF;
    PERFORM welfare.record_step(opened, 'opened', NULL, at, said);
    PERFORM welfare.record_step(opened, 'call_resident', at, at, NULL);
    RETURN opened;
  END $$;`;

const CHAIN = `
  CREATE FUNCTION welfare.record_step(of_case uuid, what text, due timestamptz, happened timestamptz, said text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    stepped welfare.cases;
  BEGIN
    UPDATE welfare.cases c SET step = c.step + 1 WHERE c.id = of_case RETURNING * INTO stepped;
    INSERT INTO welfare.steps (case_id, step, district_code, town_code, action, due_at, at, account_id, officer_id)
    VALUES (stepped.id, stepped.step, stepped.district_code, stepped.town_code, what, due, happened, platform.scope_account(),
      CASE what WHEN 'call_officer' THEN (SELECT d.officer_id FROM welfare.duties d WHERE d.town_code = stepped.town_code
        AND d.withdrawn_at IS NULL AND tstzrange(d.starts_at, d.ends_at) @> happened
        AND EXISTS (SELECT FROM identity.accounts a WHERE a.id = d.officer_id AND a.disabled_at IS NULL
          AND (a.role = 'district_official' OR a.role = 'town_official' AND a.town_code = d.town_code))) END);
    IF said IS NOT NULL THEN
      INSERT INTO welfare.words (case_id, step, district_code, town_code, words) VALUES (stepped.id, stepped.step, stepped.district_code, stepped.town_code, said);
    END IF;
  END $$;

  ${OPEN_CASE}
  COMMENT ON FUNCTION welfare.open_case(text, uuid, uuid, uuid, date, text, timestamptz) IS
    'Opens a case once for what happened, and asks for the resident to be called; asked again it names the case there is.';

  CREATE FUNCTION welfare.advance(of_case uuid, at timestamptz) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    it welfare.cases;
    due timestamptz;
    taken int := 0;
  BEGIN
    IF coalesce(platform.scope_role(), '') <> 'system' THEN
      RETURN 0;
    END IF;
    -- Of two workers the second waits here, and finds what is due moved on.
    SELECT * INTO it FROM welfare.cases c WHERE c.id = of_case AND c.district_code = platform.scope_district() FOR UPDATE;
    WHILE it.next_due_at <= at LOOP
      due := it.next_due_at;
      UPDATE welfare.cases c SET stage = c.stage + 1, next_due_at = CASE c.stage
        WHEN 0 THEN due + (c.officer_minutes - c.contact_minutes) * interval '1 minute'
        WHEN 1 THEN due + (c.escalation_minutes - c.officer_minutes) * interval '1 minute' END
      WHERE c.id = of_case RETURNING * INTO it;
      PERFORM welfare.record_step(of_case, (ARRAY['call_contact', 'call_officer', 'escalated'])[it.stage], due, at, NULL);
      taken := taken + 1;
    END LOOP;
    RETURN taken;
  END $$;
  COMMENT ON FUNCTION welfare.advance(uuid, timestamptz) IS
    'Takes the steps that are due at an instant, each once: what is due stands in the case, never in the job that asks.';

  CREATE FUNCTION welfare.ask_for_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO platform.outbox (district_code, job, payload, due_at)
      VALUES (NEW.district_code, 'welfare-step', jsonb_build_object('caseId', NEW.id), NEW.next_due_at);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION welfare.ask_for_step() IS 'A case with something due always has a job that will see to it, in the same transaction.';

  CREATE FUNCTION welfare.due_cases(at timestamptz) RETURNS TABLE (district_code text, case_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.district_code, c.id FROM welfare.cases c WHERE c.next_due_at < at - interval '2 minutes' AND platform.scope_role() = 'system'
    ORDER BY c.next_due_at LIMIT 1000;
  $$;
  COMMENT ON FUNCTION welfare.due_cases(timestamptz) IS 'What should have been done two minutes ago: its job was given up.';`;

const ACTS = `
  CREATE FUNCTION welfare.act(of_case uuid, seen int, what text, said text, told text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    it welfare.cases;
    acting CONSTANT text := coalesce(platform.scope_role(), '');
    broken text;
  BEGIN
    SELECT * INTO it FROM welfare.cases c WHERE c.id = of_case AND c.district_code = platform.scope_district()
      AND CASE acting WHEN 'operator' THEN c.facility_id = platform.scope_facility() AND c.state <> 'closed'
        WHEN 'town_official' THEN c.town_code = platform.scope_town() ELSE acting = 'district_official' END FOR UPDATE;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    broken := CASE WHEN it.step <> seen THEN 'cases_seen'
      WHEN what = 'closed' AND acting = 'operator' THEN 'cases_closed_by_officials'
      WHEN it.state = 'closed' OR (what = 'acknowledged' AND it.state <> 'open') OR (what = 'handed_over' AND it.state <> 'acknowledged')
        THEN 'cases_from'
      WHEN what = 'handed_over' AND acting = 'operator' AND it.holder_id IS DISTINCT FROM platform.scope_account() THEN 'cases_from'
      WHEN what NOT IN ('acknowledged', 'handed_over', 'noted', 'closed') OR (what = 'closed') <> (told IS NOT NULL)
        OR (what = 'noted' AND said IS NULL) THEN 'cases_act_whole' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a step that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    UPDATE welfare.cases c SET
      state = CASE what WHEN 'acknowledged' THEN 'acknowledged' WHEN 'handed_over' THEN 'open' WHEN 'closed' THEN 'closed' ELSE c.state END,
      holder_id = CASE what WHEN 'acknowledged' THEN platform.scope_account() WHEN 'noted' THEN c.holder_id END,
      next_due_at = CASE WHEN what = 'noted' THEN c.next_due_at WHEN what = 'handed_over' AND c.stage < 3 THEN clock_timestamp() END,
      finding = told, closed_by = CASE what WHEN 'closed' THEN platform.scope_account() END,
      closed_at = CASE what WHEN 'closed' THEN clock_timestamp() END
    WHERE c.id = of_case;
    PERFORM welfare.record_step(of_case, what, NULL, clock_timestamp(), said);
    RETURN it.step + 1;
  END $$;
  COMMENT ON FUNCTION welfare.act(uuid, int, text, text, text) IS
    'What a person does in a case. Whoever acknowledges holds it and stops the chain; handing over takes its next step at once. Null: no such case.';

  CREATE FUNCTION welfare.keep_closed() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.state = 'closed' AND NEW.state <> 'closed' OR OLD.finding IS NOT NULL AND NEW.finding IS DISTINCT FROM OLD.finding THEN
      RAISE EXCEPTION 'a closed case stays closed' USING ERRCODE = 'check_violation', CONSTRAINT = 'cases_stay_closed';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION welfare.erase_words() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE welfare.words w SET words = '已删除' FROM welfare.cases c WHERE c.id = w.case_id AND c.resident_id = NEW.id;
    RETURN NULL;
  END $$;`;

const OWNED = [
  'record_step(uuid, text, timestamptz, timestamptz, text)',
  'open_case(text, uuid, uuid, uuid, date, text, timestamptz)',
  'advance(uuid, timestamptz)',
  'ask_for_step()',
  'due_cases(timestamptz)',
  'act(uuid, int, text, text, text)',
  'keep_closed()',
  'erase_words()',
] as const;
const CALLED = ['open_case', 'advance', 'due_cases', 'act'];

/** How a case is opened, goes on by itself, and is seen to by people. */
export class StepWelfareCases1764702110000 implements MigrationInterface {
  readonly name = 'StepWelfareCases1764702110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CHAIN);
    await queryRunner.query(ACTS);
    for (const signature of OWNED) {
      await queryRunner.query(`ALTER FUNCTION welfare.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION welfare.${signature} FROM PUBLIC`);
    }
    for (const name of CALLED) await queryRunner.query(`GRANT EXECUTE ON FUNCTION welfare.${name} TO nuancan_app`);
    await queryRunner.query(`
      CREATE POLICY outbox_welfare ON platform.outbox FOR INSERT TO nuancan_definer WITH CHECK (job = 'welfare-step');
      GRANT INSERT ON platform.outbox TO nuancan_definer;
      CREATE TRIGGER cases_ask_first AFTER INSERT ON welfare.cases FOR EACH ROW WHEN (NEW.next_due_at IS NOT NULL)
        EXECUTE FUNCTION welfare.ask_for_step();
      CREATE TRIGGER cases_ask_next AFTER UPDATE ON welfare.cases FOR EACH ROW
        WHEN (NEW.next_due_at IS NOT NULL AND NEW.next_due_at IS DISTINCT FROM OLD.next_due_at) EXECUTE FUNCTION welfare.ask_for_step();
      CREATE TRIGGER cases_stay_closed BEFORE UPDATE ON welfare.cases FOR EACH ROW EXECUTE FUNCTION welfare.keep_closed();
      CREATE TRIGGER residents_erase_welfare_words AFTER UPDATE OF erased_at ON registry.residents
        FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION welfare.erase_words();
      -- An owner without superuser rights is bound by forced row security, too.
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      INSERT INTO platform.schedules (name, job, cron) VALUES ('welfare-steps-overdue', 'welfare-sweep', '*/5 * * * *');
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE platform.schedules NO FORCE ROW LEVEL SECURITY;
      DELETE FROM platform.schedules WHERE name = 'welfare-steps-overdue';
      ALTER TABLE platform.schedules FORCE ROW LEVEL SECURITY;
      DROP TRIGGER residents_erase_welfare_words ON registry.residents;
      DROP TRIGGER cases_ask_first ON welfare.cases;
      DROP TRIGGER cases_ask_next ON welfare.cases;
      DROP TRIGGER cases_stay_closed ON welfare.cases;
      REVOKE INSERT ON platform.outbox FROM nuancan_definer;
      DROP POLICY outbox_welfare ON platform.outbox;
      DROP FUNCTION ${OWNED.map((signature) => `welfare.${signature}`).join(', ')};
    `);
  }
}
