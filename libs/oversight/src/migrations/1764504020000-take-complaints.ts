import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  appendOnly,
  guarded,
  inner,
  OF_FACILITY,
  OF_PLACE,
  OFFICIALS,
  OWN,
  PLACE,
  READERS,
  TAKERS,
} from '../row-rules.js';

const CATEGORIES = `'food_quality', 'food_safety', 'service', 'price_and_subsidy', 'hygiene', 'delivery', 'official_conduct', 'other'`;
const BY = `account_id uuid NOT NULL REFERENCES identity.accounts (id), recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()`;

const TABLES = `
  CREATE TABLE oversight.complaint_deadlines (
    district_code text NOT NULL REFERENCES registry.districts (code),
    category text NOT NULL CHECK (category IN (${CATEGORIES})),
    version int NOT NULL CHECK (version > 0),
    days int NOT NULL CHECK (days BETWEEN 1 AND 90),
    ${BY},
    CONSTRAINT complaint_deadlines_pkey PRIMARY KEY (district_code, category, version)
  );
  COMMENT ON TABLE oversight.complaint_deadlines IS 'Days until a complaint is answered: the last version counts for what comes in from then on.';

  CREATE TABLE oversight.complaints (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    complaint_no bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT complaints_no UNIQUE,
    ${PLACE},
    category text NOT NULL CHECK (category IN (${CATEGORIES})),
    channel text NOT NULL CHECK (channel IN ('phone', 'in_person', 'letter', 'online')),
    received_on date NOT NULL,
    text text NOT NULL CHECK (text <> '' AND length(text) <= 1000),
    about_account_id uuid REFERENCES identity.accounts (id),
    role text NOT NULL,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    ${BY},
    first_days int NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
    step int NOT NULL DEFAULT 0,
    outcome text CHECK (outcome IN ('upheld', 'partly', 'unfounded')),
    satisfaction text CHECK (satisfaction IN ('satisfied', 'neutral', 'dissatisfied', 'not_reached')),
    CONSTRAINT complaints_received CHECK (received_on BETWEEN platform.business_date(recorded_at) - 366 AND platform.business_date(recorded_at)),
    CONSTRAINT complaints_client UNIQUE (district_code, client_id),
    CONSTRAINT complaints_ended CHECK ((state = 'closed') = (outcome IS NOT NULL AND satisfaction IS NOT NULL)
      AND (outcome IS NULL) = (satisfaction IS NULL)),
    UNIQUE (id, ${OF_PLACE}),
    ${OF_FACILITY}
  );
  CREATE INDEX complaints_facility ON oversight.complaints (facility_id, received_on);
  CREATE INDEX complaints_page ON oversight.complaints (district_code, received_on, id);
  CREATE INDEX complaints_open ON oversight.complaints (district_code, due_on) WHERE state <> 'closed';
  COMMENT ON TABLE oversight.complaints IS
    'Nobody takes one back. State, deadline, step, outcome and satisfaction are moved by complaint_steps only.';
  COMMENT ON COLUMN oversight.complaints.first_days IS 'Days until the first deadline, as the district had them when it came in.';
  COMMENT ON COLUMN oversight.complaints.about_account_id IS 'The official whom it is about: who has no part in it, and does not read who complained.';

  CREATE TABLE oversight.complainants (
    complaint_id uuid PRIMARY KEY,
    ${PLACE},
    name text NOT NULL CHECK (name <> '' AND length(name) <= 60),
    phone text CHECK (phone ~ '^[0-9 +-]{5,20}$'),
    FOREIGN KEY (complaint_id, ${OF_PLACE}) REFERENCES oversight.complaints (id, ${OF_PLACE})
  );
  COMMENT ON TABLE oversight.complainants IS
    'Who complained: personal data, for officials alone, never in the audit log, gone after an erasure.';

  CREATE TABLE oversight.complaint_steps (
    complaint_id uuid NOT NULL,
    step int NOT NULL,
    ${PLACE},
    action text NOT NULL CHECK (action IN ('taken', 'stated', 'handled', 'answered', 'closed', 'reopened', 'erased')),
    text text CHECK (text <> '' AND length(text) <= 1000),
    due_on date CHECK ((due_on IS NOT NULL) = (action = 'reopened')),
    outcome text CHECK ((outcome IS NOT NULL) = (action = 'closed')),
    satisfaction text CHECK ((satisfaction IS NOT NULL) = (action = 'closed')),
    role text NOT NULL,
    ${BY},
    CONSTRAINT complaint_steps_pkey PRIMARY KEY (complaint_id, step),
    CONSTRAINT complaint_steps_told CHECK (text IS NOT NULL OR action IN ('taken', 'erased')),
    CONSTRAINT complaint_steps_role CHECK (CASE action WHEN 'stated' THEN role = 'operator'
      WHEN 'taken' THEN role IN ('operator', 'town_official', 'district_official', 'system')
      ELSE role IN ('town_official', 'district_official', 'system') END),
    CONSTRAINT complaint_steps_due CHECK (due_on >= platform.business_date(recorded_at)),
    FOREIGN KEY (complaint_id, ${OF_PLACE}) REFERENCES oversight.complaints (id, ${OF_PLACE})
  );`;

