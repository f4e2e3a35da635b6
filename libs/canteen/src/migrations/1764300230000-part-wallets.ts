import type { MigrationInterface, QueryRunner } from 'typeorm';

const CORRECT = `
  CREATE FUNCTION canteen.correct_wallet(wallet uuid, amount bigint, ref text, place canteen.wallet_movements) RETURNS void
    LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH moved AS (
      UPDATE canteen.wallets w SET movements = w.movements + 1,
        balance_fen = greatest(w.balance_fen - w.arrears_fen + amount, 0),
        arrears_fen = greatest(w.arrears_fen - w.balance_fen - amount, 0)
      WHERE w.id = wallet RETURNING w.*
    )
    INSERT INTO canteen.wallet_movements (wallet_id, seq, district_code, organisation_id, resident_id, kind, amount_fen,
      balance_after_fen, arrears_after_fen, business_date, facility_town, facility_id, at_organisation_id, custodian_id, reference,
      account_id)
    SELECT m.id, m.movements, m.district_code, m.organisation_id, m.resident_id, 'correction', amount, m.balance_fen, m.arrears_fen,
      place.business_date, place.facility_town, place.facility_id, place.at_organisation_id, place.custodian_id, ref,
      platform.scope_account()
    FROM moved m;
  $$;
  COMMENT ON FUNCTION canteen.correct_wallet(uuid, bigint, text, canteen.wallet_movements) IS
    'A correction of a wallet for somebody who stands at no counter: day, facility, organisation and custodian are those of \`place\`.';`;

/** What its own meals took since then is the duplicate's, whoever's wallet paid. */
const PART = `
  CREATE FUNCTION canteen.part_merged_wallets() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    since CONSTANT timestamptz := coalesce((SELECT max(r.merged_at) FROM registry.resident_merges r
      WHERE r.resident_id = OLD.merged_into AND r.duplicate_id = NEW.id), '-infinity');
    merged record;
    place canteen.wallet_movements;
    back bigint;
  BEGIN
    PERFORM FROM canteen.wallets w WHERE w.resident_id IN (NEW.id, OLD.merged_into) ORDER BY w.id FOR UPDATE;
    FOR merged IN
      SELECT d.id, s.id AS standing, s.balance_fen AS held,
        (SELECT -coalesce(sum(m.amount_fen), 0)::bigint FROM canteen.wallet_movements m
          WHERE m.wallet_id = d.id AND m.kind = 'correction' AND m.reference = s.id::text AND m.recorded_at >= since) AS brought,
        (SELECT -coalesce(sum(m.amount_fen), 0)::bigint FROM canteen.wallet_movements m
          JOIN canteen.meals e ON e.id = m.meal_id AND e.business_date = m.business_date AND e.resident_id = NEW.id
          WHERE m.wallet_id = s.id AND m.recorded_at >= since)
        - (SELECT coalesce(sum(m.amount_fen), 0)::bigint FROM canteen.wallet_movements m
          JOIN canteen.meal_corrections k ON k.id::text = m.reference
          JOIN canteen.meals e ON e.id = k.meal_id AND e.business_date = k.business_date AND e.resident_id = NEW.id
          WHERE m.wallet_id = s.id AND m.kind = 'correction' AND m.recorded_at >= since) AS eaten
      FROM canteen.wallets d JOIN canteen.wallets s ON s.organisation_id = d.organisation_id AND s.resident_id = OLD.merged_into
      WHERE d.resident_id = NEW.id ORDER BY d.id
    LOOP
      -- Arrears that came over go back whole; of money, what is left of it.
      back := CASE WHEN merged.brought > 0 THEN greatest(merged.brought - merged.eaten, 0) ELSE merged.brought END;
      CONTINUE WHEN back = 0;
      IF merged.held < back THEN
        RAISE EXCEPTION 'the money that the merge brought was spent' USING ERRCODE = 'check_violation', CONSTRAINT = 'residents_merge_money_spent';
      END IF;
      SELECT m.* INTO STRICT place FROM canteen.wallet_movements m
        WHERE m.wallet_id = merged.standing AND m.kind = 'correction' AND m.reference = merged.id::text ORDER BY m.seq DESC LIMIT 1;
      place.business_date := platform.business_date(now());
      PERFORM canteen.correct_wallet(merged.standing, -back, merged.id::text, place);
      PERFORM canteen.correct_wallet(merged.id, back, merged.standing::text, place);
    END LOOP;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION canteen.part_merged_wallets() IS
    'Two entries that are two people again have two wallets: what the merge moved goes back, less what the duplicate ate since.';
  CREATE TRIGGER residents_part_wallets AFTER UPDATE OF merged_into ON registry.residents FOR EACH ROW
    WHEN (OLD.merged_into IS NOT NULL AND NEW.merged_into IS DISTINCT FROM OLD.merged_into)
    EXECUTE FUNCTION canteen.part_merged_wallets();`;

const credit = (body: string): string => `
  CREATE OR REPLACE FUNCTION canteen.credit_wallets(correction uuid) RETURNS TABLE (organisation_id uuid, amount_fen bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    k canteen.meal_corrections;${body}
  END $$;`;

