import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS_BEFORE = `'top_up_cash', 'top_up_transfer', 'spend', 'void_return', 'refund_cash', 'refund_transfer', 'correction'`;
const REFERRING_BEFORE = `'top_up_transfer', 'refund_transfer', 'correction'`;

/** A voucher comes into the wallet when its meal is paid, and leaves it when it is given back. */
const kinds = (more: string, into: string, out: string): string => `
  ALTER TABLE canteen.wallet_movements
    DROP CONSTRAINT wallet_movements_kind_check, DROP CONSTRAINT wallet_movements_direction, DROP CONSTRAINT wallet_movements_reference,
    ADD CONSTRAINT wallet_movements_kind_check CHECK (kind IN (${KINDS_BEFORE}${more})),
    ADD CONSTRAINT wallet_movements_direction CHECK (CASE
      WHEN kind IN ('top_up_cash', 'top_up_transfer', 'void_return'${into}) THEN amount_fen > 0
      WHEN kind IN ('spend', 'refund_cash', 'refund_transfer'${out}) THEN amount_fen < 0 ELSE true END),
    ADD CONSTRAINT wallet_movements_reference CHECK ((reference IS NOT NULL) = (kind IN (${REFERRING_BEFORE}${more})));
  COMMENT ON COLUMN canteen.wallet_movements.reference IS
    'Of the bank''s transfer, of the other wallet of a correction${more === '' ? '' : ', of the redemption of a voucher'}. Letters and digits: no name.';`;

const TABLE = `
  CREATE TABLE canteen.voucher_redemptions (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    voucher_id uuid NOT NULL,
    issue_id uuid NOT NULL,
    meal_id uuid NOT NULL,
    business_date date NOT NULL,
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    wallet_id uuid NOT NULL REFERENCES canteen.wallets (id),
    amount_fen bigint NOT NULL CHECK (amount_fen >= 1),
    returned_fen bigint NOT NULL DEFAULT 0,
    account_id uuid NOT NULL REFERENCES identity.accounts (id),
    redeemed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT voucher_redemptions_returned CHECK (returned_fen BETWEEN 0 AND amount_fen),
    CONSTRAINT voucher_redemptions_meal UNIQUE (meal_id),
    FOREIGN KEY (voucher_id, issue_id, district_code) REFERENCES donation.vouchers (id, issue_id, district_code),
    FOREIGN KEY (meal_id, business_date) REFERENCES canteen.meals (id, business_date) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE UNIQUE INDEX voucher_redemptions_once ON canteen.voucher_redemptions (voucher_id) WHERE returned_fen < amount_fen;
  CREATE INDEX voucher_redemptions_issue ON canteen.voucher_redemptions (issue_id);
  COMMENT ON TABLE canteen.voucher_redemptions IS
    'A voucher that paid for a meal. What of it was given back says returned_fen, the one column that moves, and only up.';
  ALTER TABLE canteen.voucher_redemptions ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.voucher_redemptions FORCE ROW LEVEL SECURITY;
  CREATE POLICY voucher_redemptions_read ON canteen.voucher_redemptions FOR SELECT TO nuancan_app USING (
    district_code = platform.scope_district() AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
    AND (platform.scope_town() IS NULL OR facility_town = platform.scope_town()));
  CREATE POLICY voucher_redemptions_definer ON canteen.voucher_redemptions TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT ON canteen.voucher_redemptions TO nuancan_app;
  GRANT SELECT, INSERT, UPDATE (returned_fen) ON canteen.voucher_redemptions TO nuancan_definer;
  CREATE TRIGGER voucher_redemptions_no_delete BEFORE DELETE ON canteen.voucher_redemptions
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER voucher_redemptions_no_truncate BEFORE TRUNCATE ON canteen.voucher_redemptions
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`;

