import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, guarded, inner, OF_FACILITY, OF_PLACE, OFFICIALS, OWN, PLACE, READERS } from '../row-rules.js';

const KINDS = `'food_safety', 'samples', 'accounts', 'fire', 'hygiene'`;
const BY = `account_id uuid NOT NULL REFERENCES identity.accounts (id), recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()`;
const TEXT = (name: string, longest: number): string =>
  `${name} text CHECK (${name} <> '' AND length(${name}) <= ${longest})`;

const TABLES = `
  CREATE SCHEMA oversight;
  GRANT USAGE ON SCHEMA oversight TO nuancan_app;
  GRANT USAGE, CREATE ON SCHEMA oversight TO nuancan_definer;

  CREATE TABLE oversight.checklists (
    district_code text NOT NULL REFERENCES registry.districts (code),
    kind text NOT NULL CHECK (kind IN (${KINDS})),
    version int NOT NULL CHECK (version > 0),
    items text[] NOT NULL CHECK (cardinality(items) BETWEEN 1 AND 40 AND array_position(items, NULL) IS NULL),
    ${BY},
    CONSTRAINT checklists_pkey PRIMARY KEY (district_code, kind, version)
  );
  COMMENT ON TABLE oversight.checklists IS 'What an inspection of a kind looks at: the last version counts for what is planned from then on.';

  CREATE TABLE oversight.inspections (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    ${PLACE},
    kinds text[] NOT NULL CHECK (cardinality(kinds) BETWEEN 1 AND 5 AND kinds <@ ARRAY[${KINDS}]),
    items text[] NOT NULL,
    item_kinds text[] NOT NULL,
    item_count int NOT NULL GENERATED ALWAYS AS (cardinality(items)) STORED,
    planned_on date NOT NULL,
    announced boolean NOT NULL,
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    ${BY},
    CONSTRAINT inspections_items CHECK (cardinality(items) BETWEEN 1 AND 200 AND cardinality(item_kinds) = cardinality(items)),
    CONSTRAINT inspections_client UNIQUE (district_code, client_id),
    UNIQUE (id, ${OF_PLACE}),
    UNIQUE (id, item_count),
    ${OF_FACILITY}
  );
  CREATE INDEX inspections_facility ON oversight.inspections (facility_id, planned_on);
  CREATE INDEX inspections_page ON oversight.inspections (district_code, planned_on, id);
  COMMENT ON COLUMN oversight.inspections.items IS 'The checklist as it was when the inspection was planned.';
  COMMENT ON COLUMN oversight.inspections.announced IS 'The operator sees one that is not announced when it was held.';

  CREATE TABLE oversight.inspection_ends (
    inspection_id uuid PRIMARY KEY,
    ${PLACE},
    item_count int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('held', 'cancelled')),
    ended_on date NOT NULL,
    outcome text CHECK (outcome IN ('passed', 'failed')),
    results text[] NOT NULL DEFAULT '{}' CHECK (results <@ ARRAY['ok', 'not_ok', 'not_applicable'] AND array_position(results, NULL) IS NULL),
    remarks text[] NOT NULL DEFAULT '{}',
    ${TEXT('note', 500)},
    ${BY},
    CONSTRAINT inspection_ends_whole CHECK (CASE kind
      WHEN 'held' THEN outcome IS NOT NULL AND cardinality(results) = item_count AND cardinality(remarks) = item_count
      ELSE outcome IS NULL AND cardinality(results) = 0 AND note IS NOT NULL END),
    CONSTRAINT inspection_ends_not_ahead CHECK (ended_on <= platform.business_date(recorded_at)),
    UNIQUE (inspection_id, ${OF_PLACE}),
    FOREIGN KEY (inspection_id, ${OF_PLACE}) REFERENCES oversight.inspections (id, ${OF_PLACE}),
    FOREIGN KEY (inspection_id, item_count) REFERENCES oversight.inspections (id, item_count)
  );
  CREATE INDEX inspection_ends_facility ON oversight.inspection_ends (facility_id, ended_on);

  CREATE TABLE oversight.inspection_findings (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    inspection_id uuid NOT NULL,
    ${PLACE},
    item_no smallint NOT NULL CHECK (item_no > 0),
    severity text NOT NULL CHECK (severity IN ('minor', 'major', 'critical')),
    cost_fen bigint NOT NULL DEFAULT 0 CHECK (cost_fen BETWEEN 0 AND 100000000000),
    raised_by uuid NOT NULL REFERENCES identity.accounts (id),
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'closed')),
    due_on date NOT NULL,
    step int NOT NULL DEFAULT 0,
    CONSTRAINT inspection_findings_item UNIQUE (inspection_id, item_no),
    UNIQUE (id, ${OF_PLACE}, raised_by, cost_fen),
    FOREIGN KEY (inspection_id, ${OF_PLACE}) REFERENCES oversight.inspection_ends (inspection_id, ${OF_PLACE})
  );
  CREATE INDEX inspection_findings_facility ON oversight.inspection_findings (facility_id, due_on);
  CREATE INDEX inspection_findings_open ON oversight.inspection_findings (district_code, due_on) WHERE state <> 'closed';
  COMMENT ON TABLE oversight.inspection_findings IS 'State, deadline and step are moved by finding_steps only.';
  COMMENT ON COLUMN oversight.inspection_findings.cost_fen IS 'What it costs the facility; above zero, another person than raised it closes it.';

  CREATE TABLE oversight.finding_steps (
    finding_id uuid NOT NULL,
    step int NOT NULL,
    ${PLACE},
    raised_by uuid NOT NULL,
    cost_fen bigint NOT NULL,
    action text NOT NULL CHECK (action IN ('raised', 'answered', 'closed', 'reopened')),
    text text NOT NULL CHECK (text <> '' AND length(text) <= 500),
    due_on date CHECK ((due_on IS NOT NULL) = (action IN ('raised', 'reopened'))),
    role text NOT NULL,
    ${BY},
    CONSTRAINT finding_steps_pkey PRIMARY KEY (finding_id, step),
    CONSTRAINT finding_steps_four_eyes CHECK (action <> 'closed' OR cost_fen = 0 OR account_id <> raised_by),
    CONSTRAINT finding_steps_role CHECK (CASE action WHEN 'answered' THEN role = 'operator'
      ELSE role IN ('town_official', 'district_official', 'system') END),
    CONSTRAINT finding_steps_due CHECK (due_on >= platform.business_date(recorded_at)),
    FOREIGN KEY (finding_id, ${OF_PLACE}, raised_by, cost_fen)
      REFERENCES oversight.inspection_findings (id, ${OF_PLACE}, raised_by, cost_fen)
  );

  CREATE TABLE oversight.finding_photos (
    finding_id uuid NOT NULL,
    step int NOT NULL,
    ${PLACE},
    media_type text NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png')),
    content bytea NOT NULL CHECK (octet_length(content) BETWEEN 8 AND 1048576),
    ${BY},
    CONSTRAINT finding_photos_pkey PRIMARY KEY (finding_id, step),
    CONSTRAINT finding_photos_without_place CHECK (position('\\x457869660000'::bytea IN content) = 0),
    FOREIGN KEY (finding_id, step) REFERENCES oversight.finding_steps (finding_id, step),
    ${OF_FACILITY}
  );
  COMMENT ON TABLE oversight.finding_photos IS 'One photo of a step, without what a camera writes into it.';`;

