import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, audited, DESK, inner, readBy, secured } from '../row-rules.js';

const FIRM = `'(公司|集团|厂|协会|商会|基金会|慈善|银行|合作社|学校|医院|中心|店)'`;
const OWNED = ['donors', 'donations', 'receipts', 'receipt_counters', 'tranches'];
/** The owner of a managed database is no superuser: while it moves rows, forced row security would show it none. */
const force = (is: 'FORCE' | 'NO FORCE'): string =>
  OWNED.map((table) => `ALTER TABLE donation.${table} ${is} ROW LEVEL SECURITY;`).join('');

/**
 * Each tranche that was taken in before becomes a donation of one receipt and one tranche. A firm is one donor; of people
 * of one name nobody knows whether they are one, so each is a donor of their own. The receipt has the tranche's id: its
 * journal entry, donation/<id>, is the one that was posted then, straight into the tranche's fund.
 */
const LANDED = `
  ${force('NO FORCE')}
  ALTER TABLE donation.tranches DISABLE TRIGGER tranches_keep_terms;
  WITH landed AS (
    SELECT t.*, CASE WHEN donor_name IN ('匿名', '无名氏') THEN 'anonymous' WHEN donor_name ~ ${FIRM} THEN 'firm' ELSE 'person' END AS donor_kind
    FROM donation.tranches t)
  INSERT INTO donation.donors (id, district_code, kind, name, recorded_by, recorded_at)
  SELECT DISTINCT ON (donor_id) donor_id, district_code, donor_kind, CASE donor_kind WHEN 'anonymous' THEN '匿名' ELSE donor_name END,
    account_id, recorded_at
  FROM (SELECT l.*, CASE donor_kind WHEN 'firm' THEN min(id::text) OVER (PARTITION BY district_code, donor_name)::uuid ELSE id END AS donor_id
    FROM landed l) d
  ORDER BY donor_id, recorded_at;
  INSERT INTO donation.donations (district_code, organisation_id, donor_id, kind, pledged_on, pledged_fen, received_fen, allotted_fen,
    campaign, client_id, body_hash, account_id, recorded_at)
  SELECT t.district_code, t.organisation_id, coalesce((SELECT o.id FROM donation.donors o WHERE o.id = t.id),
      (SELECT o.id FROM donation.donors o WHERE o.district_code = t.district_code AND o.kind = 'firm' AND o.name = t.donor_name)),
    'money', t.received_on, t.amount_fen, t.amount_fen, t.amount_fen, t.campaign, t.client_id, sha256(convert_to(t.id::text, 'UTF8')),
    t.account_id, t.recorded_at
  FROM donation.tranches t;
  UPDATE donation.tranches t SET donation_id = d.id FROM donation.donations d
    WHERE d.district_code = t.district_code AND d.client_id = t.client_id;
  ALTER TABLE donation.receipts DISABLE TRIGGER receipts_counted;
  INSERT INTO donation.receipts (id, district_code, organisation_id, donation_id, year, no, received_on, amount_fen, fiscal_receipt_no,
    fiscal_recorded_by, fiscal_recorded_at, client_id, account_id, recorded_at)
  SELECT id, district_code, organisation_id, donation_id, year, row_number() OVER (PARTITION BY organisation_id, year ORDER BY recorded_at, id),
    received_on, amount_fen,
    -- One number on two tranches was possible before; of an organisation it now names one receipt.
    fiscal_receipt_no || CASE WHEN same > 1 THEN ' (' || same || ')' ELSE '' END,
    CASE WHEN fiscal_receipt_no IS NOT NULL THEN account_id END, CASE WHEN fiscal_receipt_no IS NOT NULL THEN recorded_at END,
    client_id, account_id, recorded_at
  FROM (SELECT t.*, extract(year FROM platform.business_date(t.recorded_at))::int AS year,
      row_number() OVER (PARTITION BY organisation_id, fiscal_receipt_no ORDER BY recorded_at, id) AS same
    FROM donation.tranches t) landed;
  INSERT INTO donation.receipt_counters (organisation_id, year, district_code, last_no)
  SELECT organisation_id, year, district_code, max(no) FROM donation.receipts GROUP BY 1, 2, 3;
  ALTER TABLE donation.receipts ENABLE TRIGGER receipts_counted;
  ALTER TABLE donation.tranches ENABLE TRIGGER tranches_keep_terms;
  ${force('FORCE')}
  CREATE TRIGGER receipts_numbered BEFORE INSERT ON donation.receipts FOR EACH ROW EXECUTE FUNCTION donation.number_receipt();`;

