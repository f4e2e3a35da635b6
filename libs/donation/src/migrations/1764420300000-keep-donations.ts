import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, audited, DESK, inner, neverEmptied, readBy, secured } from '../row-rules.js';

const DONORS = `
  CREATE TABLE donation.donors (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    kind text NOT NULL CHECK (kind IN ('person', 'firm', 'anonymous')),
    name text NOT NULL CHECK (name <> '' AND length(name) <= 100),
    version int NOT NULL DEFAULT 1,
    recorded_by uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    erased_at timestamptz,
    UNIQUE (id, district_code),
    CONSTRAINT donors_unnamed CHECK (kind <> 'anonymous' OR name = '匿名'),
    CONSTRAINT donors_erased CHECK (erased_at IS NULL OR kind = 'anonymous')
  );
  CREATE INDEX donors_district ON donation.donors (district_code, id);
  COMMENT ON COLUMN donation.donors.name IS 'As the donor wants to be named; 匿名 for nobody. Each anonymous gift has a donor of its own.';

  CREATE TABLE donation.donor_contacts (
    donor_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    contact_name text CHECK (contact_name <> '' AND length(contact_name) <= 60),
    phone text CHECK (phone ~ '^[0-9 +()-]{5,20}$'),
    FOREIGN KEY (donor_id, district_code) REFERENCES donation.donors (id, district_code)
  );
  COMMENT ON TABLE donation.donor_contacts IS 'How the desk reaches a donor: the district reads it, no town and no auditor.';`;

const DONATIONS = `
  CREATE TABLE donation.donations (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL REFERENCES registry.districts (code),
    organisation_id uuid NOT NULL,
    donor_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('money', 'goods')),
    pledged_on date NOT NULL,
    pledged_fen bigint NOT NULL CHECK (pledged_fen BETWEEN 1 AND 10000000000),
    received_fen bigint NOT NULL DEFAULT 0,
    allotted_fen bigint NOT NULL DEFAULT 0,
    refunded_fen bigint NOT NULL DEFAULT 0,
    campaign text CHECK (campaign <> ''),
    client_id uuid NOT NULL,
    body_hash bytea NOT NULL CHECK (octet_length(body_hash) = 32),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT donations_client UNIQUE (district_code, client_id),
    UNIQUE (id, organisation_id, district_code),
    CONSTRAINT donations_within_pledge CHECK (received_fen BETWEEN 0 AND pledged_fen),
    CONSTRAINT donations_within_received CHECK (allotted_fen >= 0 AND refunded_fen >= 0 AND allotted_fen + refunded_fen <= received_fen),
    CONSTRAINT donations_goods_not_allotted CHECK (kind = 'money' OR (allotted_fen = 0 AND refunded_fen = 0)),
    CONSTRAINT donations_organisation_fkey FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code),
    CONSTRAINT donations_donor_fkey FOREIGN KEY (donor_id, district_code) REFERENCES donation.donors (id, district_code)
  );
  CREATE INDEX donations_district ON donation.donations (district_code, id);
  CREATE INDEX donations_donor ON donation.donations (donor_id);
  COMMENT ON TABLE donation.donations IS
    'What somebody pledged. received_fen, allotted_fen and refunded_fen are moved by the triggers of receipts, tranches and refunds only.';
  COMMENT ON COLUMN donation.donations.allotted_fen IS 'What its tranches hold, spent or not, less what was taken back from them.';
  COMMENT ON COLUMN donation.donations.body_hash IS 'Of the request without who gives and how they are reached: a name could be guessed by it.';`;

