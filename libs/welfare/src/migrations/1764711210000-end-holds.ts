import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHAIN_ACTIONS = `'opened', 'call_resident', 'call_contact', 'call_officer', 'escalated'`;
const PEOPLES_ACTIONS = `'acknowledged', 'handed_over', 'noted', 'closed'`;

/** So many times the minutes of a hold does it last at most: whoever only writes of a case does not keep it from the district for ever. */
const MOST_TIMES = 4;
const BOUND = `(SELECT max(s.at) FROM welfare.steps s WHERE s.case_id = c.id AND s.action = 'acknowledged')
          + ${MOST_TIMES} * c.hold_minutes * interval '1 minute'`;

const COLUMNS = `
  ALTER TABLE welfare.delays ADD COLUMN hold_minutes int NOT NULL DEFAULT 30 CHECK (hold_minutes BETWEEN 5 AND 480);
  COMMENT ON COLUMN welfare.delays.hold_minutes IS 'How long whoever acknowledges a case holds its chain, from their last act in it.';
  ALTER TABLE welfare.cases ADD COLUMN hold_minutes int NOT NULL DEFAULT 30, ADD COLUMN held_until timestamptz;
  COMMENT ON COLUMN welfare.cases.held_until IS 'When the hold of who acknowledged it runs out: then the chain goes on where it was.';

  ALTER TABLE welfare.cases NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE welfare.steps NO FORCE ROW LEVEL SECURITY;
  UPDATE welfare.cases c SET held_until = least((SELECT max(s.at) FROM welfare.steps s WHERE s.case_id = c.id
    AND s.account_id = c.holder_id AND s.action IN ('acknowledged', 'noted')) + c.hold_minutes * interval '1 minute', ${BOUND})
  WHERE c.state = 'acknowledged';
  ALTER TABLE welfare.cases FORCE ROW LEVEL SECURITY;
  ALTER TABLE welfare.steps FORCE ROW LEVEL SECURITY;

  ALTER TABLE welfare.cases ADD CONSTRAINT cases_held_for_a_while CHECK ((held_until IS NOT NULL) = (state = 'acknowledged'));
  CREATE INDEX cases_held ON welfare.cases (held_until) WHERE held_until IS NOT NULL;`;

const ACTIONS = (chain: string, people: string): string => `
  ALTER TABLE welfare.steps DROP CONSTRAINT steps_action_check, DROP CONSTRAINT steps_by_a_person,
    ADD CONSTRAINT steps_action_check CHECK (action IN (${chain}, ${people})),
    ADD CONSTRAINT steps_by_a_person CHECK (action IN (${chain}) OR account_id IS NOT NULL);`;

const DUE_CASES = (due: string): string => `
  CREATE OR REPLACE FUNCTION welfare.due_cases(at timestamptz) RETURNS TABLE (district_code text, case_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT c.district_code, c.id FROM welfare.cases c WHERE ${due} AND platform.scope_role() = 'system'
    ORDER BY ${due.includes('held_until') ? 'coalesce(c.next_due_at, c.held_until)' : 'c.next_due_at'} LIMIT 1000;
  $$;`;
const OVERDUE = `c.next_due_at < at - interval '2 minutes'`;
const RUN_OUT = `c.held_until < at - interval '2 minutes'`;

const ASK_FOR_STEP = (due: string): string => `
  CREATE OR REPLACE FUNCTION welfare.ask_for_step() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO platform.outbox (district_code, job, payload, due_at)
      VALUES (NEW.district_code, 'welfare-step', jsonb_build_object('caseId', NEW.id), ${due});
    RETURN NULL;
  END $$;`;

const END_HOLD = `
    IF it.held_until <= at THEN
      due := it.held_until;
      UPDATE welfare.cases c SET state = 'open', holder_id = NULL, held_until = NULL, next_due_at = CASE WHEN c.stage < 3 THEN due END
      WHERE c.id = of_case RETURNING * INTO it;
      PERFORM welfare.record_step(of_case, 'hold_ended', due, at, NULL);
      taken := 1;
    END IF;`;
