import type { MigrationInterface, QueryRunner } from 'typeorm';

const OLD_DINER_FACTS = `
  SELECT r.id, r.name, r.birth_date, r.district_code, r.town_code, r.village_code, v.name, r.lives_alone, r.diet,
    ARRAY(SELECT c.category FROM registry.resident_categories c WHERE c.resident_id = r.id
      AND c.valid_from <= on_date AND (c.valid_to IS NULL OR c.valid_to >= on_date) ORDER BY c.category),
    (SELECT g.grade FROM registry.capability_grades g WHERE g.resident_id = r.id
      AND g.valid_from <= on_date AND (g.valid_to IS NULL OR g.valid_to >= on_date)),
    (SELECT h.registered_division FROM registry.household_registrations h WHERE h.resident_id = r.id
      AND h.valid_from <= on_date AND (h.valid_to IS NULL OR h.valid_to >= on_date)),
    (SELECT i.last4 FROM registry.resident_identifiers i WHERE i.resident_id = r.id AND i.kind = 'card'
      AND i.blocked_at IS NULL AND i.valid_from <= on_date AND (i.valid_to IS NULL OR i.valid_to >= on_date)
      ORDER BY i.valid_from DESC, i.id DESC LIMIT 1),
    s.status, s.valid_from
  FROM registry.residents r
  JOIN registry.villages v ON v.code = r.village_code
  LEFT JOIN registry.resident_statuses s ON s.resident_id = r.id AND s.withdrawn_at IS NULL
    AND s.valid_from <= on_date AND (s.valid_to IS NULL OR s.valid_to >= on_date)
  WHERE r.id = ANY (residents) AND r.district_code = platform.scope_district()
    AND platform.scope_role() IN ('operator', 'system')`;

/**
 * Of an entry and its duplicates; where both say something of a day, what was said last holds. The town stays that of the
 * entry that was asked for: it is the one that pays for what is logged under it.
 */
const NEW_DINER_FACTS = `
  SELECT asked.id, r.name, r.birth_date, asked.district_code, asked.town_code, asked.village_code, v.name, r.lives_alone, r.diet,
    ARRAY(SELECT DISTINCT c.category FROM registry.resident_categories c WHERE c.resident_id = ANY (entry.ids)
      AND c.valid_from <= on_date AND (c.valid_to IS NULL OR c.valid_to >= on_date) ORDER BY c.category),
    (SELECT g.grade FROM registry.capability_grades g WHERE g.resident_id = ANY (entry.ids)
      AND g.valid_from <= on_date AND (g.valid_to IS NULL OR g.valid_to >= on_date)
      ORDER BY g.valid_from DESC, g.id DESC LIMIT 1),
    (SELECT h.registered_division FROM registry.household_registrations h WHERE h.resident_id = ANY (entry.ids)
      AND h.valid_from <= on_date AND (h.valid_to IS NULL OR h.valid_to >= on_date)
      ORDER BY h.valid_from DESC, h.id DESC LIMIT 1),
    (SELECT i.last4 FROM registry.resident_identifiers i WHERE i.resident_id = ANY (entry.ids) AND i.kind = 'card'
      AND i.blocked_at IS NULL AND i.valid_from <= on_date AND (i.valid_to IS NULL OR i.valid_to >= on_date)
      ORDER BY i.valid_from DESC, i.id DESC LIMIT 1),
    s.status, s.valid_from
  FROM registry.residents asked
  JOIN registry.residents r ON r.id = coalesce(asked.merged_into, asked.id)
  JOIN registry.villages v ON v.code = asked.village_code
  CROSS JOIN LATERAL (
    SELECT r.id || ARRAY(SELECT d.id FROM registry.residents d WHERE d.merged_into = r.id) AS ids) entry
  LEFT JOIN LATERAL (
    SELECT s.status, s.valid_from FROM registry.resident_statuses s
    WHERE s.resident_id = ANY (entry.ids) AND s.withdrawn_at IS NULL
      AND s.valid_from <= on_date AND (s.valid_to IS NULL OR s.valid_to >= on_date)
    ORDER BY s.status = 'deceased' DESC, s.valid_from DESC LIMIT 1) s ON true
  WHERE asked.id = ANY (residents) AND asked.district_code = platform.scope_district()
    AND platform.scope_role() IN ('operator', 'system')`;

const dinerFacts = (body: string): string => `
  CREATE OR REPLACE FUNCTION registry.diner_facts(residents uuid[], on_date date)
    RETURNS TABLE (resident_id uuid, name text, birth_date date, district_code text, town_code text, village_code text,
      village_name text, lives_alone boolean, diet text, categories text[], grade text, registered_division text,
      card_last4 text, status text, status_from date)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    SET plan_cache_mode = force_generic_plan AS $$ ${body} $$;`;