const REFUSALS = `
  CREATE TABLE canteen.voucher_refusals (
    meal_id uuid PRIMARY KEY,
    business_date date NOT NULL,
    voucher_id uuid,
    issue_id uuid,
    outcome text NOT NULL CHECK (outcome IN ('used', 'expired', 'elsewhere', 'not_theirs', 'unknown', 'not_needed')),
    district_code text NOT NULL,
    facility_town text NOT NULL,
    facility_id uuid NOT NULL,
    refused_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT voucher_refusals_unknown CHECK ((voucher_id IS NULL) = (outcome = 'unknown')),
    FOREIGN KEY (voucher_id, issue_id, district_code) REFERENCES donation.vouchers (id, issue_id, district_code),
    FOREIGN KEY (meal_id, business_date) REFERENCES canteen.meals (id, business_date) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (facility_id, facility_town, district_code) REFERENCES meal_point.facilities (id, town_code, district_code)
  );
  CREATE INDEX voucher_refusals_issue ON canteen.voucher_refusals (issue_id) WHERE issue_id IS NOT NULL;
  COMMENT ON TABLE canteen.voucher_refusals IS
    'A voucher that was shown and paid nothing, as of one that two tills took without a network: its meal is owed, and here is why.';
  ALTER TABLE canteen.voucher_refusals ENABLE ROW LEVEL SECURITY;
  ALTER TABLE canteen.voucher_refusals FORCE ROW LEVEL SECURITY;
  CREATE POLICY voucher_refusals_read ON canteen.voucher_refusals FOR SELECT TO nuancan_app USING (
    district_code = platform.scope_district() AND platform.scope_role() IN ('operator', 'town_official', 'district_official', 'auditor', 'system')
    AND (platform.scope_facility() IS NULL OR facility_id = platform.scope_facility())
    AND (platform.scope_town() IS NULL OR facility_town = platform.scope_town()));
  CREATE POLICY voucher_refusals_definer ON canteen.voucher_refusals TO nuancan_definer USING (true) WITH CHECK (true);
  GRANT SELECT ON canteen.voucher_refusals TO nuancan_app;
  GRANT SELECT, INSERT ON canteen.voucher_refusals TO nuancan_definer;
  CREATE TRIGGER voucher_refusals_append_only BEFORE UPDATE OR DELETE ON canteen.voucher_refusals
    FOR EACH ROW EXECUTE FUNCTION platform.refuse_change();
  CREATE TRIGGER voucher_refusals_no_truncate BEFORE TRUNCATE ON canteen.voucher_refusals
    FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();`;

