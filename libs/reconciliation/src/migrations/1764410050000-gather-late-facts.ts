import type { MigrationInterface, QueryRunner } from 'typeorm';

const SYSTEM = `district_code = platform.scope_district() AND platform.scope_role() = 'system'`;

const TABLES = `
  CREATE TABLE reconciliation.facts_to_check (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    district_code text NOT NULL REFERENCES registry.districts (code),
    resident_id uuid NOT NULL,
    since date NOT NULL,
    noted_at timestamptz NOT NULL DEFAULT clock_timestamp()
  );
  CREATE INDEX facts_to_check_district ON reconciliation.facts_to_check (district_code, id);
  COMMENT ON TABLE reconciliation.facts_to_check IS
    'People about whom something was recorded for days that are over, until runs of the checks take them.';

  ALTER TABLE reconciliation.check_runs ADD COLUMN late boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT check_runs_late_of_district CHECK (NOT late OR (town_code IS NULL AND facility_id IS NULL));
  COMMENT ON COLUMN reconciliation.check_runs.late IS 'Only of people about whom facts came late, wherever in the district they ate.';

  CREATE TABLE reconciliation.check_run_residents (
    run_id uuid NOT NULL REFERENCES reconciliation.check_runs (id),
    resident_id uuid NOT NULL,
    district_code text NOT NULL,
    PRIMARY KEY (run_id, resident_id)
  );
  COMMENT ON TABLE reconciliation.check_run_residents IS 'Whom a late run is about; they go when it is done.';`;

const noted = (residents: string, since: string): string => `
    PERFORM reconciliation.note_late_facts(${residents}, ${since});`;
const asked = (residents: string, since: string): string => `
    INSERT INTO platform.outbox (district_code, job, payload)
    SELECT l.district_code, 'recheck-resident', jsonb_build_object('residentId', l.resident_id, 'businessDate', l.since)
    FROM reconciliation.late_facts(${residents}, ${since}) l;`;

/** One job for a district and transaction, whatever it recorded; the setting ends with the transaction. */
const NOTE = `
  CREATE FUNCTION reconciliation.note_late_facts(residents uuid[], since date[]) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    fact record;
    asked_for text;
  BEGIN
    FOR fact IN WITH put AS (
        INSERT INTO reconciliation.facts_to_check (district_code, resident_id, since)
        SELECT l.district_code, l.resident_id, l.since FROM reconciliation.late_facts(residents, since) l
        RETURNING facts_to_check.district_code, facts_to_check.resident_id, facts_to_check.since)
      SELECT DISTINCT ON (p.district_code) p.* FROM put p ORDER BY p.district_code, p.resident_id
    LOOP
      asked_for := coalesce(current_setting('reconciliation.asked_for', true), '');
      CONTINUE WHEN strpos(asked_for, fact.district_code) > 0;
      INSERT INTO platform.outbox (district_code, job, payload)
      VALUES (fact.district_code, 'recheck-resident', jsonb_build_object('residentId', fact.resident_id, 'businessDate', fact.since));
      PERFORM set_config('reconciliation.asked_for', asked_for || ' ' || fact.district_code, true);
    END LOOP;
  END $$;
  COMMENT ON FUNCTION reconciliation.note_late_facts(uuid[], date[]) IS
    'Notes people about whom something was recorded since these days, and asks for their checks once in a transaction.';`;

const triggers = (note: (residents: string, since: string) => string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.note_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN${note(
    '(SELECT array_agg(i.resident_id ORDER BY i.id) FROM inserted i)',
    '(SELECT array_agg(i.valid_from ORDER BY i.id) FROM inserted i)',
  )}
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION reconciliation.note_changed_facts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    residents uuid[];
    since date[];
  BEGIN
    SELECT array_agg(n.resident_id ORDER BY n.id), array_agg(CASE
      WHEN to_jsonb(n) -> 'withdrawn_at' IS DISTINCT FROM to_jsonb(o) -> 'withdrawn_at' THEN n.valid_from
      ELSE least(n.valid_to, o.valid_to) + 1 END ORDER BY n.id)
    INTO residents, since FROM after n JOIN before o ON o.id = n.id
    WHERE n.valid_to IS DISTINCT FROM o.valid_to
      OR to_jsonb(n) -> 'withdrawn_at' IS DISTINCT FROM to_jsonb(o) -> 'withdrawn_at';${note('residents', 'since')}
    RETURN NULL;
  END $$;`;

/** Who a person is says something of all their meals. */
const PEOPLE = `
  CREATE FUNCTION reconciliation.note_changed_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    entries CONSTANT uuid[] := array_remove(ARRAY[NEW.id, OLD.merged_into], NULL);
  BEGIN${noted('entries', `array_fill('2000-01-01'::date, ARRAY[cardinality(entries)])`)}
    RETURN NULL;
  END $$;
  CREATE TRIGGER residents_note_change AFTER UPDATE OF merged_into, birth_date ON registry.residents FOR EACH ROW
    WHEN (NEW.erased_at IS NULL AND (NEW.merged_into IS DISTINCT FROM OLD.merged_into OR NEW.birth_date <> OLD.birth_date))
    EXECUTE FUNCTION reconciliation.note_changed_person();`;

const checkedSince = (also: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.checked_since_submission(claim uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (SELECT FROM reconciliation.claims c JOIN reconciliation.claim_versions v ON v.claim_id = c.id AND v.version = c.version
      JOIN reconciliation.check_runs r ON r.district_code = c.district_code AND r.month = c.month AND r.state = 'done'
        AND r.asked_at >= v.submitted_at AND (r.town_code IS NULL OR r.town_code = c.town_code)
        AND (r.facility_id IS NULL OR r.facility_id = c.facility_id)${also}
      WHERE c.id = claim AND c.district_code = platform.scope_district());
  $$;`;

/** Late facts are gathered and checked by month, many people in one run, which is seen and asked for again when it failed. */
export class GatherLateFacts1764410050000 implements MigrationInterface {
  readonly name = 'GatherLateFacts1764410050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLES);
    for (const table of ['facts_to_check', 'check_run_residents']) {
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_system ON reconciliation.${table} TO nuancan_app USING (${SYSTEM}) WITH CHECK (${SYSTEM});
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
      `);
    }
    await queryRunner.query(`
      GRANT SELECT, DELETE ON reconciliation.facts_to_check TO nuancan_app;
      -- Locking a row needs the right to change one column of it.
      GRANT UPDATE (noted_at) ON reconciliation.facts_to_check TO nuancan_app;
      GRANT SELECT, INSERT ON reconciliation.facts_to_check TO nuancan_definer;
      GRANT SELECT, INSERT, DELETE ON reconciliation.check_run_residents TO nuancan_app;
    `);
    await queryRunner.query(NOTE);
    await queryRunner.query(triggers(noted));
    await queryRunner.query(PEOPLE);
    await queryRunner.query(checkedSince(' AND NOT r.late'));
    for (const signature of ['note_late_facts(uuid[], date[])', 'note_changed_person()']) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(checkedSince(''));
    await queryRunner.query('DROP TRIGGER residents_note_change ON registry.residents');
    await queryRunner.query(triggers(asked));
    await queryRunner.query(`
      DROP FUNCTION reconciliation.note_changed_person(), reconciliation.note_late_facts(uuid[], date[]);
      DROP TABLE reconciliation.check_run_residents, reconciliation.facts_to_check;
      ALTER TABLE reconciliation.check_runs DROP COLUMN late;
    `);
  }
}
