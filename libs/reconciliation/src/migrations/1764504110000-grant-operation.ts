import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GRANT_FIGURES } from '../grant/grant-figures.sql.js';

const PLACE = `district_code text NOT NULL, town_code text NOT NULL, facility_id uuid NOT NULL`;
const OF_PLACE = 'facility_id, town_code, district_code';
const OF_FACILITY = `FOREIGN KEY (${OF_PLACE}) REFERENCES meal_point.facilities (id, town_code, district_code)`;
const BY = `account_id uuid NOT NULL REFERENCES identity.accounts (id), recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()`;
const OWN = `district_code = platform.scope_district()
  AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
  AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`;
const READERS = `platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')`;
const SIGNED = 'account_id = platform.scope_account()';

const RULES = `
  CREATE TABLE reconciliation.grant_rules (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
    version int NOT NULL CHECK (version > 0),
    name text NOT NULL CHECK (name <> '' AND length(name) <= 100),
    basis text NOT NULL CHECK (basis IN ('heads', 'grade')),
    period text NOT NULL CHECK (period IN ('month', 'quarter', 'year')),
    tiers text[] NOT NULL CHECK (cardinality(tiers) > 0 AND tiers <@ ARRAY['central_kitchen', 'elder_canteen', 'meal_point']),
    step_from int[] NOT NULL DEFAULT '{}',
    step_fen bigint[] NOT NULL DEFAULT '{}',
    most_fen bigint CHECK (most_fen BETWEEN 1 AND 100000000000),
    grade_fen bigint[] NOT NULL DEFAULT '{}',
    funders text[] NOT NULL CHECK (cardinality(funders) BETWEEN 1 AND 4 AND funders <@ ARRAY['province', 'city', 'district', 'town']),
    weights int[] NOT NULL CHECK (0 < ALL (weights) AND 10000 >= ALL (weights)),
    effective_from date NOT NULL,
    ${BY},
    CONSTRAINT grant_rules_version UNIQUE (district_code, code, version),
    CONSTRAINT grant_rules_whole CHECK (cardinality(weights) = cardinality(funders) AND CASE basis
      WHEN 'heads' THEN cardinality(step_from) BETWEEN 1 AND 10 AND cardinality(step_fen) = cardinality(step_from) AND step_from[1] = 0
        AND 0 <= ALL (step_fen) AND 1000000 >= ALL (step_fen) AND cardinality(grade_fen) = 0
      ELSE cardinality(grade_fen) = 3 AND 0 <= ALL (grade_fen) AND 100000000000 >= ALL (grade_fen) AND cardinality(step_from) = 0
        AND cardinality(step_fen) = 0 AND most_fen IS NULL END),
    CONSTRAINT grant_rules_begin CHECK (effective_from = date_trunc(period, effective_from::timestamp)::date)
  );
  COMMENT ON TABLE reconciliation.grant_rules IS 'How operating grants are worked out. A version counts from its first day on, once another person confirmed it.';
  COMMENT ON COLUMN reconciliation.grant_rules.step_from IS 'Meals beyond so many are worth step_fen of the same place, each.';
  COMMENT ON COLUMN reconciliation.grant_rules.grade_fen IS 'A period is worth so much with the grade A, B, C.';

  CREATE TABLE reconciliation.grant_rule_decisions (
    rule_id uuid PRIMARY KEY REFERENCES reconciliation.grant_rules (id),
    district_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('confirmed', 'refused')),
    ${BY}
  );

  CREATE TABLE reconciliation.facility_grades (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${PLACE},
    grade text NOT NULL CHECK (grade IN ('A', 'B', 'C')),
    valid_from date NOT NULL,
    assessed_on date NOT NULL,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 500),
    ${BY},
    CONSTRAINT facility_grades_assessed CHECK (assessed_on <= platform.business_date(recorded_at) AND valid_from >= assessed_on - 366),
    ${OF_FACILITY}
  );
  CREATE INDEX facility_grades_facility ON reconciliation.facility_grades (facility_id, valid_from, id);
  COMMENT ON TABLE reconciliation.facility_grades IS 'How a facility was assessed; the last row that has begun counts.';`;

