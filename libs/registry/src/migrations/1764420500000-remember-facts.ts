import type { MigrationInterface, QueryRunner } from 'typeorm';

const DATED = [
  ['household_registrations', 'registration', 'registered_division'],
  ['resident_categories', 'category', 'category'],
  ['capability_grades', 'grade', 'grade'],
  ['resident_statuses', 'status', 'status'],
] as const;

const TABLE = `
  CREATE TABLE registry.fact_changes (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    resident_id uuid NOT NULL,
    district_code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('registration', 'category', 'grade', 'status', 'person')),
    fact_id uuid NOT NULL,
    before jsonb NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (resident_id, district_code) REFERENCES registry.residents (id, district_code)
  );
  CREATE INDEX fact_changes_resident ON registry.fact_changes (resident_id);
  COMMENT ON TABLE registry.fact_changes IS
    'What was on record before a fact was ended, or a person corrected: with it, what was known at any moment can be told. Goes with the erasure of its person.';
  COMMENT ON COLUMN registry.fact_changes.fact_id IS 'Of kind person: the resident.';

  ALTER TABLE registry.fact_changes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE registry.fact_changes FORCE ROW LEVEL SECURITY;
  CREATE POLICY fact_changes_definer ON registry.fact_changes TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT, INSERT, DELETE ON registry.fact_changes TO nuancan_definer;

  CREATE FUNCTION registry.note_fact_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    INSERT INTO registry.fact_changes (resident_id, district_code, kind, fact_id, before)
    VALUES (OLD.resident_id, OLD.district_code, TG_ARGV[0], OLD.id, jsonb_build_object('validTo', OLD.valid_to));
    RETURN NULL;
  END $$;

  CREATE FUNCTION registry.note_person_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.erased_at IS NOT NULL THEN
      DELETE FROM registry.fact_changes c WHERE c.resident_id = NEW.id;
    ELSE
      INSERT INTO registry.fact_changes (resident_id, district_code, kind, fact_id, before)
      VALUES (OLD.id, OLD.district_code, 'person', OLD.id, jsonb_build_object('birthDate', OLD.birth_date,
        'livesAlone', OLD.lives_alone, 'townCode', OLD.town_code));
    END IF;
    RETURN NULL;
  END $$;`;

/**
 * The id of a dated fact says when it was recorded. A fact and each state it had before are rows of their own here, with the
 * time for which they were on record.
 */
const KNOWN_FACTS = `
  CREATE FUNCTION registry.known_facts(residents uuid[])
    RETURNS TABLE (resident_id uuid, fact_id uuid, kind text, value jsonb, valid_from date, valid_to date, known_from timestamptz, known_to timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH fact AS (
      ${DATED.map(
        ([
          table,
          kind,
          column,
        ]) => `SELECT f.resident_id, f.id, '${kind}' AS kind, to_jsonb(f.${column}) AS value, f.valid_from, f.valid_to,
        ${kind === 'status' ? 'f.recorded_at' : 'uuid_extract_timestamp(f.id)'} AS recorded_at, ${kind === 'status' ? 'f.withdrawn_at' : 'NULL::timestamptz'} AS withdrawn_at
      FROM registry.${table} f WHERE f.resident_id = ANY (residents) AND f.district_code = platform.scope_district()`,
      ).join('\n      UNION ALL ')}
      UNION ALL SELECT r.id, r.id, 'person', jsonb_build_object('birthDate', r.birth_date, 'livesAlone', r.lives_alone, 'townCode', r.town_code,
        'erased', r.erased_at IS NOT NULL), NULL, NULL, NULL, NULL
      FROM registry.residents r WHERE r.id = ANY (residents) AND r.district_code = platform.scope_district()
    ), state AS (
      SELECT f.resident_id, f.id, f.kind, CASE f.kind WHEN 'person' THEN f.value || c.before ELSE f.value END AS value, f.valid_from,
        (c.before ->> 'validTo')::date AS valid_to, f.recorded_at, c.changed_at AS known_to
      FROM fact f JOIN registry.fact_changes c ON c.resident_id = f.resident_id AND c.fact_id = f.id AND c.kind = f.kind
      UNION ALL SELECT f.resident_id, f.id, f.kind, f.value, f.valid_from, f.valid_to, f.recorded_at, f.withdrawn_at FROM fact f
    )
    SELECT s.resident_id, s.id, s.kind, s.value, s.valid_from, s.valid_to,
      coalesce(lag(s.known_to) OVER (PARTITION BY s.kind, s.id ORDER BY s.known_to NULLS LAST), s.recorded_at), s.known_to
    FROM state s WHERE platform.scope_role() = 'system';
  $$;
  COMMENT ON FUNCTION registry.known_facts(uuid[]) IS
    'Every state of every fact of these residents with the time it was on record for; for jobs. NULL: always, and still.';`;

/** What was known of residents at a past moment: a closed month can be judged by it again. */
export class RememberFacts1764420500000 implements MigrationInterface {
  readonly name = 'RememberFacts1764420500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(TABLE);
    for (const [table, kind] of DATED) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_remember AFTER UPDATE OF valid_to ON registry.${table}
          FOR EACH ROW WHEN (OLD.valid_to IS DISTINCT FROM NEW.valid_to) EXECUTE FUNCTION registry.note_fact_change('${kind}')`);
    }
    await queryRunner.query(`
      CREATE TRIGGER residents_remember AFTER UPDATE OF birth_date, lives_alone, town_code, erased_at ON registry.residents
        FOR EACH ROW WHEN ((OLD.birth_date, OLD.lives_alone, OLD.town_code, OLD.erased_at)
          IS DISTINCT FROM (NEW.birth_date, NEW.lives_alone, NEW.town_code, NEW.erased_at))
        EXECUTE FUNCTION registry.note_person_change()`);
    await queryRunner.query(KNOWN_FACTS);
    for (const signature of ['note_fact_change()', 'note_person_change()', 'known_facts(uuid[])']) {
      await queryRunner.query(`
        ALTER FUNCTION registry.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION registry.${signature} FROM PUBLIC;`);
    }
    await queryRunner.query('GRANT EXECUTE ON FUNCTION registry.known_facts(uuid[]) TO nuancan_app');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table] of DATED) await queryRunner.query(`DROP TRIGGER ${table}_remember ON registry.${table}`);
    await queryRunner.query(`
      DROP TRIGGER residents_remember ON registry.residents;
      DROP FUNCTION registry.known_facts(uuid[]), registry.note_fact_change(), registry.note_person_change();
      DROP TABLE registry.fact_changes;
    `);
  }
}
