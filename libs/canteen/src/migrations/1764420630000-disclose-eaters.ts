import type { MigrationInterface, QueryRunner } from 'typeorm';

const IN_SCOPE = `district_code = platform.scope_district() AND (platform.scope_town() IS NULL OR town_code = platform.scope_town())`;

/** Who was shown the names of those who ate a dish on a day, and what for. */
export class DiscloseEaters1764420630000 implements MigrationInterface {
  readonly name = 'DiscloseEaters1764420630000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE canteen.eater_disclosures (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL,
        town_code text,
        dish_id uuid NOT NULL,
        business_date date NOT NULL,
        slot text CHECK (slot IN ('breakfast', 'lunch', 'dinner')),
        facility_id uuid,
        purpose text NOT NULL CHECK (purpose IN ('call', 'visit', 'verify_identity', 'correct_record', 'subsidy_review',
          'emergency', 'request_of_person')),
        note text NOT NULL CHECK (length(note) BETWEEN 2 AND 200 AND note !~ '[0-9]{5}'),
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        FOREIGN KEY (dish_id, district_code) REFERENCES canteen.dishes (id, district_code)
      );
      CREATE INDEX eater_disclosures_account_at ON canteen.eater_disclosures (account_id, at);
      COMMENT ON TABLE canteen.eater_disclosures IS
        'Who was shown the names of those who ate a dish, and what for. Without a town: of the whole district. Ten an hour and thirty a day for an account.';

      CREATE FUNCTION canteen.guard_eater_disclosure() RETURNS trigger
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF NEW.account_id IS DISTINCT FROM platform.scope_account() OR NEW.town_code IS DISTINCT FROM platform.scope_town() THEN
          RAISE EXCEPTION 'a disclosure names the account that sees it, and its town' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'eater_disclosures_account';
        END IF;
        -- One after the other: many at once would all count what was there before them.
        PERFORM pg_advisory_xact_lock(hashtextextended('eater disclosures ' || NEW.account_id, 0));
        IF (SELECT count(*) FILTER (WHERE d.at > clock_timestamp() - interval '1 hour') >= 10 OR count(*) >= 30
            FROM canteen.eater_disclosures d
            WHERE d.account_id = NEW.account_id AND d.at > clock_timestamp() - interval '1 day') THEN
          RAISE EXCEPTION 'too many disclosures' USING ERRCODE = 'check_violation', CONSTRAINT = 'eater_disclosures_rate';
        END IF;
        NEW.at := clock_timestamp();
        RETURN NEW;
      END $$;
      ALTER FUNCTION canteen.guard_eater_disclosure() OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.guard_eater_disclosure() FROM PUBLIC;
      CREATE TRIGGER eater_disclosures_guard BEFORE INSERT ON canteen.eater_disclosures
        FOR EACH ROW EXECUTE FUNCTION canteen.guard_eater_disclosure();

      ALTER TABLE canteen.eater_disclosures ENABLE ROW LEVEL SECURITY;
      ALTER TABLE canteen.eater_disclosures FORCE ROW LEVEL SECURITY;
      CREATE POLICY eater_disclosures_read ON canteen.eater_disclosures FOR SELECT TO nuancan_app USING (
        ${IN_SCOPE} AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY eater_disclosures_add ON canteen.eater_disclosures FOR INSERT TO nuancan_app WITH CHECK (
        ${IN_SCOPE} AND platform.scope_role() IN ('town_official', 'district_official'));
      CREATE POLICY eater_disclosures_definer ON canteen.eater_disclosures FOR SELECT TO nuancan_definer USING (true);
      GRANT SELECT, INSERT ON canteen.eater_disclosures TO nuancan_app;
      GRANT SELECT ON canteen.eater_disclosures TO nuancan_definer;
      CREATE TRIGGER eater_disclosures_append_only BEFORE UPDATE OR DELETE ON canteen.eater_disclosures
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER eater_disclosures_no_truncate BEFORE TRUNCATE ON canteen.eater_disclosures
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER eater_disclosures_audit AFTER INSERT ON canteen.eater_disclosures
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('note');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE canteen.eater_disclosures;
      DROP FUNCTION canteen.guard_eater_disclosure();
    `);
  }
}
