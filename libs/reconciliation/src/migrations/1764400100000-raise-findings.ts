import type { MigrationInterface, QueryRunner } from 'typeorm';

const CODES = `('E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'Q01', 'Q02', 'Q03', 'P01', 'P02', 'P03', 'P05', 'P06', 'C01', 'C02', 'C04',
  'B05', 'B06', 'U02', 'U03')`;

const TABLES = `
  CREATE TABLE reconciliation.check_settings (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    code text NOT NULL CHECK (code IN ${CODES}),
    valid_from date NOT NULL,
    severity text NOT NULL CHECK (severity IN ('ignore', 'warn', 'block')),
    params jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(params) = 'object'),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX check_settings_standing ON reconciliation.check_settings (district_code, code, valid_from);
  COMMENT ON TABLE reconciliation.check_settings IS
    'Of a day holds the row that began last, of two of one day the later recorded. Without a row a check is as its file says.';

  CREATE TABLE reconciliation.check_runs (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    town_code text,
    facility_id uuid,
    month date NOT NULL CHECK (month = date_trunc('month', month)::date),
    state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'done', 'failed')),
    asked_by uuid REFERENCES identity.accounts (id),
    asked_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    meals int CHECK (meals >= 0),
    findings int CHECK (findings >= 0),
    raised int CHECK (raised >= 0),
    gone int CHECK (gone >= 0),
    took_ms jsonb,
    CONSTRAINT check_runs_ended CHECK ((state = 'queued') = (ended_at IS NULL)),
    CONSTRAINT check_runs_outcome CHECK (num_nulls(meals, findings, raised, gone, took_ms) = CASE state WHEN 'done' THEN 0 ELSE 5 END),
    FOREIGN KEY (town_code, district_code) REFERENCES registry.towns (code, district_code),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX check_runs_district ON reconciliation.check_runs (district_code, month, id);
  COMMENT ON TABLE reconciliation.check_runs IS 'Without a facility: all of the town; without a town: the whole district.';

  CREATE TABLE reconciliation.findings (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    facility_id uuid NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    month date NOT NULL CHECK (month = date_trunc('month', month)::date),
    code text NOT NULL CHECK (code IN ${CODES}),
    severity text NOT NULL CHECK (severity IN ('warn', 'block')),
    evidence_key text NOT NULL CHECK (length(evidence_key) BETWEEN 1 AND 300),
    evidence_hash bytea NOT NULL CHECK (octet_length(evidence_hash) = 32),
    stake_fen bigint NOT NULL CHECK (stake_fen >= 0),
    facts jsonb NOT NULL CHECK (jsonb_typeof(facts) = 'object'),
    asks boolean NOT NULL,
    late boolean NOT NULL,
    resident_id uuid,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'asked', 'answered', 'accepted', 'disallowed')),
    first_seen_at timestamptz NOT NULL DEFAULT now(),
    gone_at timestamptz,
    CONSTRAINT findings_once UNIQUE (facility_id, code, evidence_hash),
    CONSTRAINT findings_gone_undecided CHECK (gone_at IS NULL OR state = 'open'),
    UNIQUE (id, facility_id, town_code, district_code),
    FOREIGN KEY (facility_id, town_code, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX findings_district_month ON reconciliation.findings (district_code, month, id);
  CREATE INDEX findings_facility_month ON reconciliation.findings (facility_id, month, id);
  CREATE INDEX findings_evidence ON reconciliation.findings (facility_id, code, evidence_key);
  CREATE INDEX findings_resident ON reconciliation.findings (resident_id, month) WHERE resident_id IS NOT NULL;
  COMMENT ON TABLE reconciliation.findings IS
    'One piece of evidence of a check at one facility. The same evidence has the same hash in every run and is one row for ever.';
  COMMENT ON COLUMN reconciliation.findings.asks IS 'Nothing may follow from it by itself: somebody is asked first, as for a meal on the day of death.';
  COMMENT ON COLUMN reconciliation.findings.late IS 'Raised for a month that was over, by a fact that came late.';
  COMMENT ON COLUMN reconciliation.findings.gone_at IS 'A later run no longer found it, and nobody had dealt with it.';

  CREATE TABLE reconciliation.finding_meals (
    finding_id uuid NOT NULL,
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    facility_id uuid NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    stake_fen bigint NOT NULL CHECK (stake_fen >= 0),
    PRIMARY KEY (finding_id, meal_id),
    FOREIGN KEY (finding_id, facility_id, town_code, district_code)
      REFERENCES reconciliation.findings (id, facility_id, town_code, district_code)
  );
  CREATE INDEX finding_meals_meal ON reconciliation.finding_meals (meal_id);
  COMMENT ON TABLE reconciliation.finding_meals IS
    'Evidence. facility_id is that of the finding; the meal may have been eaten elsewhere. stake_fen 0: only there to show the other.';

  CREATE TABLE reconciliation.finding_decisions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    finding_id uuid NOT NULL,
    facility_id uuid NOT NULL,
    district_code text NOT NULL,
    town_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('accept', 'disallow', 'ask', 'answer')),
    reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    meal_ids uuid[],
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT finding_decisions_meals CHECK (meal_ids IS NULL OR (kind = 'disallow' AND cardinality(meal_ids) BETWEEN 1 AND 10000)),
    FOREIGN KEY (finding_id, facility_id, town_code, district_code)
      REFERENCES reconciliation.findings (id, facility_id, town_code, district_code)
  );
  CREATE INDEX finding_decisions_finding ON reconciliation.finding_decisions (finding_id, id);
  CREATE UNIQUE INDEX finding_decisions_final ON reconciliation.finding_decisions (finding_id) WHERE kind IN ('accept', 'disallow');
  COMMENT ON COLUMN reconciliation.finding_decisions.meal_ids IS 'Which meals are disallowed; NULL: all of them that have something at stake.';`;

