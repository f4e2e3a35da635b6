import type { MigrationInterface, QueryRunner } from 'typeorm';

const PAY = `
  CREATE FUNCTION reconciliation.settle_leg(leg uuid, fen bigint) RETURNS reconciliation.legs
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    l reconciliation.legs;
    c reconciliation.claims;
    me CONSTANT uuid := platform.scope_account();
    done boolean;
  BEGIN
    UPDATE reconciliation.legs x SET settled_fen = x.settled_fen + fen WHERE x.id = leg RETURNING * INTO l;
    SELECT * INTO c FROM reconciliation.claims x WHERE x.id = l.claim_id;
    done := NOT EXISTS (SELECT FROM reconciliation.legs x WHERE x.claim_id = l.claim_id AND x.settled_fen <> x.amount_fen);
    IF done AND c.state = 'approved' AND me <> c.approved_by THEN
      UPDATE reconciliation.claims x SET state = 'disbursed', step = x.step + 1 WHERE x.id = c.id;
      INSERT INTO reconciliation.claim_transitions (claim_id, step, district_code, town_code, facility_id, action, from_state, to_state,
        version, account_id, at)
      VALUES (c.id, c.step + 1, c.district_code, c.town_code, c.facility_id, 'disburse', 'approved', 'disbursed', c.version, me, clock_timestamp());
    ELSIF NOT done AND c.state IN ('disbursed', 'closed') THEN
      UPDATE reconciliation.claims x SET state = 'approved', step = x.step + 1 WHERE x.id = c.id;
      INSERT INTO reconciliation.claim_transitions (claim_id, step, district_code, town_code, facility_id, action, from_state, to_state,
        version, account_id, at)
      VALUES (c.id, c.step + 1, c.district_code, c.town_code, c.facility_id, 'bounce', c.state, 'approved', c.version, me, clock_timestamp());
    END IF;
    RETURN l;
  END $$;

  CREATE FUNCTION reconciliation.leg_for_update(leg uuid) RETURNS reconciliation.legs
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    l reconciliation.legs;
  BEGIN
    SELECT * INTO l FROM reconciliation.legs x WHERE x.id = leg AND x.district_code = platform.scope_district();
    IF l.id IS NULL OR platform.scope_role() IS DISTINCT FROM 'district_official' OR platform.scope_account() IS NULL THEN
      RAISE EXCEPTION 'no such leg in scope' USING ERRCODE = 'check_violation', CONSTRAINT = 'legs_scope';
    END IF;
    -- The claim first, then the leg: the order of every other step.
    PERFORM FROM reconciliation.claims x WHERE x.id = l.claim_id FOR UPDATE;
    SELECT * INTO l FROM reconciliation.legs x WHERE x.id = leg FOR UPDATE;
    RETURN l;
  END $$;

  CREATE FUNCTION reconciliation.pay_leg(leg uuid, fen bigint, bank_reference text, on_day date, client uuid)
    RETURNS TABLE (payment_id uuid, repeated boolean)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    l reconciliation.legs := reconciliation.leg_for_update(leg);
    p reconciliation.leg_payments;
  BEGIN
    -- As a list of the bank is read: the same number typed by hand is the same number.
    bank_reference := btrim(regexp_replace(normalize(bank_reference, NFKC), '\\s+', ' ', 'g'));
    SELECT * INTO p FROM reconciliation.leg_payments x WHERE x.leg_id = leg AND x.client_id = client;
    IF p.id IS NOT NULL THEN
      IF (p.amount_fen, p.reference, p.paid_on) IS DISTINCT FROM (fen, bank_reference, on_day) THEN
        RAISE EXCEPTION 'the client id names another payment' USING ERRCODE = 'unique_violation', CONSTRAINT = 'leg_payments_same_body';
      END IF;
      RETURN QUERY SELECT p.id, true;
      RETURN;
    END IF;
    IF EXISTS (SELECT FROM reconciliation.leg_payments x WHERE x.leg_id = leg AND x.kind = 'bank' AND x.reference = bank_reference
      AND NOT EXISTS (SELECT FROM reconciliation.leg_payments b WHERE b.bounces = x.id)) THEN
      RAISE EXCEPTION 'this reference paid the leg already' USING ERRCODE = 'unique_violation', CONSTRAINT = 'leg_payments_reference_once';
    END IF;
    IF on_day > platform.business_date(now()) OR on_day < l.approved_on THEN
      RAISE EXCEPTION 'paid after the approval and not in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'leg_payments_day';
    END IF;
    INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
      reference, paid_on, approved_by, account_id, client_id)
    VALUES (l.id, l.claim_id, l.district_code, l.town_code, l.facility_id, l.funding_town, 'bank', fen, bank_reference, on_day,
      l.approved_by, platform.scope_account(), client) RETURNING * INTO p;
    PERFORM reconciliation.settle_leg(leg, fen);
    RETURN QUERY SELECT p.id, false;
  END $$;
  COMMENT ON FUNCTION reconciliation.pay_leg(uuid, bigint, text, date, uuid) IS
    'Records what the bank paid of a leg, by another person than who approved; never more than is left of it.';

  CREATE FUNCTION reconciliation.bounce_payment(payment uuid, why text, on_day date) RETURNS uuid
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    p reconciliation.leg_payments;
    l reconciliation.legs;
    bounced uuid;
  BEGIN
    SELECT * INTO p FROM reconciliation.leg_payments x WHERE x.id = payment AND x.kind = 'bank';
    l := reconciliation.leg_for_update(p.leg_id);
    IF p.account_id = platform.scope_account() THEN
      RAISE EXCEPTION 'another person than paid says that it came back' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'leg_payments_four_eyes';
    END IF;
    IF on_day > platform.business_date(now()) OR on_day < p.paid_on THEN
      RAISE EXCEPTION 'bounced after it was paid and not in the future' USING ERRCODE = 'check_violation', CONSTRAINT = 'leg_payments_day';
    END IF;
    INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
      reference, paid_on, reason, bounces, approved_by, account_id)
    VALUES (l.id, l.claim_id, l.district_code, l.town_code, l.facility_id, l.funding_town, 'bounced', -p.amount_fen, p.reference, on_day,
      why, p.id, l.approved_by, platform.scope_account()) RETURNING id INTO bounced;
    PERFORM reconciliation.settle_leg(l.id, -p.amount_fen);
    RETURN bounced;
  END $$;
  COMMENT ON FUNCTION reconciliation.bounce_payment(uuid, text, date) IS 'The bank sent a payment back: the leg is to be paid again.';

  CREATE FUNCTION reconciliation.withhold(corrections uuid[]) RETURNS TABLE (correction_id uuid, claim_id uuid)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  #variable_conflict use_column
  DECLARE
    k canteen.meal_corrections;
    c reconciliation.claims;
  BEGIN
    IF platform.scope_role() IS NULL OR platform.scope_role() NOT IN ('town_official', 'district_official') THEN
      RAISE EXCEPTION 'officials withhold' USING ERRCODE = 'insufficient_privilege', CONSTRAINT = 'claims_role';
    END IF;
    PERFORM FROM reconciliation.claims x WHERE x.id IN (SELECT l.claim_id FROM reconciliation.claim_lines l
      JOIN canteen.meal_corrections y ON y.meal_id = l.meal_id AND y.business_date = l.business_date
      WHERE y.id = ANY (corrections) AND l.kind = 'meal') ORDER BY x.id FOR UPDATE;
    FOR k IN SELECT y.* FROM canteen.meal_corrections y WHERE y.id = ANY (corrections) AND y.account_id = platform.scope_account()
      AND y.government_fen < 0 AND NOT EXISTS (SELECT FROM reconciliation.claim_lines l WHERE l.correction_id = y.id) ORDER BY y.id
    LOOP
      SELECT x.* INTO c FROM reconciliation.claims x JOIN reconciliation.claim_lines l ON l.claim_id = x.id
        WHERE l.kind = 'meal' AND l.meal_id = k.meal_id AND l.business_date = k.business_date AND x.state = 'approved';
      CONTINUE WHEN c.id IS NULL OR EXISTS (
        SELECT FROM (VALUES ('province', NULL, k.government_province_fen), ('city', NULL, k.government_city_fen),
          ('district', NULL, k.government_district_fen), ('town', k.funding_town, k.government_town_fen)) s (funder, town, fen)
        LEFT JOIN reconciliation.legs g ON g.claim_id = c.id AND g.funder = s.funder AND g.funding_town IS NOT DISTINCT FROM s.town
        WHERE s.fen <> 0 AND coalesce(g.amount_fen - g.settled_fen, 0) < -s.fen);
      INSERT INTO reconciliation.claim_lines (claim_id, version, district_code, town_code, facility_id, kind, meal_id, business_date,
        correction_id, prior, funding_town, province_fen, city_fen, district_fen, town_fen)
      VALUES (c.id, c.version + 1, c.district_code, c.town_code, c.facility_id, 'withholding', k.meal_id, k.business_date, k.id,
        k.business_date < c.month, k.funding_town, k.government_province_fen, k.government_city_fen, k.government_district_fen,
        k.government_town_fen);
      INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
        paid_on, reason, correction_id, approved_by, account_id)
      SELECT g.id, g.claim_id, g.district_code, g.town_code, g.facility_id, g.funding_town, 'withheld', -s.fen,
        platform.business_date(now()), left(k.reason, 500), k.id, g.approved_by, platform.scope_account()
      FROM (VALUES ('province', NULL, k.government_province_fen), ('city', NULL, k.government_city_fen),
        ('district', NULL, k.government_district_fen), ('town', k.funding_town, k.government_town_fen)) s (funder, town, fen)
      JOIN reconciliation.legs g ON g.claim_id = c.id AND g.funder = s.funder AND g.funding_town IS NOT DISTINCT FROM s.town
      WHERE s.fen <> 0;
      PERFORM reconciliation.settle_leg(p.leg_id, p.amount_fen)
      FROM (SELECT x.* FROM reconciliation.leg_payments x WHERE x.correction_id = k.id ORDER BY x.leg_id) p;
      RETURN QUERY SELECT k.id, c.id;
    END LOOP;
  END $$;
  COMMENT ON FUNCTION reconciliation.withhold(uuid[]) IS
    'Takes corrections off what approved claims are still to be paid; each that does not fit wholly is left for the next claim.';`;

const CALLED = ['pay_leg(uuid, bigint, text, date, uuid)', 'bounce_payment(uuid, text, date)', 'withhold(uuid[])'];

/** The only ways to record what was paid, sent back or withheld of a leg. */
export class SettleLegs1764400230000 implements MigrationInterface {
  readonly name = 'SettleLegs1764400230000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(PAY);
    await queryRunner.query(`
      REVOKE EXECUTE ON FUNCTION reconciliation.settle_leg(uuid, bigint), reconciliation.leg_for_update(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.settle_leg(uuid, bigint), reconciliation.leg_for_update(uuid) TO nuancan_definer;
    `);
    for (const signature of CALLED) {
      await queryRunner.query(`
        ALTER FUNCTION reconciliation.${signature} OWNER TO nuancan_definer;
        REVOKE EXECUTE ON FUNCTION reconciliation.${signature} FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION reconciliation.${signature} TO nuancan_app;
      `);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP FUNCTION ${CALLED.map((signature) => `reconciliation.${signature}`).join(', ')},
      reconciliation.leg_for_update(uuid), reconciliation.settle_leg(uuid, bigint)`);
  }
}