const RECEIPTS = `
  CREATE TABLE donation.receipt_counters (
    organisation_id uuid NOT NULL,
    year int NOT NULL,
    district_code text NOT NULL,
    last_no int NOT NULL CHECK (last_no >= 1),
    PRIMARY KEY (organisation_id, year),
    FOREIGN KEY (organisation_id, district_code) REFERENCES registry.organisations (id, district_code)
  );
  COMMENT ON TABLE donation.receipt_counters IS
    'The last receipt number of an organisation and year. Whoever takes one holds the row until the commit: a number rolled back is taken again.';

  CREATE TABLE donation.receipts (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    organisation_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    year int NOT NULL CHECK (year BETWEEN 2000 AND 2999),
    no int NOT NULL CHECK (no >= 1),
    received_on date NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 10000000000),
    fiscal_receipt_no text CHECK (fiscal_receipt_no <> '' AND length(fiscal_receipt_no) <= 60),
    fiscal_recorded_by uuid REFERENCES identity.accounts (id),
    fiscal_recorded_at timestamptz,
    client_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT receipts_number UNIQUE (organisation_id, year, no),
    CONSTRAINT receipts_fiscal_number UNIQUE (organisation_id, fiscal_receipt_no),
    CONSTRAINT receipts_client UNIQUE (district_code, client_id),
    UNIQUE (id, district_code),
    CHECK ((fiscal_receipt_no IS NULL) = (fiscal_recorded_at IS NULL)),
    FOREIGN KEY (donation_id, organisation_id, district_code) REFERENCES donation.donations (id, organisation_id, district_code)
  );
  CREATE INDEX receipts_donation ON donation.receipts (donation_id);
  COMMENT ON TABLE donation.receipts IS
    'Money, or goods, that came in, with our acknowledgement: numbered without gaps per organisation and year of issue. Also a void one keeps its number.';
  COMMENT ON COLUMN donation.receipts.fiscal_receipt_no IS
    'Of the fiscal receipt (公益事业捐赠票据) that the organisation wrote; entered once, then or later.';

  CREATE TABLE donation.receipt_voids (
    receipt_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    FOREIGN KEY (receipt_id, district_code) REFERENCES donation.receipts (id, district_code)
  );`;

const FUNCTIONS = `
  CREATE FUNCTION donation.keep_pledge() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF to_jsonb(NEW) - ARRAY['received_fen', 'allotted_fen', 'refunded_fen']
      <> to_jsonb(OLD) - ARRAY['received_fen', 'allotted_fen', 'refunded_fen'] THEN
      RAISE EXCEPTION 'a donation stays as it was entered' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.keep_receipt() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF OLD.fiscal_receipt_no IS NOT NULL THEN
      RAISE EXCEPTION 'a receipt has its fiscal number' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipts_fiscal_once';
    END IF;
    IF to_jsonb(NEW) - ARRAY['fiscal_receipt_no', 'fiscal_recorded_by', 'fiscal_recorded_at']
      <> to_jsonb(OLD) - ARRAY['fiscal_receipt_no', 'fiscal_recorded_by', 'fiscal_recorded_at'] THEN
      RAISE EXCEPTION 'a receipt stays as it was issued' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.number_receipt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    NEW.recorded_at := clock_timestamp();
    NEW.year := extract(year FROM platform.business_date(NEW.recorded_at))::int;
    INSERT INTO donation.receipt_counters AS n (organisation_id, year, district_code, last_no)
    VALUES (NEW.organisation_id, NEW.year, NEW.district_code, 1)
    ON CONFLICT (organisation_id, year) DO UPDATE SET last_no = n.last_no + 1 RETURNING n.last_no INTO NEW.no;
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.count_receipt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE donation.donations d SET received_fen = d.received_fen + NEW.amount_fen WHERE d.id = NEW.donation_id;
    RETURN NULL;
  END $$;

  CREATE FUNCTION donation.count_void() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE donation.donations d SET received_fen = d.received_fen - r.amount_fen
    FROM donation.receipts r WHERE r.id = NEW.receipt_id AND d.id = r.donation_id;
    RETURN NULL;
  END $$;`;

const OF_DONATION = (table: string): string =>
  readBy(`EXISTS (SELECT FROM donation.donations d WHERE d.id = ${table}.donation_id)`);
const OF_RECEIPT = readBy('EXISTS (SELECT FROM donation.receipts r WHERE r.id = receipt_voids.receipt_id)');
const OF_DONOR = readBy('EXISTS (SELECT FROM donation.donations d WHERE d.donor_id = donors.id)');
const OF_TRANCHE = readBy('EXISTS (SELECT FROM donation.tranches t WHERE t.donation_id = donations.id)');
const TRIGGERS = `
  ${['keep_pledge()', 'keep_receipt()', 'number_receipt()', 'count_receipt()', 'count_void()'].map(inner).join('')}
  CREATE TRIGGER donations_keep_pledge BEFORE UPDATE ON donation.donations
    FOR EACH ROW EXECUTE FUNCTION donation.keep_pledge();
  CREATE TRIGGER receipts_kept BEFORE UPDATE ON donation.receipts FOR EACH ROW EXECUTE FUNCTION donation.keep_receipt();
  CREATE TRIGGER receipts_counted AFTER INSERT ON donation.receipts FOR EACH ROW EXECUTE FUNCTION donation.count_receipt();
  CREATE TRIGGER receipt_voids_counted AFTER INSERT ON donation.receipt_voids
    FOR EACH ROW EXECUTE FUNCTION donation.count_void();`;