/** Two entries of one person become one, and two again when that was a mistake. */
export class MergeResidents1764100400000 implements MigrationInterface {
  readonly name = 'MergeResidents1764100400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE registry.resident_merges (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        duplicate_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        reason text NOT NULL CHECK (length(reason) BETWEEN 1 AND 200),
        merged_by uuid NOT NULL REFERENCES identity.accounts (id),
        merged_at timestamptz NOT NULL DEFAULT now(),
        undone_by uuid REFERENCES identity.accounts (id),
        undone_at timestamptz,
        undone_reason text CHECK (length(undone_reason) BETWEEN 1 AND 200),
        CONSTRAINT resident_merges_undone_by_somebody CHECK (num_nulls(undone_by, undone_at, undone_reason) IN (0, 3)),
        CONSTRAINT resident_merges_two_entries CHECK (resident_id <> duplicate_id),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE,
        FOREIGN KEY (duplicate_id, district_code) REFERENCES registry.residents (id, district_code)
      );
      CREATE UNIQUE INDEX resident_merges_one_standing ON registry.resident_merges (duplicate_id) WHERE undone_at IS NULL;
      CREATE INDEX resident_merges_resident ON registry.resident_merges (resident_id);
      COMMENT ON TABLE registry.resident_merges IS
        'resident_id stands, duplicate_id points to it. Nothing is moved: every look-up reads both, so an undo restores both as they were.';

      ALTER TABLE registry.resident_merges ENABLE ROW LEVEL SECURITY;
      ALTER TABLE registry.resident_merges FORCE ROW LEVEL SECURITY;
      CREATE POLICY resident_merges_read ON registry.resident_merges FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY resident_merges_write ON registry.resident_merges TO nuancan_app
        USING (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official'))
        WITH CHECK (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official'));
      CREATE POLICY resident_merges_definer ON registry.resident_merges TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (undone_by, undone_at, undone_reason) ON registry.resident_merges TO nuancan_app;
      GRANT SELECT ON registry.resident_merges TO nuancan_definer;
      CREATE TRIGGER resident_merges_audit AFTER INSERT OR UPDATE OR DELETE ON registry.resident_merges
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('reason', 'undone_reason');

      CREATE INDEX residents_merged ON registry.residents (id) WHERE merged_into IS NOT NULL;

      CREATE FUNCTION registry.other_entries(residents uuid[]) RETURNS TABLE (asked uuid, other uuid)
        LANGUAGE sql STABLE AS $$
        SELECT m.id, m.merged_into FROM registry.residents m WHERE m.id = ANY (residents) AND m.merged_into IS NOT NULL
        UNION ALL
        SELECT d.merged_into, d.id FROM registry.residents d WHERE d.merged_into = ANY (residents)
        UNION ALL
        SELECT m.id, d.id FROM registry.residents m JOIN registry.residents d ON d.merged_into = m.merged_into AND d.id <> m.id
        WHERE m.id = ANY (residents) AND m.merged_into IS NOT NULL;
      $$;
      COMMENT ON FUNCTION registry.other_entries(uuid[]) IS
        'The other entries of the same people, for definer functions. Read from indexes that hold merged entries only: almost empty.';
      ALTER FUNCTION registry.other_entries(uuid[]) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.other_entries(uuid[]) FROM PUBLIC;

      CREATE FUNCTION registry.standing_entries(residents uuid[]) RETURNS TABLE (resident_id uuid, standing_id uuid)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT m.id, m.merged_into FROM registry.residents m
        WHERE m.id = ANY (residents) AND m.merged_into IS NOT NULL AND m.district_code = platform.scope_district()
          AND platform.scope_role() IN ('operator', 'system');
      $$;
      COMMENT ON FUNCTION registry.standing_entries(uuid[]) IS 'Of those that are duplicates, the entry that stands.';
      ALTER FUNCTION registry.standing_entries(uuid[]) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.standing_entries(uuid[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION registry.standing_entries(uuid[]) TO nuancan_app;

      CREATE OR REPLACE FUNCTION registry.check_merge() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        broken text;
      BEGIN
        SELECT CASE
          WHEN EXISTS (SELECT FROM registry.residents r WHERE r.id = NEW.merged_into AND r.merged_into IS NOT NULL)
            OR EXISTS (SELECT FROM registry.residents r WHERE r.merged_into = NEW.id) THEN 'residents_merge_is_no_chain'
          WHEN (SELECT count(*) > 1 FROM registry.identity_numbers n WHERE n.withdrawn_at IS NULL AND n.resident_id IN (
            SELECT r.id FROM registry.residents r WHERE r.id IN (NEW.id, NEW.merged_into) OR r.merged_into = NEW.merged_into))
            THEN 'residents_merge_one_identity_number'
          WHEN (SELECT count(*) > 1 FROM registry.resident_statuses s WHERE s.status = 'deceased' AND s.withdrawn_at IS NULL
            AND s.resident_id IN (SELECT r.id FROM registry.residents r
              WHERE r.id IN (NEW.id, NEW.merged_into) OR r.merged_into = NEW.merged_into)) THEN 'residents_merge_one_death'
        END INTO broken;
        IF broken IS NOT NULL THEN
          RAISE EXCEPTION 'these two entries cannot be one person''s' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
        END IF;
        RETURN NEW;
      END $$;
      ${dinerFacts(NEW_DINER_FACTS)}
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${dinerFacts(OLD_DINER_FACTS)}
      CREATE OR REPLACE FUNCTION registry.check_merge() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM registry.residents r WHERE r.id = NEW.merged_into AND r.merged_into IS NOT NULL)
          OR EXISTS (SELECT FROM registry.residents r WHERE r.merged_into = NEW.id) THEN
          RAISE EXCEPTION 'a merge would be a chain' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'residents_merge_is_no_chain';
        END IF;
        RETURN NEW;
      END $$;
      DROP FUNCTION registry.standing_entries(uuid[]), registry.other_entries(uuid[]);
      DROP INDEX registry.residents_merged;
      DROP TABLE registry.resident_merges;
    `);
  }
}