const GRANTS = `
  CREATE TABLE reconciliation.grants (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${PLACE},
    organisation_id uuid NOT NULL,
    rule_id uuid NOT NULL REFERENCES reconciliation.grant_rules (id),
    rule_code text NOT NULL,
    period_from date NOT NULL,
    period_to date NOT NULL,
    heads int NOT NULL,
    grade text,
    computed_fen bigint NOT NULL CHECK (computed_fen >= 0),
    withheld_fen bigint NOT NULL DEFAULT 0,
    amount_fen bigint NOT NULL GENERATED ALWAYS AS (computed_fen - withheld_fen) STORED,
    withheld_because text,
    inspection_id uuid,
    state text NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'reviewed', 'approved', 'rejected', 'reversed')),
    step int NOT NULL DEFAULT 0,
    reviewed_by uuid,
    approved_by uuid,
    approved_on date,
    ${BY},
    CONSTRAINT grants_once EXCLUDE USING gist (facility_id WITH =, rule_code WITH =, daterange(period_from, period_to, '[]') WITH &&)
      WHERE (state NOT IN ('rejected', 'reversed')),
    CONSTRAINT grants_withheld CHECK (withheld_fen BETWEEN 0 AND computed_fen AND (withheld_fen > 0 OR inspection_id IS NULL)
      AND (withheld_fen > 0) = (withheld_because IS NOT NULL)),
    CONSTRAINT grants_four_eyes CHECK (approved_by IS NULL OR (approved_by <> reviewed_by AND approved_by <> account_id)),
    CONSTRAINT grants_approved CHECK ((approved_by IS NULL) = (approved_on IS NULL) AND (state NOT IN ('approved', 'reversed') OR approved_by IS NOT NULL)),
    UNIQUE (id, ${OF_PLACE}, approved_by),
    UNIQUE (id, ${OF_PLACE}),
    FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code),
    FOREIGN KEY (inspection_id, ${OF_PLACE}) REFERENCES oversight.inspection_ends (inspection_id, ${OF_PLACE}),
    ${OF_FACILITY}
  );
  CREATE INDEX grants_page ON reconciliation.grants (district_code, period_from, id);
  CREATE INDEX grants_facility ON reconciliation.grants (facility_id, period_from);
  COMMENT ON TABLE reconciliation.grants IS
    '运营补贴 of a facility for a period. The figures are counted by a trigger; state and who are moved by grant_steps alone.';
  COMMENT ON COLUMN reconciliation.grants.heads IS 'Meals of identified people in the period that stand: not voided, not taken back.';

  CREATE TABLE reconciliation.grant_steps (
    grant_id uuid NOT NULL,
    step int NOT NULL,
    ${PLACE},
    action text NOT NULL CHECK (action IN ('proposed', 'reviewed', 'returned', 'approved', 'rejected', 'reversed')),
    withheld_fen bigint NOT NULL DEFAULT 0 CONSTRAINT grant_steps_withheld CHECK (withheld_fen = 0 OR action = 'reviewed'),
    inspection_id uuid CONSTRAINT grant_steps_inspected CHECK (inspection_id IS NULL OR withheld_fen > 0),
    reason text CHECK (reason <> '' AND length(reason) <= 500),
    role text NOT NULL,
    ${BY},
    CONSTRAINT grant_steps_pkey PRIMARY KEY (grant_id, step),
    CONSTRAINT grant_steps_reasoned CHECK (reason IS NOT NULL OR (action IN ('proposed', 'reviewed', 'approved') AND withheld_fen = 0)),
    CONSTRAINT grant_steps_role CHECK (CASE action WHEN 'reviewed' THEN role IN ('town_official', 'system')
      WHEN 'proposed' THEN role IN ('town_official', 'district_official', 'system') WHEN 'rejected' THEN role IN ('town_official', 'district_official', 'system')
      ELSE role IN ('district_official', 'system') END),
    FOREIGN KEY (grant_id, ${OF_PLACE}) REFERENCES reconciliation.grants (id, ${OF_PLACE})
  );

  CREATE TABLE reconciliation.grant_shares (
    grant_id uuid NOT NULL,
    funder text NOT NULL CHECK (funder IN ('province', 'city', 'district', 'town')),
    ${PLACE},
    funding_town text CHECK ((funding_town IS NOT NULL) = (funder = 'town')),
    amount_fen bigint NOT NULL CHECK (amount_fen > 0),
    paid_fen bigint NOT NULL DEFAULT 0,
    approved_by uuid NOT NULL,
    CONSTRAINT grant_shares_pkey PRIMARY KEY (grant_id, funder),
    CONSTRAINT grant_shares_within CHECK (paid_fen BETWEEN 0 AND amount_fen),
    UNIQUE (grant_id, funder, approved_by),
    FOREIGN KEY (grant_id, ${OF_PLACE}, approved_by) REFERENCES reconciliation.grants (id, ${OF_PLACE}, approved_by)
      DEFERRABLE INITIALLY DEFERRED
  );
  COMMENT ON TABLE reconciliation.grant_shares IS 'What each funder pays of an approved grant; paid_fen is moved along with grant_payments only.';

  CREATE TABLE reconciliation.grant_payments (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    grant_id uuid NOT NULL,
    funder text NOT NULL,
    ${PLACE},
    kind text NOT NULL CHECK (kind IN ('bank', 'returned')),
    amount_fen bigint NOT NULL CHECK ((kind = 'bank') = (amount_fen > 0) AND amount_fen <> 0),
    reference text NOT NULL CHECK (reference ~ '^[^[:cntrl:]]{1,64}$'),
    paid_on date NOT NULL,
    reason text CHECK (reason <> '' AND length(reason) <= 500),
    returns uuid CONSTRAINT grant_payments_returned_once UNIQUE REFERENCES reconciliation.grant_payments (id),
    approved_by uuid NOT NULL,
    client_id uuid NOT NULL,
    ${BY},
    CONSTRAINT grant_payments_source CHECK ((kind = 'returned') = (returns IS NOT NULL AND reason IS NOT NULL)),
    CONSTRAINT grant_payments_four_eyes CHECK (kind <> 'bank' OR account_id <> approved_by),
    CONSTRAINT grant_payments_day CHECK (paid_on <= platform.business_date(recorded_at)),
    CONSTRAINT grant_payments_client UNIQUE (grant_id, client_id),
    FOREIGN KEY (grant_id, funder, approved_by) REFERENCES reconciliation.grant_shares (grant_id, funder, approved_by)
  );
  CREATE UNIQUE INDEX grant_payments_reference ON reconciliation.grant_payments (grant_id, funder, reference) WHERE kind = 'bank';`;

