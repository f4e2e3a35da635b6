import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACTIONS = `('opened', 'call_resident', 'call_contact', 'call_officer', 'escalated', 'acknowledged', 'handed_over', 'noted', 'closed')`;

const TABLES = `
  CREATE SCHEMA welfare;
  GRANT USAGE ON SCHEMA welfare TO nuancan_app;
  GRANT USAGE, CREATE ON SCHEMA welfare TO nuancan_definer;

  CREATE TABLE welfare.delays (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    contact_minutes int NOT NULL CHECK (contact_minutes BETWEEN 1 AND 240),
    officer_minutes int NOT NULL,
    escalation_minutes int NOT NULL CHECK (escalation_minutes <= 480),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT delays_in_order CHECK (contact_minutes < officer_minutes AND officer_minutes < escalation_minutes)
  );
  CREATE INDEX delays_district ON welfare.delays (district_code, recorded_at);
  COMMENT ON TABLE welfare.delays IS 'After how many minutes a district takes each step; the last row counts, for cases opened from then on.';

  CREATE TABLE welfare.duties (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    officer_id uuid NOT NULL REFERENCES identity.accounts (id),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    withdrawn_by uuid REFERENCES identity.accounts (id),
    withdrawn_at timestamptz,
    CONSTRAINT duties_in_order CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '31 days'),
    CONSTRAINT duties_withdrawn_whole CHECK (num_nonnulls(withdrawn_by, withdrawn_at) IN (0, 2)),
    CONSTRAINT duties_one_at_a_time EXCLUDE USING gist (town_code WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (withdrawn_at IS NULL),
    FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code)
  );
  COMMENT ON TABLE welfare.duties IS 'Which official of a town is called when nobody else could be reached, and when.';

  CREATE TABLE welfare.cases (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    town_code text NOT NULL,
    resident_id uuid NOT NULL,
    person_id uuid NOT NULL,
    facility_id uuid,
    kind text NOT NULL CHECK (kind IN ('no_answer', 'condition', 'absence')),
    order_id uuid REFERENCES delivery.orders (id),
    note_id uuid,
    absent_since date,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'acknowledged', 'closed')),
    stage int NOT NULL DEFAULT 0 CHECK (stage BETWEEN 0 AND 3),
    step int NOT NULL DEFAULT 0 CHECK (step >= 0),
    next_due_at timestamptz,
    contact_minutes int NOT NULL,
    officer_minutes int NOT NULL,
    escalation_minutes int NOT NULL,
    holder_id uuid REFERENCES identity.accounts (id),
    opened_at timestamptz NOT NULL,
    finding text CHECK (finding IN ('well', 'out', 'needs_care', 'injured_or_ill', 'in_hospital', 'deceased', 'not_found', 'other')),
    closed_by uuid REFERENCES identity.accounts (id),
    closed_at timestamptz,
    CONSTRAINT cases_of_kind CHECK (CASE kind WHEN 'no_answer' THEN order_id IS NOT NULL AND num_nonnulls(note_id, absent_since) = 0
      WHEN 'condition' THEN note_id IS NOT NULL AND absent_since IS NULL
      ELSE absent_since IS NOT NULL AND num_nonnulls(order_id, note_id) = 0 END),
    CONSTRAINT cases_closed_by_a_person CHECK (num_nonnulls(finding, closed_by, closed_at) = CASE state WHEN 'closed' THEN 3 ELSE 0 END),
    CONSTRAINT cases_held_by_somebody CHECK ((holder_id IS NOT NULL) = (state = 'acknowledged')),
    CONSTRAINT cases_due_while_open CHECK ((next_due_at IS NOT NULL) = (state = 'open' AND stage < 3)),
    FOREIGN KEY (resident_id, town_code, district_code) REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
  );
  CREATE UNIQUE INDEX cases_one_of_an_order ON welfare.cases (order_id) WHERE kind = 'no_answer';
  CREATE UNIQUE INDEX cases_one_of_a_note ON welfare.cases (note_id);
  CREATE UNIQUE INDEX cases_one_of_an_absence ON welfare.cases (person_id, absent_since);
  CREATE INDEX cases_due ON welfare.cases (next_due_at) WHERE next_due_at IS NOT NULL;
  CREATE INDEX cases_open ON welfare.cases (district_code, town_code) WHERE state <> 'closed';
  CREATE INDEX cases_resident ON welfare.cases (resident_id);
  COMMENT ON TABLE welfare.cases IS 'Somebody to be looked after: nobody opened, a change was noticed, or a regular diner stayed away.';
  COMMENT ON COLUMN welfare.cases.stage IS 'The last step of the chain: 0 call the resident, 1 the emergency contact, 2 the officer on duty, 3 the district.';
  COMMENT ON COLUMN welfare.cases.step IS 'The number of its last step: what was read before a step cannot be acted on after it.';

  CREATE TABLE welfare.steps (
    case_id uuid NOT NULL REFERENCES welfare.cases (id),
    step int NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    action text NOT NULL CHECK (action IN ${ACTIONS}),
    due_at timestamptz,
    at timestamptz NOT NULL,
    account_id uuid REFERENCES identity.accounts (id),
    officer_id uuid REFERENCES identity.accounts (id),
    PRIMARY KEY (case_id, step),
    CONSTRAINT steps_by_a_person CHECK (action IN ('opened', 'call_resident', 'call_contact', 'call_officer', 'escalated') OR account_id IS NOT NULL),
    CONSTRAINT steps_officer_called CHECK (officer_id IS NULL OR action = 'call_officer')
  );
  COMMENT ON TABLE welfare.steps IS 'What was done in a case, by whom and when.';
  COMMENT ON COLUMN welfare.steps.officer_id IS 'Who was on duty; null: nobody was.';

  CREATE TABLE welfare.words (
    case_id uuid NOT NULL,
    step int NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    words text NOT NULL CHECK (words <> '' AND length(words) <= 500),
    PRIMARY KEY (case_id, step),
    FOREIGN KEY (case_id, step) REFERENCES welfare.steps (case_id, step)
  );
  COMMENT ON TABLE welfare.words IS 'What was written with a step; apart, because it is about a person and goes when the person is erased.';`;

/** 关爱: cases of people who may need help, with their steps, and who is on duty. */
export class OpenWelfareCases1764702100000 implements MigrationInterface {
  readonly name = 'OpenWelfareCases1764702100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA welfare CASCADE');
  }
}