const ADVANCE = (before: string): string => `
  CREATE OR REPLACE FUNCTION welfare.advance(of_case uuid, at timestamptz) RETURNS int
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
    SELECT * INTO it FROM welfare.cases c WHERE c.id = of_case AND c.district_code = platform.scope_district() FOR UPDATE;${before}
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
  END $$;`;

const BEGIN_CASE = (column: string, value: string): string => `
  CREATE OR REPLACE FUNCTION welfare.begin_case(of_kind text, of_resident uuid, at_facility uuid, of_order uuid, of_note uuid, since date,
      said text, happened timestamptz)
    RETURNS uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    opened uuid;
  BEGIN
    INSERT INTO welfare.cases (district_code, town_code, resident_id, person_id, facility_id, kind, order_id, note_id, absent_since, opened_at,
      next_due_at, contact_minutes, officer_minutes, escalation_minutes${column})
    SELECT r.district_code, r.town_code, r.id, coalesce(r.merged_into, r.id), coalesce(at_facility, o.facility_id), of_kind, of_order, of_note,
      since, happened, happened + coalesce(d.contact_minutes, 15) * interval '1 minute', coalesce(d.contact_minutes, 15),
      coalesce(d.officer_minutes, 30), coalesce(d.escalation_minutes, 60)${value}
    FROM registry.residents r
    LEFT JOIN delivery.orders o ON o.id = of_order
    LEFT JOIN LATERAL (SELECT * FROM welfare.delays x WHERE x.district_code = r.district_code
      ORDER BY x.recorded_at DESC, x.id DESC LIMIT 1) d ON true
    WHERE r.id = of_resident AND r.district_code = platform.scope_district() AND r.erased_at IS NULL
      AND (of_order IS NULL OR o.resident_id = r.id)
    ON CONFLICT DO NOTHING RETURNING id INTO opened;
    IF opened IS NOT NULL THEN
      PERFORM welfare.record_step(opened, 'opened', NULL, happened, said);
      PERFORM welfare.record_step(opened, 'call_resident', happened, happened, NULL);
    END IF;
    RETURN opened;
  END $$;`;

/** Only what the holder does renews the hold: what others know says nothing of whether somebody is on the way. */
const HOLD = `
      held_until = CASE WHEN what = 'acknowledged' THEN acted_at + c.hold_minutes * interval '1 minute'
        WHEN what IN ('noted', 'tried') AND c.holder_id = platform.scope_account()
          THEN least(acted_at + c.hold_minutes * interval '1 minute', ${BOUND})
        WHEN what IN ('noted', 'tried') THEN c.held_until END,`;

/** What people do in a case: an act, with the rule of its hold. */
const ACT = ({ tries, hold }: Record<'tries' | 'hold', string>): string => `
  CREATE OR REPLACE FUNCTION welfare.act(of_case uuid, seen int, what text, said text, told text) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    it welfare.cases;
    acting CONSTANT text := coalesce(platform.scope_role(), '');
    broken text;
    acted_at timestamptz;
  BEGIN
    SELECT * INTO it FROM welfare.cases c WHERE c.id = of_case AND c.district_code = platform.scope_district()
      AND CASE acting WHEN 'operator' THEN c.facility_id = platform.scope_facility() AND c.state <> 'closed'
        WHEN 'town_official' THEN c.town_code = platform.scope_town() ELSE acting = 'district_official' END FOR UPDATE;
    IF NOT FOUND THEN
      RETURN NULL;
    END IF;
    acted_at := clock_timestamp();
    broken := CASE WHEN it.step <> seen THEN 'cases_seen'
      WHEN what = 'closed' AND acting = 'operator' THEN 'cases_closed_by_officials'
      WHEN it.state = 'closed' OR (what = 'acknowledged' AND it.state <> 'open') OR (what = 'handed_over' AND it.state <> 'acknowledged')
        THEN 'cases_from'
      WHEN what = 'handed_over' AND acting = 'operator' AND it.holder_id IS DISTINCT FROM platform.scope_account() THEN 'cases_from'
      WHEN what NOT IN ('acknowledged', 'handed_over', 'noted', 'closed'${tries}) OR (what = 'closed') <> (told IS NOT NULL)
        OR (what = 'noted' AND said IS NULL) THEN 'cases_act_whole'
      WHEN told IN ('not_found', 'other') AND said IS NULL THEN 'cases_reason' END;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a step that cannot be' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    UPDATE welfare.cases c SET
      state = CASE what WHEN 'acknowledged' THEN 'acknowledged' WHEN 'handed_over' THEN 'open' WHEN 'closed' THEN 'closed' ELSE c.state END,
      holder_id = CASE WHEN what = 'acknowledged' THEN platform.scope_account() WHEN what IN ('noted'${tries}) THEN c.holder_id END,${hold}
      next_due_at = CASE WHEN what IN ('noted'${tries}) THEN c.next_due_at WHEN what = 'handed_over' AND c.stage < 3 THEN acted_at END,
      finding = told, closed_by = CASE what WHEN 'closed' THEN platform.scope_account() END,
      closed_at = CASE what WHEN 'closed' THEN acted_at END
    WHERE c.id = of_case;
    PERFORM welfare.record_step(of_case, what, NULL, acted_at, said);
    RETURN it.step + 1;
  END $$;`;

