import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payment legs: what each funder pays of an approved claim, and what was paid, withheld or netted of it. */
export class PayLegs1764400210000 implements MigrationInterface {
  readonly name = 'PayLegs1764400210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      INSERT INTO ledger.account_kinds (kind, book, type, required, funders)
      VALUES ('claim_receivable', 'cash', 'asset', '{facility,funder}', '{province,city,district,town}');

      CREATE TABLE reconciliation.legs (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        code text NOT NULL CHECK (code ~ '^[A-Z0-9-]{6,60}$'),
        claim_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        month date NOT NULL,
        organisation_id uuid NOT NULL,
        funder text NOT NULL CHECK (funder IN ('province', 'city', 'district', 'town')),
        funding_town text CHECK ((funding_town IS NOT NULL) = (funder = 'town')),
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
        settled_fen bigint NOT NULL DEFAULT 0,
        approved_by uuid NOT NULL,
        approved_on date NOT NULL,
        CONSTRAINT legs_within CHECK (settled_fen BETWEEN least(amount_fen, 0) AND greatest(amount_fen, 0)),
        CONSTRAINT legs_one_a_funder UNIQUE NULLS NOT DISTINCT (claim_id, funder, funding_town),
        CONSTRAINT legs_code_key UNIQUE (district_code, code),
        UNIQUE (id, claim_id, approved_by),
        FOREIGN KEY (claim_id, facility_id, month) REFERENCES reconciliation.claims (id, facility_id, month),
        FOREIGN KEY (claim_id, approved_by) REFERENCES reconciliation.claims (id, approved_by) DEFERRABLE INITIALLY DEFERRED,
        FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code),
        CONSTRAINT legs_town_fkey FOREIGN KEY (funding_town, district_code) REFERENCES registry.towns (code, district_code)
      );
      CREATE INDEX legs_facility ON reconciliation.legs (facility_id, funder, month);
      CREATE INDEX legs_unsettled ON reconciliation.legs (district_code, approved_on, id) WHERE settled_fen <> amount_fen;
      COMMENT ON TABLE reconciliation.legs IS
        'Above zero: the funder pays the payee; below: the payee owes it back. settled_fen is moved along with leg_payments only.';
      COMMENT ON COLUMN reconciliation.legs.organisation_id IS 'The payee.';

      CREATE TABLE reconciliation.leg_payments (
        id uuid PRIMARY KEY DEFAULT uuidv7(),
        leg_id uuid NOT NULL,
        claim_id uuid NOT NULL,
        district_code text NOT NULL,
        town_code text NOT NULL,
        facility_id uuid NOT NULL,
        funding_town text,
        kind text NOT NULL CHECK (kind IN ('bank', 'bounced', 'withheld', 'netted')),
        amount_fen bigint NOT NULL CHECK (amount_fen <> 0),
        reference text CHECK (reference ~ '^[^[:cntrl:]]{1,64}$'),
        paid_on date NOT NULL,
        reason text CHECK (reason <> '' AND length(reason) <= 500),
        bounces uuid REFERENCES reconciliation.leg_payments (id),
        correction_id uuid REFERENCES canteen.meal_corrections (id),
        netted_with uuid REFERENCES reconciliation.legs (id),
        approved_by uuid NOT NULL,
        account_id uuid NOT NULL REFERENCES identity.accounts (id),
        client_id uuid,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        CONSTRAINT leg_payments_source CHECK (CASE kind
          WHEN 'bank' THEN reference IS NOT NULL AND client_id IS NOT NULL AND num_nonnulls(bounces, correction_id, netted_with) = 0
          WHEN 'bounced' THEN bounces IS NOT NULL AND reason IS NOT NULL AND num_nonnulls(correction_id, netted_with) = 0
          WHEN 'withheld' THEN correction_id IS NOT NULL AND num_nonnulls(bounces, netted_with) = 0
          ELSE netted_with IS NOT NULL AND num_nonnulls(bounces, correction_id) = 0 END),
        CONSTRAINT leg_payments_four_eyes CHECK (kind <> 'bank' OR account_id <> approved_by),
        CONSTRAINT leg_payments_client UNIQUE (leg_id, client_id),
        CONSTRAINT leg_payments_bounced_once UNIQUE (bounces),
        FOREIGN KEY (leg_id, claim_id, approved_by) REFERENCES reconciliation.legs (id, claim_id, approved_by)
      );
      CREATE INDEX leg_payments_claim ON reconciliation.leg_payments (claim_id, leg_id);
      CREATE INDEX leg_payments_reference ON reconciliation.leg_payments (leg_id, reference);
      CREATE UNIQUE INDEX leg_payments_withheld_once ON reconciliation.leg_payments (correction_id, leg_id)
        WHERE kind = 'withheld';
    `);
    for (const table of ['legs', 'leg_payments']) {
      await queryRunner.query(`
        ALTER TABLE reconciliation.${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE reconciliation.${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_read ON reconciliation.${table} FOR SELECT TO nuancan_app USING (
          platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
          AND district_code = platform.scope_district()
          AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
          AND (platform.scope_town() IS NULL OR town_code = platform.scope_town() OR funding_town = platform.scope_town()));
        CREATE POLICY ${table}_definer ON reconciliation.${table} TO nuancan_definer USING (true) WITH CHECK (true);
        GRANT SELECT ON reconciliation.${table} TO nuancan_app;
        GRANT SELECT, INSERT ON reconciliation.${table} TO nuancan_definer;
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON reconciliation.${table}
          FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
      `);
    }
    await queryRunner.query(`
      GRANT UPDATE (settled_fen) ON reconciliation.legs TO nuancan_definer;
      CREATE TRIGGER legs_no_delete BEFORE DELETE ON reconciliation.legs
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER leg_payments_append_only BEFORE UPDATE OR DELETE ON reconciliation.leg_payments
        FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
      CREATE TRIGGER leg_payments_audit AFTER INSERT ON reconciliation.leg_payments
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row();

      CREATE FUNCTION reconciliation.keep_leg_terms() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
      BEGIN
        IF to_jsonb(NEW) - 'settled_fen' <> to_jsonb(OLD) - 'settled_fen' THEN
          RAISE EXCEPTION 'the terms of a leg stay as they were approved' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER legs_keep_terms BEFORE UPDATE ON reconciliation.legs
        FOR EACH ROW EXECUTE FUNCTION reconciliation.keep_leg_terms();
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE reconciliation.leg_payments, reconciliation.legs;
      DROP FUNCTION reconciliation.keep_leg_terms();
      DELETE FROM ledger.account_kinds WHERE kind = 'claim_receivable';
    `);
  }
}