const FUNCTIONS = `
  CREATE FUNCTION oversight.raise_finding() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    e oversight.inspection_ends;
  BEGIN
    SELECT * INTO e FROM oversight.inspection_ends x WHERE x.inspection_id = NEW.inspection_id;
    IF e.kind IS DISTINCT FROM 'held' OR e.results[NEW.item_no] IS DISTINCT FROM 'not_ok' THEN
      RAISE EXCEPTION 'a finding is of an item that was not in order' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'inspection_findings_of_item';
    END IF;
    IF NEW.severity = 'critical' AND e.outcome <> 'failed' THEN
      RAISE EXCEPTION 'nobody passes with a critical finding' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'inspection_findings_critical';
    END IF;
    IF (NEW.state, NEW.step) <> ('open', 0) THEN
      RAISE EXCEPTION 'a finding begins open' USING ERRCODE = 'check_violation', CONSTRAINT = 'inspection_findings_begin';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER inspection_findings_raise BEFORE INSERT ON oversight.inspection_findings
    FOR EACH ROW EXECUTE FUNCTION oversight.raise_finding();

  CREATE FUNCTION oversight.step_finding() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    f oversight.inspection_findings;
  BEGIN
    SELECT * INTO f FROM oversight.inspection_findings x WHERE x.id = NEW.finding_id FOR UPDATE;
    IF NEW.step IS DISTINCT FROM f.step + 1 THEN
      RAISE EXCEPTION 'somebody was faster' USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_steps_in_order';
    END IF;
    IF NOT (CASE NEW.action WHEN 'raised' THEN f.step = 0 AND NEW.due_on = f.due_on
        WHEN 'answered' THEN f.step > 0 AND f.state = 'open'
        WHEN 'closed' THEN f.state = 'answered' ELSE f.state IN ('answered', 'closed') END) THEN
      RAISE EXCEPTION 'not a step from %', f.state USING ERRCODE = 'check_violation', CONSTRAINT = 'finding_steps_from';
    END IF;
    UPDATE oversight.inspection_findings x SET step = NEW.step, due_on = coalesce(NEW.due_on, x.due_on),
      state = CASE NEW.action WHEN 'answered' THEN 'answered' WHEN 'closed' THEN 'closed' ELSE 'open' END
    WHERE x.id = f.id;
    RETURN NEW;
  END $$;
  CREATE TRIGGER finding_steps_step BEFORE INSERT ON oversight.finding_steps
    FOR EACH ROW EXECUTE FUNCTION oversight.step_finding();`;

