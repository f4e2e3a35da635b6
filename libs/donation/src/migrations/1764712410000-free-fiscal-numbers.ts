import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DESK } from '../row-rules.js';

/** What of a receipt may change: its fiscal number is entered once, and it is made void once, by `count_void`. */
const kept = (also: string): string => `
  CREATE OR REPLACE FUNCTION donation.keep_receipt() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN${also}
    IF OLD.fiscal_receipt_no IS NOT NULL THEN
      RAISE EXCEPTION 'a receipt has its fiscal number' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipts_fiscal_once';
    END IF;
    IF to_jsonb(NEW) - ARRAY['fiscal_receipt_no', 'fiscal_recorded_by', 'fiscal_recorded_at']
      <> to_jsonb(OLD) - ARRAY['fiscal_receipt_no', 'fiscal_recorded_by', 'fiscal_recorded_at'] THEN
      RAISE EXCEPTION 'a receipt stays as it was issued' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;`;
const MADE_VOID = `
    IF NEW.void AND NOT OLD.void AND to_jsonb(NEW) - 'void' = to_jsonb(OLD) - 'void' THEN
      RETURN NEW;
    END IF;`;

const counted = (also: string): string => `
  CREATE OR REPLACE FUNCTION donation.count_void() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    UPDATE donation.donations d SET received_fen = d.received_fen - r.amount_fen
    FROM donation.receipts r WHERE r.id = NEW.receipt_id AND d.id = r.donation_id;${also}
    RETURN NULL;
  END $$;`;

const adding = (also: string): string => `
      DROP POLICY receipts_add ON donation.receipts;
      CREATE POLICY receipts_add ON donation.receipts FOR INSERT TO nuancan_app
        WITH CHECK (district_code = platform.scope_district() AND ${DESK} ${also});`;

/**
 * The fiscal number of a void receipt is free again: where our receipt was wrong and the fiscal one right, the receipt that takes its
 * place names the same.
 */
export class FreeFiscalNumbers1764712410000 implements MigrationInterface {
  readonly name = 'FreeFiscalNumbers1764712410000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE donation.receipts ADD COLUMN void boolean NOT NULL DEFAULT false;
      COMMENT ON COLUMN donation.receipts.void IS 'Whether it has a row in receipt_voids, by whose trigger it is set.'`);
    await queryRunner.query(kept(MADE_VOID));
    await queryRunner.query(counted('\n    UPDATE donation.receipts r SET void = true WHERE r.id = NEW.receipt_id;'));
    await queryRunner.query(`
      -- The log says of each who made it void and when.
      ALTER TABLE donation.receipts DISABLE TRIGGER receipts_fiscal_audit;
      UPDATE donation.receipts r SET void = true FROM donation.receipt_voids v WHERE v.receipt_id = r.id;
      ALTER TABLE donation.receipts ENABLE TRIGGER receipts_fiscal_audit;
      ALTER TABLE donation.receipts DROP CONSTRAINT receipts_fiscal_number;
      CREATE UNIQUE INDEX receipts_fiscal_number ON donation.receipts (organisation_id, fiscal_receipt_no) WHERE NOT void;
      GRANT UPDATE (void) ON donation.receipts TO nuancan_definer;
      ${adding('AND NOT void')}
    `);
  }

  /** Refused where a number was taken again. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ${adding('')}
      DROP INDEX donation.receipts_fiscal_number;
      ALTER TABLE donation.receipts ADD CONSTRAINT receipts_fiscal_number UNIQUE (organisation_id, fiscal_receipt_no);
      ALTER TABLE donation.receipts DROP COLUMN void;
    `);
    await queryRunner.query(kept(''));
    await queryRunner.query(counted(''));
  }
}