/** Trigger functions above the application's rights: figures are counted, and state moved, by nobody else. */
const TRIGGERS = `
  CREATE FUNCTION reconciliation.check_grant_rule() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM generate_series(2, cardinality(NEW.step_from)) n WHERE NEW.step_from[n] <= NEW.step_from[n - 1])
      OR (SELECT count(DISTINCT f) FROM unnest(NEW.funders) f) <> cardinality(NEW.funders) THEN
      RAISE EXCEPTION 'steps rise, and a funder stands once' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_rules_whole';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER grant_rules_check BEFORE INSERT ON reconciliation.grant_rules
    FOR EACH ROW EXECUTE FUNCTION reconciliation.check_grant_rule();

  CREATE FUNCTION reconciliation.decide_grant_rule() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM reconciliation.grant_rules r WHERE r.id = NEW.rule_id
      AND (r.account_id = NEW.account_id OR r.district_code <> NEW.district_code)) THEN
      RAISE EXCEPTION 'another person than entered it decides' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'grant_rule_decisions_four_eyes';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER grant_rule_decisions_decide BEFORE INSERT ON reconciliation.grant_rule_decisions
    FOR EACH ROW EXECUTE FUNCTION reconciliation.decide_grant_rule();

  CREATE FUNCTION reconciliation.count_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    r reconciliation.grant_rules;
  BEGIN
    SELECT * INTO r FROM reconciliation.grant_rules x
      WHERE x.id = reconciliation.grant_rule_on(NEW.district_code, NEW.rule_code, NEW.period_from);
    IF r.id IS NULL OR NOT r.tiers @> ARRAY[(SELECT f.tier FROM meal_point.facilities f WHERE f.id = NEW.facility_id)]
      OR NEW.period_from <> date_trunc(r.period, NEW.period_from::timestamp)::date THEN
      RAISE EXCEPTION 'no rule for this facility and day' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_rule';
    END IF;
    NEW.rule_id := r.id;
    NEW.period_to := (NEW.period_from + CASE r.period WHEN 'month' THEN interval '1 month' WHEN 'quarter' THEN interval '3 months'
      ELSE interval '1 year' END)::date - 1;
    IF NEW.period_to >= platform.business_date(now()) THEN
      RAISE EXCEPTION 'the period is not over' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_over';
    END IF;
    IF NOT reconciliation.ran_in(NEW.facility_id, NEW.period_from, NEW.period_to) THEN
      RAISE EXCEPTION 'the facility was not open' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_rule';
    END IF;
    NEW.heads := reconciliation.grant_heads(NEW.facility_id, NEW.period_from, NEW.period_to);
    NEW.grade := reconciliation.grade_on(NEW.facility_id, NEW.period_to);
    NEW.computed_fen := reconciliation.grant_amount(r.id, NEW.heads, NEW.grade);
    -- As a claim does: who ran the facility when the period was booked, whoever runs it by now.
    SELECT coalesce((SELECT e.organisation_id FROM ledger.entries e WHERE e.facility_id = f.id AND e.kind = 'day_close'
        AND e.booked_month BETWEEN NEW.period_from AND NEW.period_to ORDER BY e.booked_on DESC, e.id DESC LIMIT 1), f.organisation_id)
      INTO NEW.organisation_id FROM meal_point.facilities f WHERE f.id = NEW.facility_id;
    NEW.state := 'proposed';
    NEW.step := 0;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION reconciliation.count_grant() IS 'Counts what a proposal rests on: nobody writes figures.';
  CREATE TRIGGER grants_count BEFORE INSERT ON reconciliation.grants FOR EACH ROW EXECUTE FUNCTION reconciliation.count_grant();

  CREATE FUNCTION reconciliation.step_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    g reconciliation.grants;
  BEGIN
    SELECT * INTO g FROM reconciliation.grants x WHERE x.id = NEW.grant_id FOR UPDATE;
    IF NEW.step IS DISTINCT FROM g.step + 1 THEN
      RAISE EXCEPTION 'somebody was faster' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_steps_in_order';
    END IF;
    IF NOT (CASE NEW.action WHEN 'proposed' THEN g.step = 0 WHEN 'reviewed' THEN g.state = 'proposed' AND g.step > 0
        WHEN 'returned' THEN g.state = 'reviewed' WHEN 'approved' THEN g.state = 'reviewed'
        WHEN 'rejected' THEN g.state IN ('proposed', 'reviewed') ELSE g.state = 'approved' END) THEN
      RAISE EXCEPTION 'not a step from %', g.state USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_steps_from';
    END IF;
    IF NEW.inspection_id IS NOT NULL AND NOT EXISTS (SELECT FROM oversight.inspection_ends e WHERE e.inspection_id = NEW.inspection_id
        AND e.facility_id = g.facility_id AND e.outcome = 'failed') THEN
      RAISE EXCEPTION 'not a failed inspection of this facility' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_inspection';
    END IF;
    IF NEW.action = 'approved' AND (g.heads, g.grade, g.rule_id) IS DISTINCT FROM (
        reconciliation.grant_heads(g.facility_id, g.period_from, g.period_to), reconciliation.grade_on(g.facility_id, g.period_to),
        reconciliation.grant_rule_on(g.district_code, g.rule_code, g.period_from)) THEN
      RAISE EXCEPTION 'the figures have changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_figures';
    END IF;
    IF NEW.action = 'approved' AND (SELECT r.basis FROM reconciliation.grant_rules r WHERE r.id = g.rule_id) = 'grade'
      AND NEW.account_id = reconciliation.assessor_on(g.facility_id, g.period_to) THEN
      RAISE EXCEPTION 'another person than assessed it' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_four_eyes';
    END IF;
    IF NEW.action = 'reversed' AND (NEW.account_id = g.approved_by
        OR EXISTS (SELECT FROM reconciliation.grant_shares s WHERE s.grant_id = g.id AND s.paid_fen <> 0)) THEN
      RAISE EXCEPTION 'another person than approved, and nothing paid' USING ERRCODE = 'check_violation',
        CONSTRAINT = CASE WHEN NEW.account_id = g.approved_by THEN 'grants_four_eyes' ELSE 'grants_unpaid' END;
    END IF;
    UPDATE reconciliation.grants x SET step = NEW.step,
      state = CASE NEW.action WHEN 'returned' THEN 'proposed' ELSE NEW.action END,
      withheld_fen = CASE NEW.action WHEN 'reviewed' THEN NEW.withheld_fen WHEN 'returned' THEN 0 ELSE x.withheld_fen END,
      withheld_because = CASE WHEN NEW.action = 'reviewed' AND NEW.withheld_fen > 0 THEN NEW.reason
        WHEN NEW.action IN ('reviewed', 'returned') THEN NULL ELSE x.withheld_because END,
      inspection_id = CASE WHEN NEW.action IN ('reviewed', 'returned') THEN NEW.inspection_id ELSE x.inspection_id END,
      reviewed_by = CASE NEW.action WHEN 'reviewed' THEN NEW.account_id WHEN 'returned' THEN NULL ELSE x.reviewed_by END,
      approved_by = CASE NEW.action WHEN 'approved' THEN NEW.account_id ELSE x.approved_by END,
      approved_on = CASE NEW.action WHEN 'approved' THEN platform.business_date(NEW.recorded_at) ELSE x.approved_on END
    WHERE x.id = g.id;
    IF NEW.action = 'approved' THEN
      INSERT INTO reconciliation.grant_shares (grant_id, funder, district_code, town_code, facility_id, funding_town, amount_fen, approved_by)
      SELECT g.id, s.funder, g.district_code, g.town_code, g.facility_id, CASE s.funder WHEN 'town' THEN g.town_code END,
        s.whole + CASE WHEN s.rank <= g.amount_fen - s.wholes THEN 1 ELSE 0 END, NEW.account_id
      FROM (SELECT f.funder, g.amount_fen * f.weight / t.total AS whole,
          sum(g.amount_fen * f.weight / t.total) OVER () AS wholes,
          row_number() OVER (ORDER BY g.amount_fen * f.weight % t.total DESC, f.n) AS rank
        FROM reconciliation.grant_rules r CROSS JOIN LATERAL unnest(r.funders, r.weights) WITH ORDINALITY f (funder, weight, n)
        CROSS JOIN LATERAL (SELECT sum(w)::bigint AS total FROM unnest(r.weights) w) t WHERE r.id = g.rule_id) s
      WHERE s.whole + CASE WHEN s.rank <= g.amount_fen - s.wholes THEN 1 ELSE 0 END > 0;
    END IF;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION reconciliation.step_grant() IS
    'The grant first, under its lock. An approval counts again, and shares by largest remainder, ties to the funder named first.';
  CREATE TRIGGER grant_steps_step BEFORE INSERT ON reconciliation.grant_steps FOR EACH ROW EXECUTE FUNCTION reconciliation.step_grant();

  CREATE FUNCTION reconciliation.pay_grant() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    g reconciliation.grants;
    p reconciliation.grant_payments;
  BEGIN
    SELECT * INTO g FROM reconciliation.grants x WHERE x.id = NEW.grant_id FOR UPDATE;
    IF g.state IS DISTINCT FROM 'approved' THEN
      RAISE EXCEPTION 'not approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_steps_from';
    END IF;
    IF NEW.kind = 'returned' THEN
      SELECT * INTO p FROM reconciliation.grant_payments x WHERE x.id = NEW.returns AND x.kind = 'bank'
        AND x.grant_id = NEW.grant_id AND x.funder = NEW.funder;
      IF p.id IS NULL THEN
        RAISE EXCEPTION 'not a payment of this share' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_payments_source';
      END IF;
      -- Before the share is moved: what is back already is no overpayment.
      IF EXISTS (SELECT FROM reconciliation.grant_payments x WHERE x.returns = p.id) THEN
        RAISE EXCEPTION 'back already' USING ERRCODE = 'unique_violation', CONSTRAINT = 'grant_payments_returned_once';
      END IF;
      IF p.account_id = NEW.account_id THEN
        RAISE EXCEPTION 'another person than paid says that it came back' USING ERRCODE = 'check_violation',
          CONSTRAINT = 'grant_payments_four_eyes';
      END IF;
      IF NEW.paid_on < p.paid_on THEN
        RAISE EXCEPTION 'back before it was paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_payments_day';
      END IF;
      NEW.amount_fen := -p.amount_fen;
    ELSIF NEW.paid_on < g.approved_on THEN
      RAISE EXCEPTION 'paid before it was approved' USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_payments_day';
    END IF;
    -- Meals taken back, or a grade lowered, since the approval: what is too much comes back by a reversal and is not paid first.
    IF NEW.kind = 'bank' AND reconciliation.grant_amount(g.rule_id, reconciliation.grant_heads(g.facility_id, g.period_from, g.period_to),
        reconciliation.grade_on(g.facility_id, g.period_to)) < g.computed_fen THEN
      RAISE EXCEPTION 'the figures have changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'grants_figures';
    END IF;
    UPDATE reconciliation.grant_shares s SET paid_fen = s.paid_fen + NEW.amount_fen WHERE s.grant_id = NEW.grant_id AND s.funder = NEW.funder;
    RETURN NEW;
  END $$;
  CREATE TRIGGER grant_payments_pay BEFORE INSERT ON reconciliation.grant_payments FOR EACH ROW EXECUTE FUNCTION reconciliation.pay_grant();`;

