import type { MigrationInterface, QueryRunner } from 'typeorm';

const bookWallet = (today: string, lock: string): string => `
  CREATE OR REPLACE FUNCTION canteen.book_wallet(resident uuid, of_kind text, amount bigint, ref text, client uuid, hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    -- What comes after the close of today lies in the drawer that is counted tomorrow.
    today ${today};
    held record;
    receipt int;
    movement uuid;
  BEGIN
    IF of_kind NOT IN ('top_up_cash', 'top_up_transfer', 'refund_cash', 'refund_transfer') OR of_kind LIKE 'top_up%' <> (amount > 0) THEN
      RAISE EXCEPTION 'no movement of that kind is booked by hand' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    -- An erasure is either before this and seen, or waits.
    PERFORM FROM registry.residents r WHERE r.id = resident AND r.district_code = platform.scope_district() AND r.erased_at IS NULL
      FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'no such resident' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallets_of_resident';
    END IF;
    PERFORM canteen.open_wallets(ARRAY[resident]);${lock}
    SELECT w.id, w.organisation_id, w.district_code, w.balance_fen, w.balance_fen - w.arrears_fen + amount AS after INTO STRICT held
    FROM registry.residents r JOIN canteen.wallets w ON w.resident_id = coalesce(r.merged_into, r.id)
      AND w.organisation_id = canteen.scope_organisation()
    WHERE r.id = resident;
    IF amount > 0 AND held.after > (SELECT s.most_fen FROM canteen.wallet_settings_on(today) s) THEN
      RAISE EXCEPTION 'more than a wallet may hold' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallets_cap';
    END IF;
    IF amount < 0 AND held.balance_fen < -amount THEN
      RAISE EXCEPTION 'more than the wallet holds' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallet_movements_refund_covered';
    END IF;
    INSERT INTO canteen.wallet_receipts AS n (organisation_id, district_code, last_no) VALUES (held.organisation_id, held.district_code, 1)
    ON CONFLICT (organisation_id) DO UPDATE SET last_no = n.last_no + 1 RETURNING last_no INTO receipt;
    movement := canteen.write_wallet_movement(held.id, of_kind, amount, today, NULL, NULL, receipt, ref, client, decode(hash, 'hex'));
    PERFORM platform.audit(of_kind, 'canteen.wallet_movements', movement::text, NULL,
      jsonb_build_object('walletId', held.id, 'amountFen', amount, 'receiptNo', receipt));
    RETURN movement;
  END $$;`;

const OPEN_DAY = 'canteen.open_day_of(platform.scope_facility())';

/** Wallets, then days, also at the desk: a top-up that held the day could wait for a meal that waited for a close that waited for it. */
export class OrderWalletLocks1764300280000 implements MigrationInterface {
  readonly name = 'OrderWalletLocks1764300280000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const lock = `
    -- As a meal and a correction take their locks: no two of them and a close wait in a ring.
    today := ${OPEN_DAY};`;
    await queryRunner.query(bookWallet('date', lock));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(bookWallet(`CONSTANT date := ${OPEN_DAY}`, ''));
  }
}
