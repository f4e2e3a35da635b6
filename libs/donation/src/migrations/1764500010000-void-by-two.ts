import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnly, audited, DESK, inner, readBy, secured } from '../row-rules.js';

const REQUESTS = `
  CREATE TABLE donation.void_requests (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    district_code text NOT NULL,
    receipt_id uuid NOT NULL,
    reason text NOT NULL CHECK (reason <> '' AND length(reason) <= 200),
    client_id uuid NOT NULL,
    requested_by uuid NOT NULL REFERENCES identity.accounts (id),
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT void_requests_client UNIQUE (district_code, client_id),
    UNIQUE (id, requested_by, district_code),
    UNIQUE (id, receipt_id),
    FOREIGN KEY (receipt_id, district_code) REFERENCES donation.receipts (id, district_code)
  );
  CREATE INDEX void_requests_receipt ON donation.void_requests (receipt_id);
  COMMENT ON TABLE donation.void_requests IS
    'A receipt that is to be made void; it stands until a second person approves (void_decisions). One waits at a time.';

  CREATE TABLE donation.void_decisions (
    request_id uuid PRIMARY KEY,
    district_code text NOT NULL,
    decision text NOT NULL CHECK (decision IN ('approved', 'rejected')),
    reason text CHECK (reason <> '' AND length(reason) <= 200),
    requested_by uuid NOT NULL,
    decided_by uuid NOT NULL REFERENCES identity.accounts (id),
    decided_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT void_decisions_four_eyes CHECK (decided_by <> requested_by),
    CONSTRAINT void_decisions_reasoned CHECK (decision = 'approved' OR reason IS NOT NULL),
    FOREIGN KEY (request_id, requested_by, district_code) REFERENCES donation.void_requests (id, requested_by, district_code)
  );

  ALTER TABLE donation.receipt_voids ADD COLUMN request_id uuid UNIQUE,
    ADD CONSTRAINT receipt_voids_asked_for CHECK (request_id IS NOT NULL) NOT VALID,
    ADD CONSTRAINT receipt_voids_request_fkey FOREIGN KEY (request_id, receipt_id) REFERENCES donation.void_requests (id, receipt_id);
  COMMENT ON COLUMN donation.receipt_voids.request_id IS 'None on those that one person made void before it took two.';`;

/** Locks in the order of whoever takes money in or out: the donation, then what hangs on it. */
const FUNCTIONS = `
  CREATE FUNCTION donation.ask_void() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    PERFORM FROM donation.receipts r JOIN donation.donations d ON d.id = r.donation_id WHERE r.id = NEW.receipt_id FOR NO KEY UPDATE OF d;
    IF EXISTS (SELECT FROM donation.receipt_voids v WHERE v.receipt_id = NEW.receipt_id) THEN
      RAISE EXCEPTION 'it is void' USING ERRCODE = 'unique_violation', CONSTRAINT = 'receipt_voids_pkey';
    END IF;
    IF EXISTS (SELECT FROM donation.void_requests q WHERE q.receipt_id = NEW.receipt_id
        AND NOT EXISTS (SELECT FROM donation.void_decisions x WHERE x.request_id = q.id)) THEN
      RAISE EXCEPTION 'one waits' USING ERRCODE = 'unique_violation', CONSTRAINT = 'void_requests_one_waits';
    END IF;
    RETURN NEW;
  END $$;

  CREATE FUNCTION donation.make_void() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF NEW.decision = 'approved' THEN
      INSERT INTO donation.receipt_voids (receipt_id, district_code, reason, account_id, request_id)
      SELECT q.receipt_id, q.district_code, q.reason, NEW.decided_by, q.id FROM donation.void_requests q WHERE q.id = NEW.request_id;
    END IF;
    RETURN NULL;
  END $$;`;

const ACCESS = `
  ${['ask_void()', 'make_void()'].map(inner).join('')}
  ${secured('void_requests', {
    read: readBy('EXISTS (SELECT FROM donation.receipts r WHERE r.id = void_requests.receipt_id)'),
    add: `${DESK} AND requested_by = platform.scope_account()`,
  })}
  ${secured('void_decisions', {
    read: readBy('EXISTS (SELECT FROM donation.void_requests q WHERE q.id = void_decisions.request_id)'),
    add: `${DESK} AND decided_by = platform.scope_account()`,
  })}
  ${['void_requests', 'void_decisions'].map((table) => appendOnly(table) + audited(table)).join('')}
  CREATE TRIGGER void_requests_asked BEFORE INSERT ON donation.void_requests FOR EACH ROW EXECUTE FUNCTION donation.ask_void();
  CREATE TRIGGER void_decisions_made AFTER INSERT ON donation.void_decisions FOR EACH ROW EXECUTE FUNCTION donation.make_void();
  DROP POLICY receipt_voids_add ON donation.receipt_voids;
  REVOKE INSERT ON donation.receipt_voids FROM nuancan_app;
  GRANT INSERT ON donation.receipt_voids TO nuancan_definer;`;

/** A receipt is made void by the approval of a second person, and by nothing else: it takes money out of the books. */
export class VoidByTwo1764500010000 implements MigrationInterface {
  readonly name = 'VoidByTwo1764500010000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [REQUESTS, FUNCTIONS, ACCESS]) await queryRunner.query(sql);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      REVOKE INSERT ON donation.receipt_voids FROM nuancan_definer;
      GRANT INSERT ON donation.receipt_voids TO nuancan_app;
      CREATE POLICY receipt_voids_add ON donation.receipt_voids FOR INSERT TO nuancan_app WITH CHECK (
        district_code = platform.scope_district() AND ${DESK});
      ALTER TABLE donation.receipt_voids DROP COLUMN request_id;
      DROP TABLE donation.void_decisions, donation.void_requests;
      DROP FUNCTION donation.ask_void(), donation.make_void();
    `);
  }
}