/** Of a district that set nothing: as hot lines are run, the more dangerous the sooner. */
const FUNCTIONS = `
  CREATE FUNCTION oversight.answer_days(district text, kind text) RETURNS int LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT d.days FROM oversight.complaint_deadlines d WHERE d.district_code = district AND d.category = kind
        ORDER BY d.version DESC LIMIT 1),
      CASE kind WHEN 'food_safety' THEN 3 WHEN 'hygiene' THEN 5 WHEN 'official_conduct' THEN 15 ELSE 10 END);
  $$;

  CREATE FUNCTION oversight.take_complaint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    NEW.first_days := oversight.answer_days(NEW.district_code, NEW.category);
    NEW.due_on := NEW.received_on + NEW.first_days;
    NEW.state := 'open';
    NEW.step := 0;
    IF NEW.about_account_id IS NOT NULL AND NOT EXISTS (SELECT FROM identity.accounts a WHERE a.id = NEW.about_account_id
        AND a.district_code = NEW.district_code AND a.role IN ('town_official', 'district_official')
        AND coalesce(a.town_code, NEW.town_code) = NEW.town_code) THEN
      RAISE EXCEPTION 'no such official' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaints_about';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER complaints_take BEFORE INSERT ON oversight.complaints
    FOR EACH ROW EXECUTE FUNCTION oversight.take_complaint();

  CREATE FUNCTION oversight.step_complaint() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    c oversight.complaints;
  BEGIN
    SELECT * INTO c FROM oversight.complaints x WHERE x.id = NEW.complaint_id FOR UPDATE;
    IF NEW.step IS DISTINCT FROM c.step + 1 THEN
      RAISE EXCEPTION 'somebody was faster' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_steps_in_order';
    END IF;
    IF NOT (CASE NEW.action WHEN 'taken' THEN c.step = 0 WHEN 'stated' THEN c.state <> 'closed' WHEN 'handled' THEN c.state <> 'closed'
        WHEN 'answered' THEN c.state = 'open' WHEN 'closed' THEN c.state = 'answered' WHEN 'reopened' THEN c.state <> 'open'
        ELSE c.state = 'closed' END) OR (NEW.action <> 'taken' AND c.step = 0) THEN
      RAISE EXCEPTION 'not a step from %', c.state USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_steps_from';
    END IF;
    IF NEW.action = 'closed' AND (c.category = 'official_conduct' OR c.about_account_id IS NOT NULL) AND NEW.role = 'town_official' THEN
      RAISE EXCEPTION 'the district ends what is about an official' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'complaint_steps_by_district';
    END IF;
    IF (c.about_account_id = NEW.account_id AND NEW.action <> 'taken')
      OR (NEW.action = 'closed' AND (c.category = 'official_conduct' OR c.about_account_id IS NOT NULL) AND EXISTS (
        SELECT FROM oversight.complaint_steps s WHERE s.complaint_id = c.id AND s.action = 'answered' AND s.account_id = NEW.account_id)) THEN
      RAISE EXCEPTION 'another person than it is about, or than answered it' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'complaint_steps_four_eyes';
    END IF;
    IF NEW.action = 'erased' THEN
      DELETE FROM oversight.complainants p WHERE p.complaint_id = c.id;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody is named' USING ERRCODE = 'check_violation', CONSTRAINT = 'complaint_steps_named';
      END IF;
    END IF;
    -- The hash of what was sent would still tell whether a name and a number were in it.
    UPDATE oversight.complaints x SET body_hash = CASE NEW.action WHEN 'erased' THEN sha256(convert_to(x.id::text, 'UTF8')) ELSE x.body_hash END,
      step = NEW.step, due_on = coalesce(NEW.due_on, x.due_on),
      state = CASE NEW.action WHEN 'answered' THEN 'answered' WHEN 'closed' THEN 'closed' WHEN 'reopened' THEN 'open' ELSE x.state END,
      outcome = CASE NEW.action WHEN 'reopened' THEN NULL ELSE coalesce(NEW.outcome, x.outcome) END,
      satisfaction = CASE NEW.action WHEN 'reopened' THEN NULL ELSE coalesce(NEW.satisfaction, x.satisfaction) END
    WHERE x.id = c.id;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION oversight.step_complaint() IS 'The complaint first, under its lock. An erasure is a step, so that it shows who erased and when.';
  CREATE TRIGGER complaint_steps_step BEFORE INSERT ON oversight.complaint_steps
    FOR EACH ROW EXECUTE FUNCTION oversight.step_complaint();

  CREATE FUNCTION oversight.officials() RETURNS TABLE (id uuid, name text, town_code text) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT a.id, a.display_name, a.town_code FROM identity.accounts a
    WHERE a.district_code = platform.scope_district() AND a.role IN ('town_official', 'district_official')
      AND (platform.scope_town() IS NULL OR a.town_code IS NULL OR a.town_code = platform.scope_town())
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official')
    ORDER BY a.town_code NULLS FIRST, a.display_name, a.id LIMIT 500;
  $$;
  COMMENT ON FUNCTION oversight.officials() IS 'Whom a complaint may be about: the officials of the town and of the district.';`;