/** What stands of a redemption is spent of its tranche and told to its donor, in the statement that changes it. */
const TRIGGERS = `
  CREATE FUNCTION canteen.keep_redemption() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF to_jsonb(NEW) - 'returned_fen' <> to_jsonb(OLD) - 'returned_fen' OR NEW.returned_fen <= OLD.returned_fen THEN
      RAISE EXCEPTION 'of a redemption only more is given back' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER voucher_redemptions_kept BEFORE UPDATE ON canteen.voucher_redemptions
    FOR EACH ROW EXECUTE FUNCTION canteen.keep_redemption();

  CREATE FUNCTION canteen.spend_voucher() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    stood CONSTANT bigint := CASE TG_OP WHEN 'UPDATE' THEN OLD.amount_fen - OLD.returned_fen ELSE 0 END;
    stands CONSTANT bigint := NEW.amount_fen - NEW.returned_fen;
    noted CONSTANT jsonb := jsonb_build_object('tranche', NEW.issue_id, 'facility', NEW.facility_id, 'day', NEW.business_date,
      'district', NEW.district_code, 'town', NEW.facility_town, 'meal', NEW.meal_id);
  BEGIN
    UPDATE donation.tranches t SET spent_fen = t.spent_fen + stands - stood WHERE t.id = NEW.issue_id;
    -- Two notes: a meal is counted by the sign of what it got.
    IF stood > 0 THEN
      PERFORM donation.note_spending(jsonb_build_array(noted || jsonb_build_object('fen', -stood)));
    END IF;
    IF stands > 0 THEN
      PERFORM donation.note_spending(jsonb_build_array(noted || jsonb_build_object('fen', stands)));
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER voucher_redemptions_spent AFTER INSERT OR UPDATE ON canteen.voucher_redemptions
    FOR EACH ROW EXECUTE FUNCTION canteen.spend_voucher();

  CREATE FUNCTION canteen.kept_by_elder(meal uuid, day date) RETURNS bigint LANGUAGE sql STABLE
    SET search_path = pg_catalog, pg_temp AS $$
    SELECT coalesce((SELECT CASE WHEN EXISTS (SELECT FROM canteen.meal_voids v WHERE v.meal_id = m.id AND v.business_date = m.business_date)
        THEN 0 ELSE m.elder_paid_fen + coalesce((SELECT sum(k.elder_paid_fen) FROM canteen.meal_corrections k
          WHERE k.meal_id = m.id AND k.business_date = m.business_date), 0) END
      FROM canteen.meals m WHERE m.id = meal AND m.business_date = day AND m.payment_method = 'wallet'), 0)::bigint;
  $$;
  COMMENT ON FUNCTION canteen.kept_by_elder(uuid, date) IS
    'What still counts as paid out of a wallet for this meal: the most that a voucher may have paid of it. For definer functions.';

  CREATE FUNCTION canteen.vouchers_follow_meals() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM canteen.voucher_redemptions r WHERE r.meal_id = NEW.meal_id
        AND r.amount_fen - r.returned_fen > canteen.kept_by_elder(r.meal_id, r.business_date)) THEN
      RAISE EXCEPTION 'a voucher pays no more than is paid for its meal'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_redemptions_follow_meal';
    END IF;
    IF TG_TABLE_NAME = 'voucher_redemptions' THEN
      IF NOT EXISTS (SELECT FROM canteen.meals m JOIN registry.residents p ON p.id = m.resident_id
          JOIN canteen.wallets w ON w.id = NEW.wallet_id AND w.resident_id = coalesce(p.merged_into, p.id)
          WHERE m.id = NEW.meal_id AND m.business_date = NEW.business_date AND m.facility_id = NEW.facility_id) THEN
        RAISE EXCEPTION 'a voucher pays into the wallet of whoever eats, where they eat'
          USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_redemptions_of_meal';
      END IF;
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER voucher_redemptions_follow_meal AFTER INSERT ON canteen.voucher_redemptions
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canteen.vouchers_follow_meals();
  CREATE CONSTRAINT TRIGGER meal_voids_voucher_back AFTER INSERT ON canteen.meal_voids
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION canteen.vouchers_follow_meals();
  CREATE CONSTRAINT TRIGGER meal_corrections_voucher_back AFTER INSERT ON canteen.meal_corrections
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.elder_paid_fen < 0) EXECUTE FUNCTION canteen.vouchers_follow_meals();`;

/** How a voucher stands at this counter, for whoever shows it. */
const STATE = `
  CREATE FUNCTION canteen.voucher_state(of_code text, resident uuid, on_date date)
    RETURNS TABLE (voucher_id uuid, issue_id uuid, organisation_id uuid, cap_fen bigint, expires_on date, is_named boolean, state text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT v.id, i.tranche_id, i.organisation_id, i.cap_fen, i.expires_on, v.resident_id IS NOT NULL, CASE
      WHEN EXISTS (SELECT FROM canteen.voucher_redemptions r WHERE r.voucher_id = v.id AND r.returned_fen < r.amount_fen) THEN 'used'
      WHEN on_date NOT BETWEEN i.issued_on AND i.expires_on
        OR EXISTS (SELECT FROM donation.voucher_issue_ends e WHERE e.issue_id = i.tranche_id) THEN 'expired'
      WHEN i.for_facility <> f.id OR i.for_town <> f.town_code THEN 'elsewhere'
      WHEN (v.resident_id IS NOT NULL AND resident IS NOT NULL AND v.resident_id NOT IN (SELECT resident
          UNION ALL SELECT o.other FROM registry.other_entries(ARRAY[resident]) o))
        OR (i.for_category IS NOT NULL AND resident IS NOT NULL AND NOT donation.may_help(i.for_category, resident, on_date)) THEN 'not_theirs'
      ELSE 'open' END
    FROM donation.voucher_codes c JOIN donation.vouchers v ON v.id = c.voucher_id JOIN donation.voucher_issues i ON i.tranche_id = v.issue_id
    JOIN meal_point.facilities f ON f.id = platform.scope_facility()
    WHERE c.code = of_code AND c.district_code = platform.scope_district() AND platform.scope_role() = 'operator';
  $$;
  COMMENT ON FUNCTION canteen.voucher_state(text, uuid, date) IS
    'A voucher by its code, at this counter and for this elder (null: not known yet). No row: no such voucher.';`;