const COMMENTS = `
  COMMENT ON FUNCTION welfare.act(uuid, int, text, text, text) IS
    'What a person does in a case. Whoever acknowledges holds the chain for a while, which each act of theirs renews; handing over takes its next
step at once. Null: no such case.';
  COMMENT ON FUNCTION welfare.advance(uuid, timestamptz) IS
    'Ends a hold that has run out and takes the steps that are due at an instant, each once: what is due stands in the case, never in the job.';`;

/** Whoever sees to a case holds its chain for a while only: who then does nothing is not waited for. */
export class EndHolds1764711210000 implements MigrationInterface {
  readonly name = 'EndHolds1764711210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [
      ...[COLUMNS, ACTIONS(`${CHAIN_ACTIONS}, 'hold_ended'`, `${PEOPLES_ACTIONS}, 'tried'`)],
      ...[DUE_CASES(`(${OVERDUE} OR ${RUN_OUT})`), ASK_FOR_STEP('coalesce(NEW.next_due_at, NEW.held_until)')],
      ...[ADVANCE(END_HOLD), BEGIN_CASE(', hold_minutes', ', coalesce(d.hold_minutes, 30)')],
      ...[ACT({ tries: `, 'tried'`, hold: HOLD }), COMMENTS],
    ]) {
      await queryRunner.query(part);
    }
    await queryRunner.query(`
      CREATE TRIGGER cases_ask_hold AFTER UPDATE ON welfare.cases FOR EACH ROW
        WHEN (NEW.held_until IS NOT NULL AND NEW.held_until IS DISTINCT FROM OLD.held_until) EXECUTE FUNCTION welfare.ask_for_step()`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TRIGGER cases_ask_hold ON welfare.cases`);
    for (const part of [ACT({ tries: '', hold: '' }), BEGIN_CASE('', ''), ADVANCE('')]) await queryRunner.query(part);
    await queryRunner.query(ASK_FOR_STEP('NEW.next_due_at'));
    await queryRunner.query(DUE_CASES(OVERDUE));
    // What was done stays on record, as what came nearest to it before.
    await queryRunner.query(`
      ALTER TABLE welfare.steps NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER steps_no_delete;
      ALTER TABLE welfare.cases NO FORCE ROW LEVEL SECURITY;
      UPDATE welfare.steps s SET action = 'handed_over', due_at = NULL, account_id = (SELECT h.account_id FROM welfare.steps h
        WHERE h.case_id = s.case_id AND h.step < s.step AND h.action = 'acknowledged' ORDER BY h.step DESC LIMIT 1) WHERE s.action = 'hold_ended';
      UPDATE welfare.steps SET action = 'noted' WHERE action = 'tried';
      ALTER TABLE welfare.steps FORCE ROW LEVEL SECURITY, ENABLE TRIGGER steps_no_delete;
      ALTER TABLE welfare.cases FORCE ROW LEVEL SECURITY;
      ALTER TABLE welfare.cases DROP COLUMN held_until, DROP COLUMN hold_minutes;
      ALTER TABLE welfare.delays DROP COLUMN hold_minutes;
    `);
    await queryRunner.query(ACTIONS(CHAIN_ACTIONS, PEOPLES_ACTIONS));
  }
}
