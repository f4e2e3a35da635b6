import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was shown the names in a claim's evidence, and the names of those who took a claim's steps. */
export class RecordNameDisclosures1764400300000 implements MigrationInterface {
  readonly name = 'RecordNameDisclosures1764400300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE reconciliation.name_disclosures (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        claim_id uuid NOT NULL REFERENCES reconciliation.claims (id),
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        format text NOT NULL CHECK (format IN ('xlsx', 'pdf', 'json')),
        purpose text NOT NULL CHECK (purpose IN ('call', 'visit', 'verify_identity', 'correct_record', 'subsidy_review',
          'emergency', 'request_of_person')),
        note text NOT NULL CHECK (length(note) BETWEEN 2 AND 200 AND note !~ '[0-9]{5}'),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE INDEX name_disclosures_account_at ON reconciliation.name_disclosures (account_id, at);
      CREATE INDEX name_disclosures_claim ON reconciliation.name_disclosures (claim_id);
      COMMENT ON TABLE reconciliation.name_disclosures IS
        'Who took a claim''s lines with the names in clear, and what for. Ten an hour and thirty a day for an account.';

      CREATE FUNCTION reconciliation.guard_name_disclosure() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.account_id IS DISTINCT FROM platform.scope_account() THEN
          RAISE EXCEPTION 'a disclosure names the account that sees it' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'name_disclosures_account';
        END IF;
        -- One after the other: many at once would all count what was there before them.
        PERFORM pg_advisory_xact_lock(hashtextextended('name disclosures ' || NEW.account_id, 0));
        IF (SELECT count(*) FILTER (WHERE d.at > clock_timestamp() - interval '1 hour') >= 10 OR count(*) >= 30
            FROM reconciliation.name_disclosures d
            WHERE d.account_id = NEW.account_id AND d.at > clock_timestamp() - interval '1 day') THEN
          RAISE EXCEPTION 'too many disclosures' USING ERRCODE = 'check_violation', CONSTRAINT = 'name_disclosures_rate';
        END IF;
        NEW.at := clock_timestamp();
        RETURN NEW;
      END $$;
      ALTER FUNCTION reconciliation.guard_name_disclosure() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.guard_name_disclosure() FROM PUBLIC;
      CREATE TRIGGER name_disclosures_guard BEFORE INSERT ON reconciliation.name_disclosures
        FOR EACH ROW EXECUTE FUNCTION reconciliation.guard_name_disclosure();

      ALTER TABLE reconciliation.name_disclosures ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reconciliation.name_disclosures FORCE ROW LEVEL SECURITY;
      CREATE POLICY name_disclosures_read ON reconciliation.name_disclosures FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY name_disclosures_add ON reconciliation.name_disclosures FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())
        AND platform.scope_role() IN ('town_official', 'district_official'));
      CREATE POLICY name_disclosures_definer ON reconciliation.name_disclosures TO nuancan_definer USING (true);
      GRANT SELECT, INSERT ON reconciliation.name_disclosures TO nuancan_app;
      GRANT SELECT ON reconciliation.name_disclosures TO nuancan_definer;
      CREATE TRIGGER name_disclosures_append_only BEFORE UPDATE OR DELETE ON reconciliation.name_disclosures
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER name_disclosures_no_truncate BEFORE TRUNCATE ON reconciliation.name_disclosures
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER name_disclosures_audit AFTER INSERT ON reconciliation.name_disclosures
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('note');

      CREATE FUNCTION reconciliation.people_of_claim(claim uuid) RETURNS TABLE (account_id uuid, name text)
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT DISTINCT a.id, a.display_name
        FROM reconciliation.claims c JOIN reconciliation.claim_transitions t ON t.claim_id = c.id
        JOIN identity.accounts a ON a.id = t.account_id
        WHERE c.id = claim AND c.district_code = platform.scope_district()
          AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor')
          AND (platform.scope_town() IS NULL OR c.town_code = platform.scope_town())
          AND (platform.scope_facility() IS NULL OR c.facility_id = platform.scope_facility());
      $$;
      COMMENT ON FUNCTION reconciliation.people_of_claim(uuid) IS
        'Names of those who took steps of a claim in scope: its statement is signed by them.';
      ALTER FUNCTION reconciliation.people_of_claim(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.people_of_claim(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.people_of_claim(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP FUNCTION reconciliation.people_of_claim(uuid);
      DROP TABLE reconciliation.name_disclosures;
      DROP FUNCTION reconciliation.guard_name_disclosure();
    `);
  }
}
