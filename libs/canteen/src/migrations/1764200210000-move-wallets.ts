import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTINGS = `
  CREATE FUNCTION canteen.wallet_settings_on(on_date date) RETURNS TABLE (most_fen bigint, custodian_id uuid)
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce(s.most_fen, 500000), s.custodian_id FROM (SELECT) one
    LEFT JOIN LATERAL (SELECT s.most_fen, s.custodian_id FROM canteen.wallet_settings s
      WHERE s.district_code = platform.scope_district() AND s.valid_from <= on_date
      ORDER BY s.valid_from DESC, s.id DESC LIMIT 1) s ON true;
  $$;
  COMMENT ON FUNCTION canteen.wallet_settings_on(date) IS
    'What the district allows on a day; until it says otherwise ¥5,000 (five-ones.md) and no custodian.';`;

const WRITE = `
  CREATE FUNCTION canteen.write_wallet_movement(wallet uuid, of_kind text, amount bigint, on_date date, meal uuid, custodian uuid,
      receipt int, ref text, client uuid, hash bytea) RETURNS uuid
    LANGUAGE sql SET search_path = pg_catalog, pg_temp AS $$
    WITH moved AS (
      UPDATE canteen.wallets w SET movements = w.movements + 1,
        balance_fen = greatest(w.balance_fen - w.arrears_fen + amount, 0),
        arrears_fen = greatest(w.arrears_fen - w.balance_fen - amount, 0)
      WHERE w.id = wallet RETURNING w.*
    )
    INSERT INTO canteen.wallet_movements (wallet_id, seq, district_code, organisation_id, resident_id, kind, amount_fen,
      balance_after_fen, arrears_after_fen, business_date, facility_town, facility_id, at_organisation_id, custodian_id, meal_id,
      receipt_no, reference, client_id, body_hash, account_id)
    SELECT m.id, m.movements, m.district_code, m.organisation_id, m.resident_id, of_kind, amount, m.balance_fen, m.arrears_fen, on_date,
      platform.scope_town(), platform.scope_facility(), canteen.scope_organisation(), custodian, meal, receipt, ref, client, hash,
      platform.scope_account()
    FROM moved m RETURNING id;
  $$;
  COMMENT ON FUNCTION canteen.write_wallet_movement(uuid, text, bigint, date, uuid, uuid, int, text, uuid, bytea) IS
    'The only statement that changes a wallet: balance and movement together. For the functions below.';`;

/** In the order of ids, first new ones, then locks: no two transactions wait for each other. */
const OPEN = `
  CREATE FUNCTION canteen.open_wallets(residents uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    own CONSTANT uuid := canteen.scope_organisation();
    entries uuid[];
    merged record;
  BEGIN
    IF own IS NULL OR platform.scope_role() IS DISTINCT FROM 'operator' THEN
      RAISE EXCEPTION 'wallets are moved at a counter only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO canteen.wallets (district_code, organisation_id, resident_id)
    SELECT DISTINCT r.district_code, own, coalesce(r.merged_into, r.id) AS standing FROM registry.residents r
    WHERE r.id = ANY (residents) AND r.district_code = platform.scope_district()
      AND NOT EXISTS (SELECT FROM canteen.wallets w WHERE w.organisation_id = own AND w.resident_id = coalesce(r.merged_into, r.id))
    ORDER BY standing
    ON CONFLICT (organisation_id, resident_id) DO NOTHING;
    SELECT residents || coalesce(array_agg(o.other), '{}') INTO entries FROM registry.other_entries(residents) o;
    PERFORM FROM canteen.wallets w WHERE w.resident_id = ANY (entries) ORDER BY w.id FOR UPDATE;
    FOR merged IN
      SELECT d.id, s.id AS standing, d.balance_fen - d.arrears_fen AS held FROM canteen.wallets d
      JOIN registry.residents r ON r.id = d.resident_id
      JOIN canteen.wallets s ON s.organisation_id = own AND s.resident_id = r.merged_into
      WHERE d.organisation_id = own AND d.resident_id = ANY (entries) AND d.balance_fen <> d.arrears_fen
    LOOP
      PERFORM canteen.write_wallet_movement(merged.id, 'correction', -merged.held, platform.business_date(now()), NULL, NULL,
        NULL, merged.standing::text, NULL, NULL);
      PERFORM canteen.write_wallet_movement(merged.standing, 'correction', merged.held, platform.business_date(now()), NULL, NULL,
        NULL, merged.id::text, NULL, NULL);
    END LOOP;
  END $$;
  COMMENT ON FUNCTION canteen.open_wallets(uuid[]) IS
    'Opens and locks the wallets of these people at the counter''s organisation, and locks their other ones. What is in the wallet of a
    duplicate goes over to the entry that stands, at the first movement after the merge.';`;

