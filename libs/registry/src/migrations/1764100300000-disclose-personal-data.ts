import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that say who somebody is or how to reach them; the audit log tells that they changed, never from what to what. */
const PERSONAL: Readonly<Record<string, readonly string[]>> = {
  residents: ['name', 'name_pinyin', 'name_initials', 'birth_date', 'phone', 'phone_reversed', 'diet'],
  resident_contacts: ['name', 'relation', 'phone'],
  resident_statuses: ['note', 'withdrawn_reason'],
};
const PUBLIC_LISTS = `('registry.districts', 'registry.towns', 'registry.villages', 'registry.organisations')`;

/** Keeps personal data out of the audit log, and lets officials see one masked field for a purpose. */
export class DisclosePersonalData1764100300000 implements MigrationInterface {
  readonly name = 'DisclosePersonalData1764100300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION registry.audit_personal_row() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        row_before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
        row_after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
        changed jsonb;
      BEGIN
        IF TG_OP = 'UPDATE' THEN
          SELECT jsonb_agg(hidden ORDER BY hidden) INTO changed FROM unnest(TG_ARGV) hidden
          WHERE row_before -> hidden IS DISTINCT FROM row_after -> hidden;
        END IF;
        PERFORM platform.audit(lower(TG_OP), TG_TABLE_SCHEMA || '.' || TG_TABLE_NAME, coalesce(row_after, row_before) ->> 'id',
          row_before - TG_ARGV,
          (row_after - TG_ARGV) || CASE WHEN changed IS NULL THEN '{}' ELSE jsonb_build_object('changed', changed) END);
        RETURN NULL;
      END $$;
      COMMENT ON FUNCTION registry.audit_personal_row() IS
        'Trigger: audits a row''s change without the columns that its arguments name; of these only which ones changed.';
      ALTER FUNCTION registry.audit_personal_row() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.audit_personal_row() FROM PUBLIC;

      CREATE TABLE registry.disclosures (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        resident_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        field text NOT NULL CHECK (field IN ('phone', 'contact_phone', 'identity_number', 'everything')),
        purpose text NOT NULL CHECK (purpose IN ('call', 'visit', 'verify_identity', 'correct_record', 'subsidy_review',
          'emergency', 'request_of_person')),
        note text NOT NULL CHECK (length(note) BETWEEN 2 AND 200 AND note !~ '[0-9]{5}'),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        FOREIGN KEY (resident_id, town_code, district_code)
          REFERENCES registry.residents (id, town_code, district_code) ON UPDATE CASCADE
      );
      CREATE INDEX disclosures_account_at ON registry.disclosures (account_id, at);
      CREATE INDEX disclosures_resident ON registry.disclosures (resident_id);
      COMMENT ON TABLE registry.disclosures IS
        'Who was shown which masked field of whom, and what for; never the value. Thirty an hour and a hundred a day for an account.';

      CREATE FUNCTION registry.guard_disclosure() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.account_id IS DISTINCT FROM platform.scope_account() THEN
          RAISE EXCEPTION 'a disclosure names the account that sees it' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'disclosures_account';
        END IF;
        -- One after the other: twenty at once would all count what was there before them.
        PERFORM pg_advisory_xact_lock(hashtextextended('disclosures ' || NEW.account_id, 0));
        IF (SELECT count(*) FILTER (WHERE d.at > clock_timestamp() - interval '1 hour') >= 30 OR count(*) >= 100
            FROM registry.disclosures d
            WHERE d.account_id = NEW.account_id AND d.at > clock_timestamp() - interval '1 day') THEN
          RAISE EXCEPTION 'too many disclosures' USING ERRCODE = 'check_violation', CONSTRAINT = 'disclosures_rate';
        END IF;
        NEW.at := clock_timestamp();
        RETURN NEW;
      END $$;
      ALTER FUNCTION registry.guard_disclosure() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION registry.guard_disclosure() FROM PUBLIC;
      CREATE TRIGGER disclosures_guard BEFORE INSERT ON registry.disclosures
        FOR EACH ROW EXECUTE FUNCTION registry.guard_disclosure();

      ALTER TABLE registry.disclosures ENABLE ROW LEVEL SECURITY;
      ALTER TABLE registry.disclosures FORCE ROW LEVEL SECURITY;
      CREATE POLICY disclosures_read ON registry.disclosures FOR SELECT TO nuancan_app
        USING (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY disclosures_add ON registry.disclosures FOR INSERT TO nuancan_app
        WITH CHECK (district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
          AND platform.scope_role() IN ('town_official', 'district_official'));
      CREATE POLICY disclosures_definer ON registry.disclosures TO nuancan_definer USING (true);
      GRANT SELECT, INSERT ON registry.disclosures TO nuancan_app;
      GRANT SELECT ON registry.disclosures TO nuancan_definer;
      CREATE TRIGGER disclosures_audit AFTER INSERT OR UPDATE OR DELETE ON registry.disclosures
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('note');

      DROP POLICY audit_read ON platform.audit_log;
      CREATE POLICY audit_read ON platform.audit_log FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district()
        AND platform.scope_role() IN ('auditor', 'admin', 'district_official', 'system')
        AND (platform.scope_role() <> 'admin' OR NOT starts_with(subject, 'registry.') OR subject IN ${PUBLIC_LISTS}));
      COMMENT ON POLICY audit_read ON platform.audit_log IS
        'An administrator keeps accounts and reads no resident, so no row before and after of one either.';
    `);
    for (const [table, columns] of Object.entries(PERSONAL)) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_audit ON registry.${table};
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION registry.audit_personal_row(${columns.map((column) => `'${column}'`).join(', ')});
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of Object.keys(PERSONAL)) {
      await queryRunner.query(`
        DROP TRIGGER ${table}_audit ON registry.${table};
        CREATE TRIGGER ${table}_audit AFTER INSERT OR UPDATE OR DELETE ON registry.${table}
          FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      `);
    }
    await queryRunner.query(`
      DROP POLICY audit_read ON platform.audit_log;
      CREATE POLICY audit_read ON platform.audit_log FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district()
        AND platform.scope_role() IN ('auditor', 'admin', 'district_official', 'system')
        AND (platform.scope_role() <> 'admin' OR subject NOT IN ('registry.residents', 'registry.resident_identifiers',
          'registry.household_registrations', 'registry.resident_categories', 'registry.capability_grades')));
      DROP TABLE registry.disclosures;
      DROP FUNCTION registry.guard_disclosure(), registry.audit_personal_row();
    `);
  }
}
