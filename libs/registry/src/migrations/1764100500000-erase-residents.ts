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

/** Erases who a person was, once the person is gone long enough; meals and money stay, of nobody any more. */
export class EraseResidents1764100500000 implements MigrationInterface {
  readonly name = 'EraseResidents1764100500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE registry.residents ADD COLUMN erased_at timestamptz,
        ADD CONSTRAINT residents_erased_is_nobody CHECK (erased_at IS NULL OR (name = '已删除' AND name_pinyin = ''
          AND name_initials = '' AND phone IS NULL AND diet IS NULL AND NOT lives_alone));
      COMMENT ON COLUMN registry.residents.erased_at IS 'Who this was is erased for good; the row is what meals refer to.';

      CREATE FUNCTION registry.keep_erased() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        RAISE EXCEPTION 'an erased resident stays erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'residents_stay_erased';
      END $$;
      CREATE TRIGGER residents_stay_erased BEFORE UPDATE ON registry.residents
        FOR EACH ROW WHEN (OLD.erased_at IS NOT NULL) EXECUTE FUNCTION registry.keep_erased();

      CREATE TABLE registry.erasures (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        state text NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'erased', 'declined')),
        requested_by uuid NOT NULL REFERENCES identity.accounts (id),
        requested_at timestamptz NOT NULL DEFAULT now(),
        decided_by uuid REFERENCES identity.accounts (id),
        decided_at timestamptz,
        CONSTRAINT erasures_decided_by_somebody CHECK ((state = 'requested') = (decided_by IS NULL)
          AND (decided_by IS NULL) = (decided_at IS NULL)),
        CONSTRAINT erasures_four_eyes CHECK (state <> 'erased' OR decided_by <> requested_by),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
      );
      CREATE UNIQUE INDEX erasures_one_open ON registry.erasures (resident_id) WHERE state = 'requested';
      CREATE INDEX erasures_district ON registry.erasures (district_code, state, id);

      ALTER TABLE registry.erasures ENABLE ROW LEVEL SECURITY;
      ALTER TABLE registry.erasures FORCE ROW LEVEL SECURITY;
      CREATE POLICY erasures_read ON registry.erasures FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY erasures_request ON registry.erasures FOR INSERT TO nuancan_app
        WITH CHECK (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official') AND state = 'requested'
          AND requested_by = platform.scope_account());
      CREATE POLICY erasures_decline ON registry.erasures FOR UPDATE TO nuancan_app
        USING (district_code = platform.scope_district() AND platform.scope_role() = 'district_official' AND state = 'requested')
        WITH CHECK (state = 'declined' AND decided_by = platform.scope_account());
      CREATE POLICY erasures_definer ON registry.erasures TO nuancan_definer USING (true);
      GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at) ON registry.erasures TO nuancan_app;
      GRANT SELECT, UPDATE ON registry.erasures TO nuancan_definer;
      CREATE TRIGGER erasures_audit AFTER INSERT OR UPDATE OR DELETE ON registry.erasures
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

      CREATE FUNCTION registry.may_be_erased(resident uuid) RETURNS boolean
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT EXISTS (
          SELECT FROM registry.resident_statuses s
          WHERE s.resident_id IN (SELECT r.id FROM registry.residents r WHERE r.id = resident OR r.merged_into = resident)
            AND s.status IN ('moved_out', 'deceased') AND s.valid_to IS NULL AND s.withdrawn_at IS NULL
            AND s.valid_from <= platform.business_date(now()) - interval '6 months');
      $$;
      COMMENT ON FUNCTION registry.may_be_erased(uuid) IS
        'Whether somebody has been dead or gone for six months: as long as the audit log is kept at least.';

      CREATE FUNCTION registry.erase_resident(erasure uuid) RETURNS int
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
      COMMENT ON FUNCTION registry.erase_resident(uuid) IS
        'Carries a requested erasure out, by another account than asked for it. The number of rows removed; NULL: nothing of that id is open.';
    `);
    for (const signature of ['may_be_erased(uuid)', 'erase_resident(uuid)']) {
      await queryRunner.query(`
        ALTER FUNCTION registry.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION registry.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION registry.${signature} TO nuancan_app;
      `);
    }
    for (const table of [
      ...EMPTIED,
      'category_application_files',
      'category_application_steps',
      'category_applications',
    ]) {
      await queryRunner.query(`GRANT DELETE ON registry.${table} TO nuancan_definer`);
    }
    await queryRunner.query(`
      GRANT UPDATE ON registry.residents, registry.resident_statuses, registry.disclosures, registry.resident_merges TO nuancan_definer;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE UPDATE ON registry.residents, registry.resident_statuses, registry.disclosures, registry.resident_merges
        FROM nuancan_definer;
      DROP FUNCTION registry.erase_resident(uuid), registry.may_be_erased(uuid);
      DROP TABLE registry.erasures;
      DROP TRIGGER residents_stay_erased ON registry.residents;
      DROP FUNCTION registry.keep_erased();
      ALTER TABLE registry.residents DROP COLUMN erased_at;
    `);
    for (const table of [
      ...EMPTIED,
      'category_application_files',
      'category_application_steps',
      'category_applications',
    ]) {
      await queryRunner.query(`REVOKE DELETE ON registry.${table} FROM nuancan_definer`);
    }
  }
}