const REDEEM = `
  CREATE FUNCTION canteen.redeem_vouchers(asked jsonb, residents uuid[])
    RETURNS TABLE (meal_id uuid, outcome text, movement_id uuid, issue_id uuid, organisation_id uuid, amount_fen bigint, booked_date date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    item record;
    v record;
    wallet uuid;
    redemption uuid;
  BEGIN
    -- As whoever logs a meal: wallets, drawer, day.
    PERFORM canteen.open_wallets(residents);
    PERFORM pg_advisory_xact_lock_shared(canteen.drawer_key(platform.scope_facility()));
    booked_date := canteen.open_day_of(platform.scope_facility());
    PERFORM pg_advisory_xact_lock_shared(k.key) FROM (SELECT DISTINCT donation.issue_key(o.issue_id) AS key
      FROM jsonb_array_elements(asked) x JOIN donation.voucher_codes c ON c.code = x ->> 'code' JOIN donation.vouchers o ON o.id = c.voucher_id
      ORDER BY 1) k;
    PERFORM pg_advisory_xact_lock(k.key) FROM (SELECT DISTINCT hashtextextended('voucher ' || (x ->> 'code'), 0) AS key
      FROM jsonb_array_elements(asked) x ORDER BY 1) k;
    -- Two tills that spend of the same tranches take them in the one order that there is.
    PERFORM FROM donation.tranches t WHERE t.id IN (SELECT o.issue_id FROM jsonb_array_elements(asked) x
        JOIN donation.voucher_codes c ON c.code = x ->> 'code' JOIN donation.vouchers o ON o.id = c.voucher_id)
      ORDER BY t.received_on, t.id FOR NO KEY UPDATE;
    IF EXISTS (SELECT FROM jsonb_array_elements(asked) x JOIN canteen.meals m ON m.id = (x ->> 'mealId')::uuid
        AND m.business_date = (x ->> 'businessDate')::date
        -- Recorded before this transaction, not in it.
        WHERE age(m.xmin) > 0) THEN
      RAISE EXCEPTION 'that meal was paid when it was recorded' USING ERRCODE = 'check_violation', CONSTRAINT = 'voucher_redemptions_of_meal';
    END IF;
    FOR item IN
      SELECT (x ->> 'mealId')::uuid AS meal, (x ->> 'residentId')::uuid AS resident, (x ->> 'businessDate')::date AS day, x ->> 'code' AS code,
        least((x ->> 'dueFen')::bigint, (x ->> 'paidFen')::bigint) AS owed
      FROM jsonb_array_elements(asked) WITH ORDINALITY a (x, place) ORDER BY place
    LOOP
      meal_id := item.meal; movement_id := NULL; issue_id := NULL; organisation_id := NULL; amount_fen := NULL;
      SELECT s.* INTO v FROM canteen.voucher_state(item.code, item.resident, item.day) s;
      outcome := CASE WHEN v.voucher_id IS NULL THEN 'unknown' WHEN v.state = 'open' AND item.owed <= 0 THEN 'not_needed'
        WHEN v.state = 'open' THEN 'redeemed' ELSE v.state END;
      IF outcome = 'redeemed' THEN
        SELECT w.id INTO STRICT wallet FROM registry.residents r JOIN canteen.wallets w
          ON w.organisation_id = canteen.scope_organisation() AND w.resident_id = coalesce(r.merged_into, r.id)
        WHERE r.id = item.resident AND r.district_code = platform.scope_district();
        issue_id := v.issue_id; organisation_id := v.organisation_id; amount_fen := least(v.cap_fen, item.owed);
        INSERT INTO canteen.voucher_redemptions (voucher_id, issue_id, meal_id, business_date, district_code, facility_town, facility_id,
          organisation_id, wallet_id, amount_fen, account_id)
        VALUES (v.voucher_id, v.issue_id, item.meal, item.day, platform.scope_district(), platform.scope_town(), platform.scope_facility(),
          canteen.scope_organisation(), wallet, amount_fen, platform.scope_account()) RETURNING id INTO redemption;
        movement_id := canteen.write_wallet_movement(wallet, 'voucher', amount_fen, booked_date, NULL, NULL, NULL, redemption::text, NULL, NULL);
      ELSE
        INSERT INTO canteen.voucher_refusals (meal_id, business_date, voucher_id, issue_id, outcome, district_code, facility_town, facility_id)
        VALUES (item.meal, item.day, v.voucher_id, v.issue_id, outcome, platform.scope_district(), platform.scope_town(),
          platform.scope_facility());
      END IF;
      RETURN NEXT;
    END LOOP;
  END $$;
  COMMENT ON FUNCTION canteen.redeem_vouchers(jsonb, uuid[]) IS
    'Redeems [{mealId, residentId, businessDate, code, dueFen, paidFen}] for meals that are recorded in this transaction: what is due, up to
    the cap, comes into the wallet that the meal is paid from. Whose voucher pays nothing owes the meal as anybody does. Before
    spend_wallets; locks the wallets of all residents named.';`;