/** Counts of the two methods, once in the database and nowhere else. */
const LIMITS = `
  CREATE FUNCTION reconciliation.regulars_limit(regulars int, factor numeric) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN floor(regulars * factor)::int;
  COMMENT ON FUNCTION reconciliation.regulars_limit(int, numeric) IS
    'Most meals a day that ask for no justification: USDA NSLP 7 CFR 210.8(a)(3), eligible × attendance factor, rounded down.';
  CREATE FUNCTION reconciliation.count_limit(capacity int, attendance int) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN least(capacity, attendance);
  COMMENT ON FUNCTION reconciliation.count_limit(int, int) IS
    'Most meals that can have been served: the lesser of capacity and independent attendance, whichever are known (CACFP 7 CFR 226.16(d)(4)).';`;

const GUARD = `
  CREATE FUNCTION reconciliation.may_decide(finding uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$ SELECT true $$;
  COMMENT ON FUNCTION reconciliation.may_decide(uuid) IS 'Whether the claim that the finding belongs to still takes decisions.';

  CREATE FUNCTION reconciliation.guard_finding_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    actor uuid := platform.scope_account();
    f reconciliation.findings;
    broken text;
  BEGIN
    SELECT * INTO f FROM reconciliation.findings x WHERE x.id = NEW.finding_id
      AND x.district_code = platform.scope_district()
      AND (platform.scope_town() IS NULL OR x.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR x.facility_id = platform.scope_facility()) FOR UPDATE;
    SELECT CASE
      WHEN f.id IS NULL OR actor IS NULL THEN 'finding_decisions_scope'
      WHEN platform.scope_role() <> ALL (CASE NEW.kind WHEN 'answer' THEN ARRAY['operator'] ELSE ARRAY['town_official', 'district_official'] END)
        THEN 'finding_decisions_role'
      WHEN f.gone_at IS NOT NULL THEN 'finding_decisions_gone'
      WHEN f.state <> ALL (CASE NEW.kind WHEN 'answer' THEN ARRAY['asked'] WHEN 'ask' THEN ARRAY['open', 'answered']
        ELSE ARRAY['open', 'asked', 'answered'] END) THEN 'finding_decisions_step'
      WHEN NOT reconciliation.may_decide(f.id) THEN 'finding_decisions_claim'
      WHEN NEW.kind <> 'answer' AND EXISTS (SELECT FROM reconciliation.finding_meals e WHERE e.finding_id = f.id AND (
          EXISTS (SELECT FROM canteen.meals m WHERE m.id = e.meal_id AND m.business_date = e.business_date AND m.account_id = actor)
          OR EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = e.meal_id AND v.business_date = e.business_date AND v.account_id = actor)
          OR EXISTS (SELECT FROM canteen.meal_corrections k WHERE k.meal_id = e.meal_id AND k.business_date = e.business_date
            AND k.account_id = actor))) THEN 'finding_decisions_own_evidence'
      WHEN NEW.kind = 'disallow' AND (f.code IN ('U02', 'U03') OR NOT EXISTS (SELECT FROM reconciliation.finding_meals e
          WHERE e.finding_id = f.id AND e.stake_fen > 0 AND (NEW.meal_ids IS NULL OR e.meal_id = ANY (NEW.meal_ids)))
        OR EXISTS (SELECT FROM unnest(NEW.meal_ids) n WHERE NOT EXISTS (SELECT FROM reconciliation.finding_meals e
          WHERE e.finding_id = f.id AND e.meal_id = n AND e.stake_fen > 0))) THEN 'finding_decisions_nothing_at_stake'
    END INTO broken;
    IF broken IS NOT NULL THEN
      RAISE EXCEPTION 'a finding takes no such decision: %', broken USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    NEW.facility_id := f.facility_id; NEW.town_code := f.town_code; NEW.district_code := f.district_code;
    NEW.account_id := actor; NEW.decided_at := clock_timestamp();
    UPDATE reconciliation.findings x SET state = CASE NEW.kind WHEN 'accept' THEN 'accepted' WHEN 'disallow' THEN 'disallowed'
      WHEN 'ask' THEN 'asked' ELSE 'answered' END WHERE x.id = f.id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER finding_decisions_guard BEFORE INSERT ON reconciliation.finding_decisions
    FOR EACH ROW EXECUTE FUNCTION reconciliation.guard_finding_decision();

  CREATE FUNCTION reconciliation.keep_finding() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF (NEW.facts, NEW.stake_fen, NEW.asks, NEW.gone_at) IS DISTINCT FROM (OLD.facts, OLD.stake_fen, OLD.asks, OLD.gone_at)
      AND OLD.state <> 'open' THEN
      RAISE EXCEPTION 'somebody deals with this finding' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'findings_stick';
    END IF;
    IF OLD.state IN ('accepted', 'disallowed') AND NEW.state <> OLD.state THEN
      RAISE EXCEPTION 'a decided finding is not opened again' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'findings_stick';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER findings_keep BEFORE UPDATE ON reconciliation.findings
    FOR EACH ROW EXECUTE FUNCTION reconciliation.keep_finding();
  CREATE TRIGGER findings_no_delete BEFORE DELETE ON reconciliation.findings
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();`;