/** Donors, what they pledged, and what came in with a numbered receipt. */
export class KeepDonations1764420300000 implements MigrationInterface {
  readonly name = 'KeepDonations1764420300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [DONORS, DONATIONS, RECEIPTS, FUNCTIONS, TRIGGERS]) await queryRunner.query(sql);
    // A donation is known by its tranches; until they name it only the district reads any.
    await queryRunner.query('ALTER TABLE donation.tranches ADD COLUMN donation_id uuid');
    await queryRunner.query(`
      ${secured('donors', { read: OF_DONOR, add: `${DESK} AND erased_at IS NULL` })}
      ${secured('donor_contacts', { read: DESK, add: DESK })}
      ${secured('donations', { read: OF_TRANCHE, add: `${DESK} AND received_fen = 0 AND allotted_fen = 0 AND refunded_fen = 0` })}
      ${secured('receipts', { read: OF_DONATION('receipts'), add: DESK })}
      ${secured('receipt_voids', { read: OF_RECEIPT, add: DESK })}
      ${secured('receipt_counters', { read: DESK })}
      CREATE POLICY donors_edit ON donation.donors FOR UPDATE TO nuancan_app
        USING (district_code = platform.scope_district() AND ${DESK}) WITH CHECK (district_code = platform.scope_district());
      CREATE POLICY donor_contacts_edit ON donation.donor_contacts FOR UPDATE TO nuancan_app
        USING (district_code = platform.scope_district() AND ${DESK}) WITH CHECK (district_code = platform.scope_district());
      CREATE POLICY donor_contacts_forget ON donation.donor_contacts FOR DELETE TO nuancan_app
        USING (district_code = platform.scope_district() AND ${DESK});
      CREATE POLICY receipts_fiscal ON donation.receipts FOR UPDATE TO nuancan_app
        USING (district_code = platform.scope_district() AND ${DESK}) WITH CHECK (district_code = platform.scope_district());
      GRANT UPDATE (kind, name, version, erased_at) ON donation.donors TO nuancan_app;
      GRANT UPDATE (contact_name, phone), DELETE ON donation.donor_contacts TO nuancan_app;
      GRANT UPDATE (fiscal_receipt_no, fiscal_recorded_by, fiscal_recorded_at) ON donation.receipts TO nuancan_app;
      GRANT UPDATE (received_fen, allotted_fen, refunded_fen) ON donation.donations TO nuancan_definer;
      GRANT INSERT, UPDATE ON donation.receipt_counters TO nuancan_definer;
      ${['donors', 'donations', 'receipts', 'receipt_counters'].map(neverEmptied).join('')}
      ${['donors', 'donations', 'receipts', 'receipt_counters'].map(refuseDelete).join('')}
      ${appendOnly('receipt_voids')}
      ${audited('donors', 'name')} ${audited('donations', 'body_hash')} ${audited('receipts')} ${audited('receipt_voids')}
      CREATE TRIGGER donors_edit_audit AFTER UPDATE ON donation.donors FOR EACH ROW EXECUTE FUNCTION platform.audit_row('name');
      CREATE TRIGGER receipts_fiscal_audit AFTER UPDATE ON donation.receipts FOR EACH ROW EXECUTE FUNCTION platform.audit_row();
      CREATE TRIGGER donor_contacts_audit AFTER INSERT OR UPDATE OR DELETE ON donation.donor_contacts
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('contact_name', 'phone');
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE donation.receipt_voids, donation.receipts, donation.receipt_counters;
      DROP TABLE donation.donations, donation.donor_contacts, donation.donors;
      ALTER TABLE donation.tranches DROP COLUMN donation_id;
      DROP FUNCTION donation.keep_pledge(), donation.keep_receipt(), donation.number_receipt(), donation.count_receipt(),
        donation.count_void();
    `);
  }
}

function refuseDelete(table: string): string {
  return `
    CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON donation.${table}
      FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();`;
}