/** Whom it is about does not learn who complained. */
const NOT_ABOUT_ME = `NOT EXISTS (SELECT FROM oversight.complaints c WHERE c.id = complaint_id AND c.about_account_id = platform.scope_account())`;
/** Who takes it names who complained, in one go and never later. */
const WHILE_TAKEN = `EXISTS (SELECT FROM oversight.complaints c WHERE c.id = complaint_id AND c.account_id = platform.scope_account()
  AND c.step = 0)`;
const SIGNED = `account_id = platform.scope_account() AND role = platform.scope_role()`;

/** 投诉: what people complain about, what was done and answered, and who complained, apart. */
export class TakeComplaints1764504020000 implements MigrationInterface {
  readonly name = 'TakeComplaints1764504020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    const mine = `${OWN} AND ${READERS}`;
    for (const access of [
      {
        table: 'complaint_deadlines',
        read: `district_code = platform.scope_district() AND ${READERS}`,
        add: `district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND account_id = platform.scope_account()`,
      },
      { table: 'complaints', read: mine, add: `${OWN} AND ${TAKERS} AND ${SIGNED}`, hidden: ['text', 'body_hash'] },
      {
        table: 'complainants',
        read: `${OWN} AND ${OFFICIALS} AND ${NOT_ABOUT_ME}`,
        add: `${OWN} AND ${TAKERS} AND ${WHILE_TAKEN}`,
        hidden: ['name', 'phone'],
      },
      { table: 'complaint_steps', read: mine, add: `${OWN} AND ${TAKERS} AND ${SIGNED}`, hidden: ['text'] },
    ]) {
      await queryRunner.query(guarded(access));
    }
    for (const table of ['complaint_deadlines', 'complaint_steps']) await queryRunner.query(appendOnly(table));
    await queryRunner.query(`
      CREATE TRIGGER complaints_no_delete BEFORE DELETE ON oversight.complaints
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER complainants_no_update BEFORE UPDATE ON oversight.complainants
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER complainants_erasure_audit AFTER DELETE ON oversight.complainants
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('name', 'phone');
      GRANT UPDATE (state, due_on, step, outcome, satisfaction, body_hash) ON oversight.complaints TO nuancan_definer;
      GRANT DELETE ON oversight.complainants TO nuancan_definer;
      ${inner('take_complaint()')} ${inner('step_complaint()')} ${inner('officials()')}
      GRANT EXECUTE ON FUNCTION oversight.officials() TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE oversight.complaint_steps, oversight.complainants, oversight.complaints, oversight.complaint_deadlines;
      DROP FUNCTION oversight.take_complaint(), oversight.step_complaint(), oversight.officials(), oversight.answer_days(text, text);
    `);
  }
}