const EVIDENCE = `
  CREATE FUNCTION reconciliation.finding_evidence(finding uuid)
    RETURNS TABLE (meal_id uuid, business_date date, stake_fen bigint, facility_id uuid, facility_name text, resident_id uuid,
      masked_name text, slot text, mode text, identified_by text, served_at timestamptz, recorded_at timestamptz, offline boolean,
      price_fen bigint, elder_paid_fen bigint, government_fen bigint, tier_code text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT m.id, m.business_date, e.stake_fen, m.facility_id, p.name, m.resident_id,
      CASE WHEN length(r.name) < 2 THEN '*' ELSE left(r.name, 1) || repeat('*', greatest(1, length(r.name) - 2))
        || CASE WHEN length(r.name) > 2 THEN right(r.name, 1) ELSE '' END END,
      m.slot, m.mode, m.identified_by, m.served_at, m.recorded_at, m.offline, m.price_fen, m.elder_paid_fen, m.government_fen, m.tier_code
    FROM reconciliation.finding_meals e
    JOIN canteen.meals m ON m.id = e.meal_id AND m.business_date = e.business_date
    JOIN meal_point.facilities p ON p.id = m.facility_id
    LEFT JOIN registry.residents r ON r.id = m.resident_id
    WHERE e.finding_id = finding AND e.district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer'
      AND (platform.scope_town() IS NULL OR e.town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR e.facility_id = platform.scope_facility())
    ORDER BY m.business_date, m.served_at, m.id;
  $$;
  COMMENT ON FUNCTION reconciliation.finding_evidence(uuid) IS
    'Evidence of a finding in scope, meals eaten elsewhere and people of other towns included, names masked.';`;

interface Secured {
  readonly table: string;
  readonly town: boolean;
  readonly grants: string;
  readonly write: string;
}

const OFFICIALS = `('town_official', 'district_official')`;