const OFFICIALS = `platform.scope_role() IN ('town_official', 'district_official')`;
const DISTRICT = `district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND ${SIGNED}`;
const RULE_READ = `district_code = platform.scope_district() AND ${READERS}`;
const ACCESS: Readonly<Record<string, { readonly read: string; readonly add: string | null }>> = {
  grant_rules: { read: RULE_READ, add: DISTRICT },
  grant_rule_decisions: { read: RULE_READ, add: DISTRICT },
  facility_grades: { read: `${OWN} AND ${READERS}`, add: `${OWN} AND ${OFFICIALS} AND ${SIGNED}` },
  grants: { read: `${OWN} AND ${READERS}`, add: `${OWN} AND ${OFFICIALS} AND ${SIGNED}` },
  grant_steps: {
    read: `${OWN} AND ${READERS}`,
    add: `${OWN} AND ${OFFICIALS} AND ${SIGNED} AND role = platform.scope_role()`,
  },
  grant_shares: { read: `${OWN} AND ${READERS}`, add: null },
  grant_payments: { read: `${OWN} AND ${READERS}`, add: `${DISTRICT}` },
};
const APPEND_ONLY = ['grant_rules', 'grant_rule_decisions', 'facility_grades', 'grant_steps', 'grant_payments'];

/** 运营补贴: rules by heads or by grade, grades, what facilities are granted for a period, and what was paid of it. */
export class GrantOperation1764504110000 implements MigrationInterface {
  readonly name = 'GrantOperation1764504110000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`INSERT INTO ledger.account_kinds (kind, book, type, required, funders) VALUES
      ('grant_receivable', 'cash', 'asset', '{facility,funder}', '{province,city,district,town}'),
      ('income_operating_grant', 'cash', 'income', '{facility,funder}', '{province,city,district,town}')`);
    for (const sql of [RULES, GRANTS, GRANT_FIGURES, TRIGGERS]) await queryRunner.query(sql);
    for (const [table, { read, add }] of Object.entries(ACCESS)) {
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON reconciliation.${table} FOR SELECT TO nuancan_app USING (${read});
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON reconciliation.${table} TO nuancan_app, nuancan_definer;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON reconciliation.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
        CREATE TRIGGER ${table}_audit AFTER INSERT ON reconciliation.${table} FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
      if (add !== null) {
        await queryRunner.query(`
          CREATE POLICY ${table}_add ON reconciliation.${table} FOR INSERT TO nuancan_app WITH CHECK (${add});
          GRANT INSERT ON reconciliation.${table} TO nuancan_app;
        `);
      }
      await queryRunner.query(`CREATE TRIGGER ${table}_kept BEFORE ${APPEND_ONLY.includes(table) ? 'UPDATE OR ' : ''}DELETE
        ON reconciliation.${table} FOR EACH ROW EXECUTE FUNCTION platform.refuse_change()`);
    }
    await queryRunner.query(`
      GRANT INSERT, UPDATE (paid_fen) ON reconciliation.grant_shares TO nuancan_definer;
      GRANT UPDATE (state, step, withheld_fen, withheld_because, inspection_id, reviewed_by, approved_by, approved_on)
        ON reconciliation.grants TO nuancan_definer;
    `);
    for (const name of ['decide_grant_rule', 'count_grant', 'step_grant', 'pay_grant']) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${name}() OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${name}() FROM PUBLIC;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE reconciliation.grant_payments, reconciliation.grant_shares, reconciliation.grant_steps, reconciliation.grants,
        reconciliation.facility_grades, reconciliation.grant_rule_decisions, reconciliation.grant_rules;
      DROP FUNCTION reconciliation.check_grant_rule(), reconciliation.decide_grant_rule(), reconciliation.count_grant(),
        reconciliation.step_grant(), reconciliation.pay_grant(), reconciliation.grant_rule_on(text, text, date),
        reconciliation.grant_amount(uuid, int, text), reconciliation.grade_on(uuid, date), reconciliation.assessor_on(uuid, date),
        reconciliation.ran_in(uuid, date, date), reconciliation.grant_heads(uuid, date, date);
      DELETE FROM ledger.account_kinds WHERE kind IN ('grant_receivable', 'income_operating_grant');
    `);
  }
}
