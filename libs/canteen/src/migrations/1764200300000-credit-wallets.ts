import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a correction gives back to the wallets a settled meal was paid from. */
export class CreditWallets1764200300000 implements MigrationInterface {
  readonly name = 'CreditWallets1764200300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE FUNCTION canteen.credit_wallets(correction uuid) RETURNS TABLE (organisation_id uuid, amount_fen bigint)
        LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      #variable_conflict use_column
      DECLARE
        k canteen.meal_corrections;
        spent record;
        credited bigint := 0;
      BEGIN
        SELECT x.* INTO STRICT k FROM canteen.meal_corrections x WHERE x.id = correction
          AND x.refund = 'wallet' AND x.account_id = platform.scope_account() AND x.district_code = platform.scope_district();
        PERFORM FROM canteen.wallets w WHERE w.id IN (SELECT m.wallet_id FROM canteen.wallet_movements m WHERE m.meal_id = k.meal_id)
          ORDER BY w.id FOR UPDATE;
        IF EXISTS (SELECT FROM canteen.wallet_movements m WHERE m.kind = 'correction' AND m.reference = k.id::text) THEN
          RAISE EXCEPTION 'credited before' USING ERRCODE = 'unique_violation', CONSTRAINT = 'wallet_movements_corrected_once';
        END IF;
        FOR spent IN
          SELECT m.wallet_id, m.organisation_id, m.at_organisation_id, m.custodian_id, -sum(m.amount_fen)::bigint AS amount
          FROM canteen.wallet_movements m WHERE m.meal_id = k.meal_id AND m.kind IN ('spend', 'void_return')
          GROUP BY 1, 2, 3, 4 HAVING sum(m.amount_fen) < 0 ORDER BY 1
        LOOP
          WITH moved AS (
            UPDATE canteen.wallets w SET movements = w.movements + 1,
              balance_fen = greatest(w.balance_fen - w.arrears_fen + spent.amount, 0),
              arrears_fen = greatest(w.arrears_fen - w.balance_fen - spent.amount, 0)
            WHERE w.id = spent.wallet_id RETURNING w.*
          )
          INSERT INTO canteen.wallet_movements (wallet_id, seq, district_code, organisation_id, resident_id, kind, amount_fen,
            balance_after_fen, arrears_after_fen, business_date, facility_town, facility_id, at_organisation_id, custodian_id,
            reference, account_id)
          SELECT m.id, m.movements, m.district_code, m.organisation_id, m.resident_id, 'correction', spent.amount, m.balance_fen,
            m.arrears_fen, k.booked_date, k.facility_town, k.facility_id, spent.at_organisation_id, spent.custodian_id, k.id::text,
            platform.scope_account()
          FROM moved m;
          credited := credited + spent.amount;
          organisation_id := spent.organisation_id;
          amount_fen := spent.amount;
          RETURN NEXT;
        END LOOP;
        IF credited <> -k.elder_paid_fen THEN
          RAISE EXCEPTION 'a wallet gets back what it paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallet_movements_corrected_whole';
        END IF;
      END $$;
      COMMENT ON FUNCTION canteen.credit_wallets(uuid) IS
        'Gives each wallet back what a corrected meal took from it, once; tells how much of which organisation.';
      ALTER FUNCTION canteen.credit_wallets(uuid) OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION canteen.credit_wallets(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION canteen.credit_wallets(uuid) TO nuancan_app;
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION canteen.credit_wallets(uuid)');
  }
}
