import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Donated money in tranches: what came in, what it is for, and how much of it meals have used. */
export class CreateDonation1764200100000 implements MigrationInterface {
  readonly name = 'CreateDonation1764200100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE SCHEMA donation;
      GRANT USAGE ON SCHEMA donation TO nuancan_app;
      GRANT USAGE, CREATE ON SCHEMA donation TO nuancan_definer;

      CREATE TABLE donation.tranches (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        district_code text NOT NULL REFERENCES registry.districts (code),
        organisation_id uuid NOT NULL,
        donor_name text NOT NULL CHECK (donor_name <> ''),
        received_on date NOT NULL,
        amount_fen bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 10000000000),
        spent_fen bigint NOT NULL DEFAULT 0,
        earmark text NOT NULL CHECK (earmark IN ('anyone', 'town', 'facility', 'category')),
        for_town text CHECK ((for_town IS NOT NULL) = (earmark = 'town')),
        for_facility uuid CHECK ((for_facility IS NOT NULL) = (earmark = 'facility')),
        for_category text CHECK ((for_category IS NOT NULL) = (earmark = 'category')),
        campaign text CHECK (campaign <> ''),
        fiscal_receipt_no text CHECK (fiscal_receipt_no <> ''),
        client_id uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        UNIQUE (district_code, client_id),
        CONSTRAINT tranches_within_amount CHECK (spent_fen BETWEEN 0 AND amount_fen),
        FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code),
        CONSTRAINT tranches_town_fkey FOREIGN KEY (for_town, district_code) REFERENCES registry.towns (code, district_code),
        CONSTRAINT tranches_facility_fkey FOREIGN KEY (for_facility) REFERENCES meal_point.facilities (id)
      );
      CREATE INDEX tranches_unspent ON donation.tranches (district_code, received_on, id) WHERE spent_fen < amount_fen;
      COMMENT ON TABLE donation.tranches IS
        'Oldest first by (received_on, id). spent_fen is moved only by the settlement and the correction of meals.';
      ALTER TABLE donation.tranches ENABLE ROW LEVEL SECURITY;
      ALTER TABLE donation.tranches FORCE ROW LEVEL SECURITY;
      CREATE POLICY tranches_read ON donation.tranches FOR SELECT TO nuancan_app USING (
        district_code = platform.scope_district() AND platform.scope_facility() IS NULL
        AND platform.scope_role() IN ('town_official', 'district_official', 'auditor', 'system'));
      CREATE POLICY tranches_enter ON donation.tranches FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND spent_fen = 0
        AND platform.scope_role() IN ('district_official', 'system'));
      CREATE POLICY tranches_definer ON donation.tranches TO nuancan_definer USING (true) WITH CHECK (true);
      GRANT SELECT, INSERT ON donation.tranches TO nuancan_app;
      GRANT SELECT, UPDATE (spent_fen) ON donation.tranches TO nuancan_definer;
      CREATE TRIGGER tranches_no_delete BEFORE DELETE ON donation.tranches
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER tranches_no_truncate BEFORE TRUNCATE ON donation.tranches
        FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER tranches_audit AFTER INSERT ON donation.tranches
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('donor_name');

      CREATE FUNCTION donation.keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(NEW) - 'spent_fen' <> to_jsonb(OLD) - 'spent_fen' THEN
          RAISE EXCEPTION 'the terms of a tranche stay as they were entered' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER tranches_keep_terms BEFORE UPDATE ON donation.tranches
        FOR EACH ROW EXECUTE FUNCTION donation.keep_terms();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA donation CASCADE');
  }
}