/** An inspection nobody was told of stays unknown to the operator until it was held. */
const TOLD = `(platform.scope_role() <> 'operator' OR announced
  OR EXISTS (SELECT FROM oversight.inspection_ends e WHERE e.inspection_id = inspections.id AND e.kind = 'held'))`;
/** One that was given up neither; an inspection reads its end, so the end cannot ask for the inspection by its policy. */
const TOLD_END = `(platform.scope_role() <> 'operator' OR kind = 'held' OR oversight.is_announced(inspection_id))`;
const ANNOUNCED = `
  CREATE FUNCTION oversight.is_announced(inspection uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT i.announced FROM oversight.inspections i WHERE i.id = inspection AND i.district_code = platform.scope_district()
      AND (platform.scope_facility() IS NULL OR i.facility_id = platform.scope_facility());
  $$;`;
const SIGNED = 'account_id = platform.scope_account()';
const STEPS = `${OWN} AND ${SIGNED} AND role = platform.scope_role() AND platform.scope_role() IN ('operator', 'town_official', 'district_official')`;

const OF_OWN_STEP = `EXISTS (SELECT FROM oversight.finding_steps s WHERE s.finding_id = finding_photos.finding_id AND s.step = finding_photos.step
  AND s.account_id = platform.scope_account())`;

const APPEND_ONLY = ['checklists', 'inspections', 'inspection_ends', 'finding_steps', 'finding_photos'];

/** 督导检查: checklists, inspections with their results, and findings until somebody closed them. */
export class OverseeFacilities1764504010000 implements MigrationInterface {
  readonly name = 'OverseeFacilities1764504010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    await queryRunner.query(FUNCTIONS);
    await queryRunner.query(ANNOUNCED);
    const mine = `${OWN} AND ${READERS}`;
    const byOfficial = `${OWN} AND ${OFFICIALS} AND ${SIGNED}`;
    for (const access of [
      {
        table: 'checklists',
        read: `district_code = platform.scope_district() AND ${READERS}`,
        add: `district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND ${SIGNED}`,
      },
      { table: 'inspections', read: `${mine} AND ${TOLD}`, add: byOfficial, hidden: ['body_hash'] },
      { table: 'inspection_ends', read: `${mine} AND ${TOLD_END}`, add: byOfficial },
      {
        table: 'inspection_findings',
        read: mine,
        add: `${OWN} AND ${OFFICIALS} AND raised_by = platform.scope_account()`,
      },
      { table: 'finding_steps', read: mine, add: STEPS },
      { table: 'finding_photos', read: mine, add: `${OWN} AND ${SIGNED} AND ${OF_OWN_STEP}`, hidden: ['content'] },
    ]) {
      await queryRunner.query(guarded(access));
    }
    for (const table of APPEND_ONLY) await queryRunner.query(appendOnly(table));
    await queryRunner.query(`
      GRANT UPDATE (state, due_on, step) ON oversight.inspection_findings TO nuancan_definer;
      CREATE TRIGGER inspection_findings_no_delete BEFORE DELETE ON oversight.inspection_findings
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      ${inner('raise_finding()')} ${inner('step_finding()')} ${inner('is_announced(uuid)')}
      GRANT EXECUTE ON FUNCTION oversight.is_announced(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA oversight CASCADE');
  }
}