const TRANCHES = `
  DROP TRIGGER tranches_audit ON donation.tranches;
  ALTER TABLE donation.tranches ALTER COLUMN donation_id SET NOT NULL, DROP COLUMN donor_name, DROP COLUMN fiscal_receipt_no,
    ADD COLUMN returned_fen bigint NOT NULL DEFAULT 0 CHECK (returned_fen >= 0),
    DROP CONSTRAINT tranches_amount_fen_check,
    ADD CONSTRAINT tranches_amount_fen_check CHECK (amount_fen >= 0 AND amount_fen + returned_fen BETWEEN 1 AND 10000000000),
    ADD CONSTRAINT tranches_donation_fkey FOREIGN KEY (donation_id, organisation_id, district_code)
      REFERENCES donation.donations (id, organisation_id, district_code),
    ADD CONSTRAINT tranches_of_donation UNIQUE (id, donation_id, organisation_id, district_code);
  CREATE INDEX tranches_donation ON donation.tranches (donation_id);
  COMMENT ON COLUMN donation.tranches.amount_fen IS 'What meals may use of it: what was allotted less what was taken back.';
  COMMENT ON COLUMN donation.tranches.returned_fen IS 'Taken back unspent, to its donation: to be allotted anew, or refunded.';
  ${audited('tranches')}
  GRANT UPDATE (amount_fen, returned_fen) ON donation.tranches TO nuancan_definer;
  DROP POLICY tranches_enter ON donation.tranches;
  CREATE POLICY tranches_enter ON donation.tranches FOR INSERT TO nuancan_app WITH CHECK (
    district_code = platform.scope_district() AND spent_fen = 0 AND returned_fen = 0 AND ${DESK});

  CREATE OR REPLACE FUNCTION donation.keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF to_jsonb(NEW) - ARRAY['spent_fen', 'amount_fen', 'returned_fen'] <> to_jsonb(OLD) - ARRAY['spent_fen', 'amount_fen', 'returned_fen']
      OR NEW.amount_fen + NEW.returned_fen <> OLD.amount_fen + OLD.returned_fen OR NEW.returned_fen < OLD.returned_fen THEN
      RAISE EXCEPTION 'the terms of a tranche stay as they were entered' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;`;

const REFUNDS = `
  CREATE TABLE donation.refunds (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    organisation_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen BETWEEN 1 AND 10000000000),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    client_id uuid NOT NULL,
    requested_by uuid NOT NULL REFERENCES identity.accounts (id),
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT refunds_client UNIQUE (district_code, client_id),
    UNIQUE (id, requested_by, district_code),
    FOREIGN KEY (donation_id, organisation_id, district_code) REFERENCES donation.donations (id, organisation_id, district_code)
  );
  CREATE INDEX refunds_donation ON donation.refunds (donation_id);
  COMMENT ON TABLE donation.refunds IS 'Asked for; nothing moves before a second person approves (refund_decisions).';

  CREATE TABLE donation.refund_decisions (
    refund_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    decision text NOT NULL CHECK (decision IN ('approved', 'rejected')),
    reason text CHECK (reason <> '' AND length(reason) <= 200),
    reference text CHECK (reference ~ '^[0-9A-Za-z-]{1,64}$'),
    requested_by uuid NOT NULL,
    decided_by uuid NOT NULL REFERENCES identity.accounts (id),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT refund_decisions_four_eyes CHECK (decided_by <> requested_by),
    CONSTRAINT refund_decisions_reasoned CHECK (decision = 'approved' OR reason IS NOT NULL),
    FOREIGN KEY (refund_id, requested_by, district_code) REFERENCES donation.refunds (id, requested_by, district_code)
  );
  COMMENT ON COLUMN donation.refund_decisions.reference IS 'Of the bank''s transfer to the donor. Letters and digits: no name.';

  CREATE TABLE donation.tranche_returns (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    organisation_id uuid NOT NULL,
    donation_id uuid NOT NULL,
    tranche_id uuid NOT NULL,
    amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    refund_id uuid REFERENCES donation.refunds (id),
    client_id uuid NOT NULL,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT tranche_returns_client UNIQUE (district_code, client_id, tranche_id),
    FOREIGN KEY (tranche_id, donation_id, organisation_id, district_code)
      REFERENCES donation.tranches (id, donation_id, organisation_id, district_code)
  );
  CREATE INDEX tranche_returns_tranche ON donation.tranche_returns (tranche_id);
  CREATE INDEX tranche_returns_refund ON donation.tranche_returns (refund_id) WHERE refund_id IS NOT NULL;
  COMMENT ON TABLE donation.tranche_returns IS 'Unspent money of a tranche that went back to its donation.';`;