const SECURED: readonly Secured[] = [
  {
    table: 'check_settings',
    town: false,
    grants: 'SELECT, INSERT',
    write: `FOR INSERT TO nuancan_app WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'district_official'
      AND account_id = platform.scope_account())`,
  },
  {
    table: 'findings',
    town: true,
    grants: 'SELECT, INSERT, UPDATE (gone_at, stake_fen, facts, asks)',
    write: `TO nuancan_app USING (district_code = platform.scope_district() AND platform.scope_role() = 'system')
      WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'system')`,
  },
  {
    table: 'finding_meals',
    town: true,
    grants: 'SELECT, INSERT, UPDATE (stake_fen)',
    write: `TO nuancan_app USING (district_code = platform.scope_district() AND platform.scope_role() = 'system')
      WITH CHECK (district_code = platform.scope_district() AND platform.scope_role() = 'system')`,
  },
  {
    table: 'finding_decisions',
    town: true,
    grants: 'SELECT, INSERT',
    write: `FOR INSERT TO nuancan_app WITH CHECK (district_code = platform.scope_district()
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official') AND account_id = platform.scope_account()
      AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
      AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility()))`,
  },
];

/** 校验: what the checks found, what was decided of it, and how each district has them. */
export class RaiseFindings1764400100000 implements MigrationInterface {
  readonly name = 'RaiseFindings1764400100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(LIMITS);
    for (const { table, town, grants, write } of SECURED) {
      const place = town
        ? `AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
           AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())`
        : '';
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON reconciliation.${table} FOR SELECT TO nuancan_app
          USING (district_code = platform.scope_district() AND platform.scope_role() <> 'volunteer' ${place});
        CREATE POLICY ${table}_write ON reconciliation.${table} ${write};
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT ${grants} ON reconciliation.${table} TO nuancan_app;
        GRANT SELECT ON reconciliation.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON reconciliation.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await this.secureRuns(queryRunner);
    await queryRunner.query(GUARD);
    await queryRunner.query(EVIDENCE);
    await queryRunner.query(`
      GRANT UPDATE (state) ON reconciliation.findings TO nuancan_definer;
      CREATE TRIGGER check_settings_append_only BEFORE UPDATE OR DELETE ON reconciliation.check_settings
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER check_settings_audit AFTER INSERT ON reconciliation.check_settings
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      CREATE TRIGGER finding_decisions_append_only BEFORE UPDATE OR DELETE ON reconciliation.finding_decisions
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER finding_decisions_audit AFTER INSERT ON reconciliation.finding_decisions
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('reason');
    `);
    for (const signature of ['guard_finding_decision()', 'may_decide(uuid)', 'finding_evidence(uuid)']) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
      `);
    }
    await queryRunner.query(
      `GRANT EXECUTE ON FUNCTION reconciliation.finding_evidence(uuid), reconciliation.may_decide(uuid) TO nuancan_app`,
    );
  }

  private async secureRuns(queryRunner: QueryRunner): Promise<void> {
    const own = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;
    await queryRunner.query(`
      ALTER TABLE reconciliation.check_runs ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.check_runs FORCE ROW LEVEL SECURITY;
      CREATE POLICY check_runs_read ON reconciliation.check_runs FOR SELECT TO nuancan_app
        USING (${own} AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY check_runs_ask ON reconciliation.check_runs FOR INSERT TO nuancan_app WITH CHECK (${own} AND state = 'queued'
        AND (platform.scope_role() = 'system' OR platform.scope_role() IN ${OFFICIALS} AND asked_by = platform.scope_account()));
      CREATE POLICY check_runs_end ON reconciliation.check_runs FOR UPDATE TO nuancan_app
        USING (${own} AND platform.scope_role() = 'system') WITH CHECK (${own} AND platform.scope_role() = 'system');
      GRANT SELECT, INSERT, UPDATE (state, ended_at, meals, findings, raised, gone, took_ms) ON reconciliation.check_runs TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION reconciliation.finding_evidence(uuid);
      DROP TABLE reconciliation.finding_decisions, reconciliation.finding_meals, reconciliation.findings, reconciliation.check_runs,
        reconciliation.check_settings;
      DROP FUNCTION reconciliation.guard_finding_decision(), reconciliation.keep_finding(), reconciliation.may_decide(uuid),
        reconciliation.count_limit(int, int), reconciliation.regulars_limit(int, numeric);
    `);
  }
}