const RETURN = `
  CREATE FUNCTION canteen.return_voucher(meal uuid)
    RETURNS TABLE (movement_id uuid, issue_id uuid, organisation_id uuid, facility_id uuid, facility_town text, at_organisation_id uuid,
      amount_fen bigint, booked_date date)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    r canteen.voucher_redemptions;
    held canteen.wallets;
    back bigint;
  BEGIN
    SELECT x.* INTO r FROM canteen.voucher_redemptions x WHERE x.meal_id = meal AND x.district_code = platform.scope_district()
      AND platform.scope_role() IN ('operator', 'town_official', 'district_official');
    back := r.amount_fen - r.returned_fen - canteen.kept_by_elder(r.meal_id, r.business_date);
    IF r.id IS NULL OR back <= 0 THEN
      RETURN;
    END IF;
    PERFORM FROM canteen.wallets w WHERE w.id = r.wallet_id FOR UPDATE;
    booked_date := canteen.open_day_of(r.facility_id);
    UPDATE canteen.voucher_redemptions x SET returned_fen = x.returned_fen + back WHERE x.id = r.id;
    UPDATE canteen.wallets w SET movements = w.movements + 1, balance_fen = greatest(w.balance_fen - w.arrears_fen - back, 0),
      arrears_fen = greatest(w.arrears_fen - w.balance_fen + back, 0)
    WHERE w.id = r.wallet_id RETURNING w.* INTO held;
    IF held.balance_fen + held.arrears_fen > 0 AND EXISTS (SELECT FROM registry.residents p WHERE p.id = held.resident_id AND p.erased_at IS NOT NULL) THEN
      RAISE EXCEPTION 'nobody is left to whom this wallet would be paid out' USING ERRCODE = 'check_violation', CONSTRAINT = 'wallets_of_erased';
    END IF;
    INSERT INTO canteen.wallet_movements (wallet_id, seq, district_code, organisation_id, resident_id, kind, amount_fen, balance_after_fen,
      arrears_after_fen, business_date, facility_town, facility_id, at_organisation_id, reference, account_id)
    VALUES (held.id, held.movements, held.district_code, held.organisation_id, held.resident_id, 'voucher_return', -back,
      held.balance_fen, held.arrears_fen, booked_date, r.facility_town, r.facility_id, r.organisation_id, r.id::text, platform.scope_account())
    RETURNING id INTO movement_id;
    SELECT i.tranche_id, i.organisation_id INTO STRICT issue_id, organisation_id FROM donation.voucher_issues i WHERE i.tranche_id = r.issue_id;
    amount_fen := back; facility_id := r.facility_id; facility_town := r.facility_town; at_organisation_id := r.organisation_id;
    RETURN NEXT;
  END $$;
  COMMENT ON FUNCTION canteen.return_voucher(uuid) IS
    'Gives back what a voucher paid of a meal beyond what is still paid for it, after its void or correction gave the wallet its money.
    Given back whole, the voucher may pay again.';`;