/** A donation first, then its tranches in the order in which meals use them: whoever closes, corrects or refunds never waits in a ring. */
const FUNCTIONS = `
  CREATE FUNCTION donation.count_tranche() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE donation.donations d SET allotted_fen = d.allotted_fen + NEW.amount_fen WHERE d.id = NEW.donation_id;
    RETURN NULL;
  END $$;

  CREATE FUNCTION donation.take_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM donation.donations d WHERE d.id = NEW.donation_id FOR NO KEY UPDATE;
    UPDATE donation.tranches t SET amount_fen = t.amount_fen - NEW.amount_fen, returned_fen = t.returned_fen + NEW.amount_fen
    WHERE t.id = NEW.tranche_id;
    UPDATE donation.donations d SET allotted_fen = d.allotted_fen - NEW.amount_fen WHERE d.id = NEW.donation_id;
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.pay_back() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    r donation.refunds;
    d donation.donations;
    tranche record;
    part bigint;
    lacking bigint;
  BEGIN
    IF NEW.decision <> 'approved' THEN
      RETURN NULL;
    END IF;
    SELECT x.* INTO STRICT r FROM donation.refunds x WHERE x.id = NEW.refund_id;
    SELECT x.* INTO STRICT d FROM donation.donations x WHERE x.id = r.donation_id FOR NO KEY UPDATE;
    PERFORM FROM donation.tranches t WHERE t.donation_id = d.id ORDER BY t.received_on, t.id FOR UPDATE;
    lacking := r.amount_fen - (d.received_fen - d.allotted_fen - d.refunded_fen);
    -- Not allotted first, then from the tranche that would be spent last.
    FOR tranche IN SELECT t.id, t.amount_fen - t.spent_fen AS unspent FROM donation.tranches t
      WHERE t.donation_id = d.id AND t.amount_fen > t.spent_fen ORDER BY t.received_on DESC, t.id DESC
    LOOP
      EXIT WHEN lacking <= 0;
      part := least(lacking, tranche.unspent);
      INSERT INTO donation.tranche_returns (district_code, organisation_id, donation_id, tranche_id, amount_fen, reason, refund_id,
        client_id, account_id)
      VALUES (r.district_code, r.organisation_id, d.id, tranche.id, part, r.reason, r.id, r.client_id, NEW.decided_by);
      lacking := lacking - part;
    END LOOP;
    IF lacking > 0 THEN
      RAISE EXCEPTION 'meals have used what was to be refunded' USING ERRCODE = 'check_violation', CONSTRAINT = 'refunds_within_unspent';
    END IF;
    UPDATE donation.donations x SET refunded_fen = x.refunded_fen + r.amount_fen WHERE x.id = d.id;
    RETURN NULL;
  END $$;`;