const FIND = `
    SELECT x.* INTO STRICT k FROM canteen.meal_corrections x WHERE x.id = correction
      AND x.refund = 'wallet' AND x.account_id = platform.scope_account() AND x.district_code = platform.scope_district();
    PERFORM FROM canteen.wallets w WHERE w.id IN (SELECT m.wallet_id FROM canteen.wallet_movements m WHERE m.meal_id = k.meal_id)
      ORDER BY w.id FOR UPDATE;`;
const ONCE = `
    IF EXISTS (SELECT FROM canteen.wallet_movements m WHERE m.kind = 'correction' AND m.reference = k.id::text) THEN
      RAISE EXCEPTION 'credited before' USING ERRCODE = 'unique_violation', CONSTRAINT = 'wallet_movements_corrected_once';
    END IF;`;

const CREDIT = credit(`
    place canteen.wallet_movements;
    spent record;
    part bigint;
    left_fen bigint;
  BEGIN${FIND}
    -- An erasure is either before this and seen, or waits.
    PERFORM FROM registry.residents r WHERE r.id IN (SELECT m.resident_id FROM canteen.wallet_movements m WHERE m.meal_id = k.meal_id)
      ORDER BY r.id FOR KEY SHARE;
    IF EXISTS (SELECT FROM canteen.wallet_movements m JOIN registry.residents r ON r.id = m.resident_id
        WHERE m.meal_id = k.meal_id AND r.erased_at IS NOT NULL) THEN
      RAISE EXCEPTION 'nobody is left to whom this wallet would be paid out' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallets_of_erased';
    END IF;${ONCE}
    left_fen := -k.elder_paid_fen;
    place.business_date := k.booked_date; place.facility_town := k.facility_town; place.facility_id := k.facility_id;
    FOR spent IN
      SELECT m.wallet_id, m.organisation_id, m.at_organisation_id, m.custodian_id, -sum(m.amount_fen)::bigint AS amount
      FROM canteen.wallet_movements m
      WHERE (m.meal_id = k.meal_id AND m.kind IN ('spend', 'void_return'))
        OR (m.kind = 'correction' AND m.wallet_id IN (SELECT o.wallet_id FROM canteen.wallet_movements o WHERE o.meal_id = k.meal_id)
          AND m.reference IN (SELECT c.id::text FROM canteen.meal_corrections c
            WHERE c.meal_id = k.meal_id AND c.business_date = k.business_date))
      GROUP BY 1, 2, 3, 4 HAVING sum(m.amount_fen) < 0 ORDER BY m.organisation_id = m.at_organisation_id DESC, 1
    LOOP
      part := least(spent.amount, left_fen);
      EXIT WHEN part = 0;
      place.at_organisation_id := spent.at_organisation_id; place.custodian_id := spent.custodian_id;
      PERFORM canteen.correct_wallet(spent.wallet_id, part, k.id::text, place);
      left_fen := left_fen - part;
      organisation_id := spent.organisation_id;
      amount_fen := part;
      RETURN NEXT;
    END LOOP;
    IF left_fen <> 0 THEN
      RAISE EXCEPTION 'a wallet gets back what it paid' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallet_movements_corrected_whole';
    END IF;`);

const CREDIT_BEFORE = credit(`
    spent record;
    credited bigint := 0;
  BEGIN${FIND}${ONCE}
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
    END IF;`);

const ERASED = `
  CREATE FUNCTION canteen.erased_among(residents uuid[]) RETURNS TABLE (resident_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT r.id FROM registry.residents r
    WHERE r.id = ANY (residents) AND r.erased_at IS NOT NULL AND r.district_code = platform.scope_district();
  $$;
  COMMENT ON FUNCTION canteen.erased_among(uuid[]) IS 'Of these those who were erased, for whoever corrects their meals.';`;

const INTERNAL = [
  'correct_wallet(uuid, bigint, text, canteen.wallet_movements)',
  'part_merged_wallets()',
  'erased_among(uuid[])',
];

/** Wallets of entries that are parted again, partial refunds, and nothing for the wallet of an erased person. */
export class PartWallets1764300230000 implements MigrationInterface {
  readonly name = 'PartWallets1764300230000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [CORRECT, PART, ERASED, CREDIT]) await queryRunner.query(sql);
    for (const signature of INTERNAL) {
      await queryRunner.query(`
        ALTER FUNCTION canteen.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC;
      `);
    }
    await queryRunner.query(`
      GRANT EXECUTE ON FUNCTION canteen.erased_among(uuid[]) TO nuancan_app;
      COMMENT ON FUNCTION canteen.credit_wallets(uuid) IS
        'Gives back to the wallets that paid for a meal what a correction says, once: first to the one at the facility''s organisation. Tells how much of which organisation.';
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(CREDIT_BEFORE);
    await queryRunner.query(`
      COMMENT ON FUNCTION canteen.credit_wallets(uuid) IS
        'Gives each wallet back what a corrected meal took from it, once; tells how much of which organisation.';
      DROP TRIGGER residents_part_wallets ON registry.residents;
    `);
    for (const signature of INTERNAL.toReversed()) await queryRunner.query(`DROP FUNCTION canteen.${signature}`);
  }
}
