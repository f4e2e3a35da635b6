import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Append only; `claims` itself is changed by the step function only. */
const APPEND_ONLY = [
  'claim_transitions',
  'claim_versions',
  'claim_rounds',
  'adjustments',
  'claim_lines',
  'claim_approvals',
];

const SHARES = `province_fen bigint NOT NULL, city_fen bigint NOT NULL, district_fen bigint NOT NULL, town_fen bigint NOT NULL,
        government_fen bigint NOT NULL GENERATED ALWAYS AS (province_fen + city_fen + district_fen + town_fen) STORED`;
const PLACE = `district_code text NOT NULL, town_code text NOT NULL, facility_id uuid NOT NULL`;

/** Claims (申报): one for each facility and month, its versions, its lines and its steps. */
export class CreateClaims1764400200000 implements MigrationInterface {
  readonly name = 'CreateClaims1764400200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reconciliation.claims (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        ${PLACE},
        organisation_id uuid NOT NULL,
        month date NOT NULL CHECK (month = date_trunc('month', month)::date),
        state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'submitted', 'town_review', 'district_review',
          'approved', 'disbursed', 'closed', 'returned')),
        version int NOT NULL DEFAULT 0 CHECK (version BETWEEN 0 AND 1000),
        step int NOT NULL DEFAULT 0 CHECK (step >= 0),
        submitted_by uuid REFERENCES identity.accounts (id),
        town_reviewed_by uuid REFERENCES identity.accounts (id),
        approved_by uuid REFERENCES identity.accounts (id),
        CONSTRAINT claims_one_a_month UNIQUE (facility_id, month),
        UNIQUE (id, facility_id, month),
        UNIQUE (id, approved_by),
        CONSTRAINT claims_people CHECK (CASE
          WHEN state = 'draft' THEN num_nonnulls(submitted_by, town_reviewed_by, approved_by) = 0 AND version = 0
          WHEN state IN ('submitted', 'town_review', 'returned') THEN submitted_by IS NOT NULL
            AND num_nonnulls(town_reviewed_by, approved_by) = 0 AND version > 0
          WHEN state = 'district_review' THEN submitted_by IS NOT NULL AND town_reviewed_by IS NOT NULL AND approved_by IS NULL
          ELSE num_nulls(submitted_by, town_reviewed_by, approved_by) = 0 END),
        CONSTRAINT claims_four_eyes CHECK (town_reviewed_by <> submitted_by AND approved_by <> submitted_by
          AND approved_by <> town_reviewed_by),
        FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code),
        FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code)
      );
      CREATE INDEX claims_month ON reconciliation.claims (district_code, month, town_code, facility_id);
      COMMENT ON COLUMN reconciliation.claims.version IS 'How often it was submitted.';
      COMMENT ON COLUMN reconciliation.claims.organisation_id IS 'The payee: from the submission on, who ran the facility when the month was booked.';
      COMMENT ON COLUMN reconciliation.claims.step IS 'How many steps it took; who takes the next one names it.';

      CREATE TABLE reconciliation.claim_transitions (
        claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
        step int NOT NULL CHECK (step >= 1),
        ${PLACE},
        action text NOT NULL,
        from_state text NOT NULL,
        to_state text NOT NULL,
        version int NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        at timestamptz NOT NULL,
        reason text CHECK (reason <> '' AND length(reason) <= 500),
        PRIMARY KEY (claim_id, step),
        CONSTRAINT claim_transitions_step CHECK ((action, from_state, to_state) IN (
          ('submit', 'draft', 'submitted'), ('submit', 'returned', 'submitted'), ('take', 'submitted', 'town_review'),
          ('adjust', 'draft', 'draft'), ('adjust', 'submitted', 'submitted'), ('adjust', 'town_review', 'town_review'),
          ('adjust', 'district_review', 'district_review'), ('adjust', 'returned', 'returned'),
          ('endorse', 'submitted', 'district_review'), ('endorse', 'town_review', 'district_review'),
          ('return', 'submitted', 'returned'), ('return', 'town_review', 'returned'), ('return', 'district_review', 'returned'),
          ('approve', 'district_review', 'approved'), ('disburse', 'approved', 'disbursed'), ('bounce', 'disbursed', 'approved'), ('bounce', 'closed', 'approved'),
          ('close', 'disbursed', 'closed'))),
        CONSTRAINT claim_transitions_reason CHECK (action <> 'return' OR reason IS NOT NULL)
      );

      CREATE TABLE reconciliation.claim_versions (
        claim_id uuid NOT NULL,
        version int NOT NULL CHECK (version >= 1),
        ${PLACE},
        month date NOT NULL,
        meals int NOT NULL CHECK (meals >= 0),
        prior_fen bigint NOT NULL,
        ${SHARES},
        lines_hash bytea NOT NULL CHECK (octet_length(lines_hash) = 32),
        note text CHECK (note <> '' AND length(note) <= 500),
        submitted_by uuid NOT NULL REFERENCES identity.accounts (id),
        submitted_at timestamptz NOT NULL,
        PRIMARY KEY (claim_id, version),
        CONSTRAINT claim_versions_one UNIQUE (facility_id, month, version),
        FOREIGN KEY (claim_id, facility_id, month) REFERENCES reconciliation.claims (id, facility_id, month)
      );
      COMMENT ON COLUMN reconciliation.claim_versions.note IS 'What the canteen says with it, for instance the answer to a return.';

      CREATE TABLE reconciliation.claim_rounds (
        facility_id uuid NOT NULL,
        business_date date NOT NULL,
        round int NOT NULL,
        claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
        district_code text NOT NULL,
        town_code text NOT NULL,
        PRIMARY KEY (facility_id, business_date, round),
        FOREIGN KEY (facility_id, business_date, round) REFERENCES canteen.day_closes (facility_id, business_date, round)
      );
      CREATE INDEX claim_rounds_claim ON reconciliation.claim_rounds (claim_id);
      COMMENT ON TABLE reconciliation.claim_rounds IS 'Which claim took the meals of a round of a day close.';

      CREATE TABLE reconciliation.adjustments (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
        about_claim_id uuid REFERENCES reconciliation.claims (id),
        ${PLACE},
        funding_town text,
        ${SHARES},
        reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
        client_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT adjustments_client UNIQUE (district_code, client_id),
        CONSTRAINT adjustments_not_empty CHECK (province_fen <> 0 OR city_fen <> 0 OR district_fen <> 0 OR town_fen <> 0),
        CONSTRAINT adjustments_town_named CHECK (funding_town IS NOT NULL OR town_fen = 0),
        CONSTRAINT adjustments_bounded CHECK (greatest(abs(province_fen), abs(city_fen), abs(district_fen), abs(town_fen)) <= 10000000000),
        CONSTRAINT adjustments_town_fkey FOREIGN KEY (funding_town, district_code) REFERENCES registry.towns (code, district_code)
      );
      CREATE INDEX adjustments_claim ON reconciliation.adjustments (claim_id);
      COMMENT ON COLUMN reconciliation.adjustments.about_claim_id IS 'The approved claim of an earlier month that it makes good.';

      CREATE TABLE reconciliation.claim_lines (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
        version int NOT NULL,
        ${PLACE},
        kind text NOT NULL CHECK (kind IN ('meal', 'correction', 'adjustment', 'disallowance', 'withholding')),
        meal_id uuid,
        business_date date,
        correction_id uuid REFERENCES canteen.meal_corrections (id),
        adjustment_id uuid REFERENCES reconciliation.adjustments (id),
        prior boolean NOT NULL,
        funding_town text,
        ${SHARES},
        CONSTRAINT claim_lines_source CHECK (CASE kind
          WHEN 'meal' THEN num_nonnulls(meal_id, business_date) = 2 AND num_nonnulls(correction_id, adjustment_id) = 0
          WHEN 'adjustment' THEN adjustment_id IS NOT NULL AND num_nonnulls(meal_id, business_date, correction_id) = 0
          ELSE num_nonnulls(meal_id, business_date, correction_id) = 3 AND adjustment_id IS NULL END),
        CONSTRAINT claim_lines_town_named CHECK (funding_town IS NOT NULL OR town_fen = 0),
        CONSTRAINT claim_lines_signs CHECK (CASE kind
          WHEN 'meal' THEN least(province_fen, city_fen, district_fen, town_fen) >= 0
          WHEN 'disallowance' THEN greatest(province_fen, city_fen, district_fen, town_fen) <= 0
          WHEN 'withholding' THEN greatest(province_fen, city_fen, district_fen, town_fen) <= 0
          ELSE true END)
      );
      CREATE UNIQUE INDEX claim_lines_meal_once ON reconciliation.claim_lines (meal_id, business_date) WHERE kind = 'meal';
      CREATE UNIQUE INDEX claim_lines_correction_once ON reconciliation.claim_lines (correction_id) WHERE correction_id IS NOT NULL;
      CREATE UNIQUE INDEX claim_lines_adjustment_once ON reconciliation.claim_lines (adjustment_id) WHERE adjustment_id IS NOT NULL;
      CREATE INDEX claim_lines_claim ON reconciliation.claim_lines (claim_id, kind) INCLUDE (government_fen, prior);
      COMMENT ON COLUMN reconciliation.claim_lines.version IS 'Of the first submission it is in; what is entered after one belongs to the next.';
      COMMENT ON TABLE reconciliation.claim_lines IS
        'What a claim is made of. meal: a subsidised meal, once in all claims; correction: booked after the close; disallowance:
        taken off at the approval; withholding: taken off what an approved claim is still to be paid. The sum is what is claimed.';

      CREATE TABLE reconciliation.claim_approvals (
        claim_id uuid PRIMARY KEY REFERENCES reconciliation.claims (id),
        ${PLACE},
        version int NOT NULL,
        claimed_fen bigint NOT NULL,
        disallowed_fen bigint NOT NULL CHECK (disallowed_fen >= 0),
        adjusted_fen bigint NOT NULL,
        ${SHARES},
        lines_hash bytea NOT NULL CHECK (octet_length(lines_hash) = 32),
        chain_no int,
        chain_head bytea CHECK (octet_length(chain_head) = 32),
        approved_by uuid NOT NULL REFERENCES identity.accounts (id),
        approved_at timestamptz NOT NULL,
        CONSTRAINT claim_approvals_adds_up CHECK (claimed_fen - disallowed_fen + adjusted_fen
          = province_fen + city_fen + district_fen + town_fen),
        CONSTRAINT claim_approvals_chain CHECK ((chain_no IS NULL) = (chain_head IS NULL)),
        CONSTRAINT claim_approvals_approver FOREIGN KEY (claim_id, approved_by) REFERENCES reconciliation.claims (id, approved_by)
          DEFERRABLE INITIALLY DEFERRED
      );
      COMMENT ON TABLE reconciliation.claim_approvals IS
        'What was approved, with the head of the facility''s hash chain at that moment: a chain rebuilt later is found by it.';
    `);
    await this.secure(queryRunner);
  }

  /** A facility's claims are read by itself, its town and the district; lines also by the town that pays for them. */
  private async secure(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['claims', ...APPEND_ONLY]) {
      const funded = ['adjustments', 'claim_lines'].includes(table) ? 'OR funding_town = platform.scope_town()' : '';
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON reconciliation.${table} FOR SELECT TO nuancan_app USING (
          platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
          AND district_code = platform.scope_district()
          AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
          AND (platform.scope_town() IS NULL OR town_code = platform.scope_town() ${funded}));
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON reconciliation.${table} TO nuancan_app;
        GRANT SELECT, INSERT ON reconciliation.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON reconciliation.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    for (const table of APPEND_ONLY) {
      await queryRunner.query(`CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON reconciliation.${table}
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()`);
    }
    await queryRunner.query(`
      CREATE TRIGGER adjustments_audit AFTER INSERT ON reconciliation.adjustments
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      GRANT UPDATE (state, version, step, submitted_by, town_reviewed_by, approved_by, organisation_id) ON reconciliation.claims TO nuancan_definer;
      CREATE TRIGGER claims_no_delete BEFORE DELETE ON reconciliation.claims
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE reconciliation.claim_approvals, reconciliation.claim_lines, reconciliation.adjustments,
      reconciliation.claim_rounds, reconciliation.claim_versions, reconciliation.claim_transitions, reconciliation.claims`);
  }
}
