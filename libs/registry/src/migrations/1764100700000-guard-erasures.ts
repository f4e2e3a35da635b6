import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the erasure empties, in the order that references allow. */
const EMPTIED = [
  'resident_contacts',
  'resident_identifiers',
  'identity_numbers',
  'household_registrations',
  'resident_categories',
  'capability_grades',
  'self_care_screenings',
] as const;

const ABOUT_SOMEBODY = [...EMPTIED, 'resident_statuses', 'category_applications'] as const;

const GONE = (since: string): string => `
  CREATE OR REPLACE FUNCTION registry.may_be_erased(resident uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT EXISTS (
      SELECT FROM registry.resident_statuses s
      WHERE s.resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = resident OR r.merged_into = resident)
        AND s.status IN ('moved_out', 'deceased') AND s.valid_to IS NULL AND s.withdrawn_at IS NULL
        AND ${since} <= platform.business_date(now()) - interval '6 months');
  $$;`;

const ERASE = (ownEntry: string): string => `
      CREATE OR REPLACE FUNCTION registry.erase_resident(erasure uuid) RETURNS int
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        asked registry.erasures;
        entries uuid[];
        removed int := 0;
        step int;
      BEGIN
        IF coalesce(platform.scope_role(), '') <> 'district_official' THEN
          RAISE EXCEPTION 'the district erases' USING ERRCODE = 'insufficient_privilege';
        END IF;
        SELECT * INTO asked FROM registry.erasures e
        WHERE e.id = erasure AND e.district_code = platform.scope_district() AND e.state = 'requested' FOR UPDATE;
        IF NOT FOUND THEN
          RETURN NULL;
        END IF;
        UPDATE registry.erasures SET state = 'erased', decided_by = platform.scope_account(), decided_at = now() WHERE id = erasure;
        SELECT array_agg(r.id) INTO entries FROM (SELECT r.id FROM registry.residents r
          WHERE r.id = asked.resident_id OR r.merged_into = asked.resident_id ORDER BY r.id FOR UPDATE) r;
        ${ownEntry}
        IF NOT registry.may_be_erased(asked.resident_id) THEN
          RAISE EXCEPTION 'the person is not gone long enough' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasures_retention';
        END IF;
        DELETE FROM registry.category_application_files f USING registry.category_applications a
        WHERE f.application_id = a.id AND a.resident_id = ANY (entries);
        DELETE FROM registry.category_application_steps s USING registry.category_applications a
        WHERE s.application_id = a.id AND a.resident_id = ANY (entries);
        DELETE FROM registry.category_applications a WHERE a.resident_id = ANY (entries);
        GET DIAGNOSTICS removed = ROW_COUNT;
        ${EMPTIED.map(
          (table) => `DELETE FROM registry.${table} t WHERE t.resident_id = ANY (entries);
        GET DIAGNOSTICS step = ROW_COUNT;
        removed := removed + step;`,
        ).join('\n        ')}
        UPDATE registry.resident_statuses SET note = NULL, withdrawn_reason = CASE WHEN withdrawn_at IS NOT NULL THEN '已删除' END
        WHERE resident_id = ANY (entries);
        UPDATE registry.disclosures SET note = '已删除' WHERE resident_id = ANY (entries);
        UPDATE registry.resident_merges SET reason = '已删除', undone_reason = CASE WHEN undone_at IS NOT NULL THEN '已删除' END
        WHERE resident_id = ANY (entries) OR duplicate_id = ANY (entries);
        UPDATE registry.residents SET name = '已删除', name_pinyin = '', name_initials = '', phone = NULL, diet = NULL,
          lives_alone = false, birth_date = greatest(date_trunc('year', birth_date)::date, date '1890-01-02'), erased_at = now()
        WHERE id = ANY (entries);
        PERFORM platform.audit('erase', 'registry.residents', asked.resident_id::text, NULL,
          jsonb_build_object('entries', cardinality(entries), 'removed', removed));
        RETURN removed;
      END $$;
`;

const OWN_ENTRY = `IF EXISTS (SELECT FROM registry.residents r WHERE r.id = asked.resident_id AND r.merged_into IS NOT NULL) THEN
          RAISE EXCEPTION 'a merged entry is part of another' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasures_of_own_entry';
        END IF;`;

/**
 * Erasure destroys for good, so: six months count from when the register knew of it, a typed date alone erases nobody; an
 * entry that was merged meanwhile is part of somebody who may be here; and nothing is written about the erased.
 */
export class GuardErasures1764100700000 implements MigrationInterface {
  readonly name = 'GuardErasures1764100700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(GONE('greatest(s.valid_from, platform.business_date(s.recorded_at))'));
    await queryRunner.query(ERASE(OWN_ENTRY));
    await queryRunner.query(`
      CREATE FUNCTION registry.refuse_erased() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF EXISTS (SELECT FROM written w JOIN registry.residents r ON r.id = w.resident_id WHERE r.erased_at IS NOT NULL) THEN
          RAISE EXCEPTION 'nothing is written about the erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'residents_stay_erased';
        END IF;
        RETURN NULL;
      END $$;
      ALTER FUNCTION registry.refuse_erased() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.refuse_erased() FROM PUBLIC;
      COMMENT ON FUNCTION registry.refuse_erased() IS
        'Runs after the references have locked their residents: an erasure is either before that and seen, or waits.';
    `);
    for (const table of ABOUT_SOMEBODY) {
      await queryRunner.query(`
        CREATE TRIGGER ${table}_not_of_erased AFTER INSERT ON registry.${table} REFERENCING NEW TABLE AS written
          FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_erased();
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ABOUT_SOMEBODY) {
      await queryRunner.query(`DROP TRIGGER ${table}_not_of_erased ON registry.${table}`);
    }
    await queryRunner.query('DROP FUNCTION registry.refuse_erased()');
    await queryRunner.query(ERASE(''));
    await queryRunner.query(GONE('s.valid_from'));
  }
}