const SPEND = `
  CREATE FUNCTION canteen.spend_wallets(spends jsonb) RETURNS TABLE (meal_id uuid, short_fen bigint)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    item record;
    own record;
    other record;
    remaining bigint;
    part bigint;
  BEGIN
    PERFORM canteen.open_wallets(ARRAY(SELECT DISTINCT (s ->> 'residentId')::uuid FROM jsonb_array_elements(spends) s));
    FOR item IN
      SELECT (s ->> 'mealId')::uuid AS meal, (s ->> 'residentId')::uuid AS resident, (s ->> 'amountFen')::bigint AS amount,
        (s ->> 'businessDate')::date AS on_date
      FROM jsonb_array_elements(spends) WITH ORDINALITY x (s, place) ORDER BY place
    LOOP
      SELECT w.id, w.balance_fen, w.organisation_id INTO STRICT own FROM registry.residents r
      JOIN canteen.wallets w ON w.organisation_id = canteen.scope_organisation() AND w.resident_id = coalesce(r.merged_into, r.id)
      WHERE r.id = item.resident AND r.district_code = platform.scope_district();
      remaining := item.amount;
      IF own.balance_fen < remaining THEN
        FOR other IN
          SELECT w.id, w.balance_fen, s.custodian_id FROM canteen.wallet_settings_on(item.on_date) s
          JOIN canteen.wallets w ON w.organisation_id <> own.organisation_id AND w.balance_fen > 0
          WHERE s.custodian_id IS NOT NULL AND w.resident_id IN (SELECT item.resident
            UNION ALL SELECT o.other FROM registry.other_entries(ARRAY[item.resident]) o)
          ORDER BY w.id
        LOOP
          part := least(other.balance_fen, remaining - own.balance_fen);
          EXIT WHEN part <= 0;
          PERFORM canteen.write_wallet_movement(other.id, 'spend', -part, item.on_date, item.meal, other.custodian_id, NULL, NULL, NULL, NULL);
          remaining := remaining - part;
        END LOOP;
      END IF;
      IF remaining > 0 THEN
        PERFORM canteen.write_wallet_movement(own.id, 'spend', -remaining, item.on_date, item.meal, NULL, NULL, NULL, NULL, NULL);
      END IF;
      meal_id := item.meal;
      short_fen := greatest(remaining - own.balance_fen, 0);
      RETURN NEXT;
    END LOOP;
  END $$;
  COMMENT ON FUNCTION canteen.spend_wallets(jsonb) IS
    'Takes [{mealId, residentId, amountFen, businessDate}] in order: from the wallet here, where the district has a custodian then from
    those elsewhere, oldest first; what none holds is arrears here. Tells how much that was, of each.';`;

const RETURN = `
  CREATE FUNCTION canteen.return_to_wallets(meal uuid) RETURNS int
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    spent record;
    returned int := 0;
  BEGIN
    IF platform.scope_role() IS DISTINCT FROM 'operator' THEN
      RAISE EXCEPTION 'wallets are moved at a counter only' USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM FROM canteen.wallets w WHERE w.id IN (SELECT m.wallet_id FROM canteen.wallet_movements m WHERE m.meal_id = meal)
      ORDER BY w.id FOR UPDATE;
    FOR spent IN
      SELECT m.wallet_id, m.amount_fen, m.business_date, m.custodian_id FROM canteen.wallet_movements m
      WHERE m.meal_id = meal AND m.kind = 'spend' AND m.facility_id = platform.scope_facility() ORDER BY m.wallet_id
    LOOP
      PERFORM canteen.write_wallet_movement(spent.wallet_id, 'void_return', -spent.amount_fen, spent.business_date, meal,
        spent.custodian_id, NULL, NULL, NULL, NULL);
      returned := returned + 1;
    END LOOP;
    RETURN returned;
  END $$;
  COMMENT ON FUNCTION canteen.return_to_wallets(uuid) IS
    'Gives back what a meal of this counter took, to each wallet it was taken from; arrears are paid by it first.';`;