const OF_DONATION = (table: string): string =>
  readBy(`EXISTS (SELECT FROM donation.donations d WHERE d.id = ${table}.donation_id)`);
const TRIGGERS = `
  ${['count_tranche()', 'take_back()', 'pay_back()'].map(inner).join('')}
  CREATE TRIGGER tranches_counted AFTER INSERT ON donation.tranches FOR EACH ROW EXECUTE FUNCTION donation.count_tranche();
  CREATE TRIGGER tranche_returns_taken BEFORE INSERT ON donation.tranche_returns FOR EACH ROW EXECUTE FUNCTION donation.take_back();
  CREATE TRIGGER refund_decisions_paid AFTER INSERT ON donation.refund_decisions FOR EACH ROW EXECUTE FUNCTION donation.pay_back();
  ${secured('refunds', { read: OF_DONATION('refunds'), add: `${DESK} AND requested_by = platform.scope_account()` })}
  ${secured('refund_decisions', {
    read: readBy('EXISTS (SELECT FROM donation.refunds r WHERE r.id = refund_decisions.refund_id)'),
    add: `${DESK} AND decided_by = platform.scope_account()`,
  })}
  ${secured('tranche_returns', { read: OF_DONATION('tranche_returns'), add: `${DESK} AND refund_id IS NULL` })}
  GRANT INSERT ON donation.tranche_returns TO nuancan_definer;
  ${['refunds', 'refund_decisions', 'tranche_returns'].map((table) => appendOnly(table) + audited(table)).join('')}`;

/** A donation is split into tranches, takes back what they have not spent, and gives it back to the donor by two people. */
export class SplitDonations1764420310000 implements MigrationInterface {
  readonly name = 'SplitDonations1764420310000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [LANDED, TRANCHES, REFUNDS, FUNCTIONS, TRIGGERS]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE donation.tranche_returns, donation.refund_decisions, donation.refunds;
      DROP TRIGGER tranches_counted ON donation.tranches;
      DROP TRIGGER tranches_audit ON donation.tranches;
      DROP TRIGGER receipts_numbered ON donation.receipts;
      DROP FUNCTION donation.count_tranche(), donation.take_back(), donation.pay_back();
      DROP POLICY tranches_enter ON donation.tranches;
      CREATE POLICY tranches_enter ON donation.tranches FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND spent_fen = 0 AND platform.scope_role() IN ('district_official', 'system'));
      REVOKE UPDATE (amount_fen, returned_fen) ON donation.tranches FROM nuancan_definer;
      CREATE OR REPLACE FUNCTION donation.keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(NEW) - 'spent_fen' <> to_jsonb(OLD) - 'spent_fen' THEN
          RAISE EXCEPTION 'the terms of a tranche stay as they were entered' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
      END $$;
      ALTER TABLE donation.tranches DISABLE TRIGGER tranches_keep_terms;
      DROP INDEX donation.tranches_donation;
      ALTER TABLE donation.tranches NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE donation.tranches DROP CONSTRAINT tranches_donation_fkey, DROP CONSTRAINT tranches_of_donation,
        DROP CONSTRAINT tranches_amount_fen_check, ALTER COLUMN donation_id DROP NOT NULL, ADD COLUMN donor_name text,
        ADD COLUMN fiscal_receipt_no text CHECK (fiscal_receipt_no <> '');
      UPDATE donation.tranches SET donor_name = '匿名';
      ALTER TABLE donation.tranches ALTER COLUMN donor_name SET NOT NULL, ADD CHECK (donor_name <> ''), DROP COLUMN returned_fen,
        ADD CONSTRAINT tranches_amount_fen_check CHECK (amount_fen BETWEEN 1 AND 10000000000);
      ALTER TABLE donation.tranches FORCE ROW LEVEL SECURITY;
      ALTER TABLE donation.tranches ENABLE TRIGGER tranches_keep_terms;
      CREATE TRIGGER tranches_audit AFTER INSERT ON donation.tranches
        FOR EACH ROW EXECUTE FUNCTION platform.audit_row('donor_name');
    `);
  }
}