const donorMeals = (vouchers: string): string => `
  CREATE OR REPLACE FUNCTION canteen.donor_meals(donor uuid)
    RETURNS TABLE (meal_id uuid, business_date date, facility_id uuid, resident_id uuid, amount_fen bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH paid AS MATERIALIZED (
      SELECT t.id FROM donation.tranches t JOIN donation.donations d ON d.id = t.donation_id WHERE d.donor_id = donor)
    SELECT m.id, m.business_date, m.facility_id, m.resident_id, sum(x.amount_fen)::bigint
    FROM (SELECT g.meal_id, g.business_date, g.amount_fen FROM paid JOIN canteen.meal_donations g ON g.tranche_id = paid.id
      UNION ALL SELECT i.meal_id, i.business_date, i.amount_fen
      FROM (SELECT i.*, k.meal_id, k.business_date FROM canteen.correction_donations i JOIN canteen.meal_corrections k ON k.id = i.correction_id) i JOIN paid ON i.tranche_id = paid.id${vouchers}) x
    JOIN canteen.meals m ON m.id = x.meal_id AND m.business_date = x.business_date
    GROUP BY 1, 2, 3, 4 HAVING sum(x.amount_fen) <> 0;
  $$;`;
const VOUCHER_MEALS = `
      UNION ALL SELECT r.meal_id, r.business_date, r.amount_fen - r.returned_fen FROM canteen.voucher_redemptions r JOIN paid ON r.issue_id = paid.id`;

/** What a voucher brought for the duplicate's own meal is the duplicate's, too. */
const part = (brought: string): string => `
  CREATE OR REPLACE FUNCTION canteen.part_merged_wallets() RETURNS trigger
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
          WHERE m.wallet_id = s.id AND m.kind = 'correction' AND m.recorded_at >= since)${brought} AS eaten
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
  END $$;`;
const VOUCHERS_BROUGHT = `
        - (SELECT coalesce(sum(m.amount_fen), 0)::bigint FROM canteen.wallet_movements m
          JOIN canteen.voucher_redemptions v ON v.id::text = m.reference
          JOIN canteen.meals e ON e.id = v.meal_id AND e.business_date = v.business_date AND e.resident_id = NEW.id
          WHERE m.wallet_id = s.id AND m.kind IN ('voucher', 'voucher_return') AND m.recorded_at >= since)`;

const CALLED = ['voucher_state(text, uuid, date)', 'redeem_vouchers(jsonb, uuid[])', 'return_voucher(uuid)'];
const INNER = ['spend_voucher()', 'vouchers_follow_meals()', 'kept_by_elder(uuid, date)'];

/**
 * A voucher pays through the wallet: what is due of a meal, up to the cap, comes in when the meal is paid from there. So a voucher
 * is no cash, the close and the chain know it as they know a top-up, and one that pays nothing leaves the meal owed.
 */
export class RedeemVouchers1764502020000 implements MigrationInterface {
  readonly name = 'RedeemVouchers1764502020000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const money = kinds(`, 'voucher', 'voucher_return'`, `, 'voucher'`, `, 'voucher_return'`);
    const parts = [
      money,
      TABLE,
      REFUSALS,
      TRIGGERS,
      STATE,
      REDEEM,
      RETURN,
      donorMeals(VOUCHER_MEALS),
      part(VOUCHERS_BROUGHT),
    ];
    for (const sql of parts) await queryRunner.query(sql);
    for (const signature of [...CALLED, ...INNER]) {
      await queryRunner.query(`
        ALTER FUNCTION canteen.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION canteen.${signature} FROM PUBLIC;
      `);
    }
    for (const signature of CALLED) {
      await queryRunner.query(`GRANT EXECUTE ON FUNCTION canteen.${signature} TO nuancan_app`);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(part(''));
    await queryRunner.query(donorMeals(''));
    await queryRunner.query(`
      DROP TRIGGER meal_corrections_voucher_back ON canteen.meal_corrections;
      DROP TRIGGER meal_voids_voucher_back ON canteen.meal_voids;
      DROP FUNCTION canteen.return_voucher(uuid), canteen.redeem_vouchers(jsonb, uuid[]), canteen.voucher_state(text, uuid, date);
      DROP TABLE canteen.voucher_refusals, canteen.voucher_redemptions;
      DROP FUNCTION canteen.keep_redemption(), canteen.spend_voucher(), canteen.vouchers_follow_meals(), canteen.kept_by_elder(uuid, date);
    `);
    await queryRunner.query(kinds('', '', ''));
  }
}