const BOOK = `
  CREATE FUNCTION canteen.book_wallet(resident uuid, of_kind text, amount bigint, ref text, client uuid, hash text) RETURNS uuid
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    -- What comes after the close of today lies in the drawer that is counted tomorrow.
    today CONSTANT date := canteen.open_day_of(platform.scope_facility());
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
    PERFORM canteen.open_wallets(ARRAY[resident]);
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
  END $$;
  COMMENT ON FUNCTION canteen.book_wallet(uuid, text, bigint, text, uuid, text) IS
    'A top-up (amount above zero) or refund (below) at this counter, today, with the next receipt number of its organisation.';`;

const BALANCES = `
  CREATE FUNCTION canteen.wallet_balances(residents uuid[], on_date date)
    RETURNS TABLE (resident_id uuid, balance_fen bigint, arrears_fen bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_generic_plan AS $$
    WITH entry AS (
      SELECT a AS asked, a AS id FROM unnest(residents) a UNION ALL SELECT o.asked, o.other FROM registry.other_entries(residents) o
    ), held AS (
      SELECT e.asked, coalesce(sum(w.balance_fen - w.arrears_fen) FILTER (WHERE w.organisation_id = place.own), 0)::bigint AS here,
        coalesce(sum(w.balance_fen) FILTER (WHERE w.organisation_id <> place.own), 0)::bigint AS elsewhere
      FROM (SELECT canteen.scope_organisation() AS own, s.custodian_id FROM canteen.wallet_settings_on(on_date) s) place
      JOIN entry e ON place.own IS NOT NULL
      JOIN canteen.wallets w ON w.resident_id = e.id AND (w.organisation_id = place.own OR place.custodian_id IS NOT NULL)
      WHERE w.district_code = platform.scope_district() AND platform.scope_role() = 'operator'
      GROUP BY e.asked
    )
    SELECT h.asked, greatest(h.here, 0) + h.elsewhere, greatest(-h.here, 0) FROM held h;
  $$;
  COMMENT ON FUNCTION canteen.wallet_balances(uuid[], date) IS
    'What these residents can spend at this counter, and what they owe here; those without a wallet are left out.';`;

const ERASURE = `
  CREATE FUNCTION canteen.keep_while_money_is_left() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM canteen.wallets w WHERE w.resident_id = NEW.id AND w.balance_fen + w.arrears_fen > 0) THEN
      RAISE EXCEPTION 'money is left of this person' USING ERRCODE = 'check_violation', CONSTRAINT = 'erasures_money_left';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER residents_money_left BEFORE UPDATE ON registry.residents FOR EACH ROW
    WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION canteen.keep_while_money_is_left();`;

const GRANTED = [
  'spend_wallets(jsonb)',
  'return_to_wallets(uuid)',
  'book_wallet(uuid, text, bigint, text, uuid, text)',
  'wallet_balances(uuid[], date)',
  'wallet_settings_on(date)',
];
const INTERNAL = [
  'open_wallets(uuid[])',
  'write_wallet_movement(uuid, text, bigint, date, uuid, uuid, int, text, uuid, bytea)',
  'keep_while_money_is_left()',
];

/** What moves a wallet: meals, their voids, top-ups and refunds; and what a counter may know of a balance. */
export class MoveWallets1764200210000 implements MigrationInterface {
  readonly name = 'MoveWallets1764200210000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const sql of [SETTINGS, WRITE, OPEN, SPEND, RETURN, BOOK, BALANCES, ERASURE]) await queryRunner.query(sql);
    for (const signature of [...GRANTED, ...INTERNAL]) {
      const isGranted = GRANTED.includes(signature);
      // The settings are read in the caller's own scope.
      if (signature !== 'wallet_settings_on(date)') {
        await queryRunner.query(`ALTER FUNCTION canteen.${signature} OWNER TO nuancan_definer`);
      }
      await queryRunner.query(`REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC`);
      if (isGranted)
        await queryRunner.query(`GRANT EXECUTE ON FUNCTION canteen.${signature} TO nuancan_app, nuancan_definer`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TRIGGER residents_money_left ON registry.residents');
    for (const signature of [...GRANTED, ...INTERNAL].reverse()) {
      await queryRunner.query(`DROP FUNCTION canteen.${signature}`);
    }
  }
}
