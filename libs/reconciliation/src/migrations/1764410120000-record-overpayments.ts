import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMN = `
  CREATE OR REPLACE FUNCTION reconciliation.keep_leg_terms() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF to_jsonb(NEW) - '{settled_fen,paid_fen}'::text[] <> to_jsonb(OLD) - '{settled_fen,paid_fen}'::text[] THEN
      RAISE EXCEPTION 'the terms of a leg stay as they were approved' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;
  ALTER TABLE reconciliation.legs ADD COLUMN paid_fen bigint NOT NULL DEFAULT 0;
  COMMENT ON COLUMN reconciliation.legs.paid_fen IS 'Of settled_fen what the bank paid and did not send back; the rest was withheld or netted.';
  -- An owner without superuser rights is bound by forced row security, too.
  ALTER TABLE reconciliation.legs NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE reconciliation.leg_payments NO FORCE ROW LEVEL SECURITY;
  UPDATE reconciliation.legs g SET paid_fen = p.fen FROM (SELECT leg_id, sum(amount_fen) AS fen FROM reconciliation.leg_payments
    WHERE kind IN ('bank', 'bounced') GROUP BY 1) p WHERE p.leg_id = g.id;
  ALTER TABLE reconciliation.leg_payments FORCE ROW LEVEL SECURITY;
  ALTER TABLE reconciliation.legs FORCE ROW LEVEL SECURITY;
  ALTER TABLE reconciliation.legs DROP CONSTRAINT legs_within, ADD CONSTRAINT legs_within CHECK (CASE WHEN amount_fen > 0
    THEN paid_fen BETWEEN 0 AND amount_fen AND settled_fen - paid_fen BETWEEN 0 AND amount_fen
    ELSE settled_fen BETWEEN amount_fen AND 0 END);
  GRANT UPDATE (paid_fen) ON reconciliation.legs TO nuancan_definer;
  ALTER TABLE reconciliation.claim_transitions DROP CONSTRAINT claim_transitions_step, ADD CONSTRAINT claim_transitions_step
    CHECK ((action, from_state, to_state) IN (
      ('submit', 'draft', 'submitted'), ('submit', 'returned', 'submitted'), ('take', 'submitted', 'town_review'),
      ('adjust', 'draft', 'draft'), ('adjust', 'submitted', 'submitted'), ('adjust', 'town_review', 'town_review'),
      ('adjust', 'district_review', 'district_review'), ('adjust', 'returned', 'returned'),
      ('include', 'draft', 'draft'), ('include', 'submitted', 'submitted'), ('include', 'town_review', 'town_review'),
      ('include', 'district_review', 'district_review'), ('include', 'returned', 'returned'),
      ('endorse', 'submitted', 'district_review'), ('endorse', 'town_review', 'district_review'),
      ('return', 'submitted', 'returned'), ('return', 'town_review', 'returned'), ('return', 'district_review', 'returned'),
      ('approve', 'district_review', 'approved'), ('disburse', 'approved', 'disbursed'), ('bounce', 'disbursed', 'approved'),
      ('bounce', 'closed', 'approved'),
      ('surplus', 'disbursed', 'approved'), ('surplus', 'closed', 'approved'), ('close', 'disbursed', 'closed')));`;

const PAY = `
  DROP FUNCTION reconciliation.pay_leg(uuid, bigint, text, date, uuid), reconciliation.settle_leg(uuid, bigint);

  CREATE FUNCTION reconciliation.settle_leg(leg uuid, fen bigint, by_bank bigint DEFAULT 0) RETURNS reconciliation.legs
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    l reconciliation.legs;
    c reconciliation.claims;
    me CONSTANT uuid := platform.scope_account();
    done boolean;
  BEGIN
    UPDATE reconciliation.legs x SET settled_fen = x.settled_fen + fen, paid_fen = x.paid_fen + by_bank WHERE x.id = leg RETURNING * INTO l;
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
      VALUES (c.id, c.step + 1, c.district_code, c.town_code, c.facility_id, CASE WHEN l.settled_fen > l.amount_fen THEN 'surplus' ELSE 'bounce' END, c.state,
        'approved', c.version, me, clock_timestamp());
    END IF;
    RETURN l;
  END $$;

  CREATE FUNCTION reconciliation.pay_leg(leg uuid, fen bigint, bank_reference text, on_day date, client uuid,
      beyond_left boolean DEFAULT false)
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
    -- The bank's word counts as far as the order went; whoever enters it must have seen that less was left. What the payee sends back is
    -- a debt or a surplus: that a payment came back, either way, is another person's word.
    IF (l.amount_fen > 0 AND ((NOT beyond_left AND fen > l.amount_fen - l.settled_fen)
      OR (fen < 0 AND -fen > greatest(0, l.settled_fen - l.amount_fen)))) OR (l.amount_fen < 0 AND fen > 0) THEN
      RAISE EXCEPTION 'more than is left of the leg' USING ERRCODE = 'check_violation', CONSTRAINT = 'legs_within';
    END IF;
    PERFORM reconciliation.settle_leg(leg, fen, fen);
    RETURN QUERY SELECT p.id, false;
  END $$;
  COMMENT ON FUNCTION reconciliation.pay_leg(uuid, bigint, text, date, uuid, boolean) IS
    'Records what the bank paid of a leg, by another person than who approved: what is left of it, or (beyond_left) what its order said
    before something was withheld. The surplus is owed back by the payee and netted with what the funder pays next.';

  CREATE OR REPLACE FUNCTION reconciliation.bounce_payment(payment uuid, why text, on_day date) RETURNS uuid
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
    PERFORM reconciliation.settle_leg(l.id, -p.amount_fen, -p.amount_fen);
    RETURN bounced;
  END $$;
  COMMENT ON FUNCTION reconciliation.bounce_payment(uuid, text, date) IS 'The bank sent a payment back: the leg is to be paid again.';`;

const NET = `
  CREATE OR REPLACE FUNCTION reconciliation.net_legs(leg uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    fresh reconciliation.legs;
    other reconciliation.legs;
    fen bigint;
    at CONSTANT timestamptz := clock_timestamp();
  BEGIN
    SELECT * INTO fresh FROM reconciliation.legs x WHERE x.id = leg;
    PERFORM FROM reconciliation.claims c WHERE c.id IN (SELECT x.claim_id FROM reconciliation.legs x WHERE x.facility_id = fresh.facility_id
      AND x.settled_fen > x.amount_fen) ORDER BY c.id FOR UPDATE;
    FOR other IN SELECT x.* FROM reconciliation.legs x
      WHERE x.facility_id = fresh.facility_id AND x.funder = fresh.funder AND x.funding_town IS NOT DISTINCT FROM fresh.funding_town
        AND x.organisation_id = fresh.organisation_id AND x.id <> fresh.id
        AND x.settled_fen > x.amount_fen
      ORDER BY x.month, x.id FOR UPDATE
    LOOP
      SELECT * INTO fresh FROM reconciliation.legs x WHERE x.id = leg;
      fen := least(fresh.amount_fen - fresh.settled_fen, other.settled_fen - other.amount_fen);
      EXIT WHEN fen <= 0;
      INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
        paid_on, netted_with, approved_by, account_id, recorded_at)
      SELECT x.id, x.claim_id, x.district_code, x.town_code, x.facility_id, x.funding_town, 'netted', CASE x.id WHEN fresh.id THEN fen ELSE -fen END,
        platform.business_date(now()), CASE x.id WHEN fresh.id THEN other.id ELSE fresh.id END, x.approved_by, platform.scope_account(), at
      FROM reconciliation.legs x WHERE x.id IN (fresh.id, other.id);
      PERFORM reconciliation.settle_leg(fresh.id, fen);
      PERFORM reconciliation.settle_leg(other.id, -fen);
    END LOOP;
  END $$;
  COMMENT ON FUNCTION reconciliation.net_legs(uuid) IS
    'What the payee owes back to a funder of earlier claims, or was paid too much, is taken off what that funder is to pay now, oldest first. Never off an
    older leg: its order to the bank may be on the way.';`;

const DOWN = `
  DROP FUNCTION reconciliation.pay_leg(uuid, bigint, text, date, uuid, boolean), reconciliation.settle_leg(uuid, bigint, bigint);

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

  CREATE OR REPLACE FUNCTION reconciliation.bounce_payment(payment uuid, why text, on_day date) RETURNS uuid
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

  CREATE OR REPLACE FUNCTION reconciliation.net_legs(leg uuid) RETURNS void
    LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
  DECLARE
    fresh reconciliation.legs;
    other reconciliation.legs;
    fen bigint;
    at CONSTANT timestamptz := clock_timestamp();
  BEGIN
    SELECT * INTO fresh FROM reconciliation.legs x WHERE x.id = leg;
    PERFORM FROM reconciliation.claims c WHERE c.id IN (SELECT x.claim_id FROM reconciliation.legs x WHERE x.facility_id = fresh.facility_id
      AND x.settled_fen > x.amount_fen) ORDER BY c.id FOR UPDATE;
    FOR other IN SELECT x.* FROM reconciliation.legs x
      WHERE x.facility_id = fresh.facility_id AND x.funder = fresh.funder AND x.funding_town IS NOT DISTINCT FROM fresh.funding_town
        AND x.organisation_id = fresh.organisation_id AND x.id <> fresh.id
        AND x.settled_fen > x.amount_fen
      ORDER BY x.month, x.id FOR UPDATE
    LOOP
      SELECT * INTO fresh FROM reconciliation.legs x WHERE x.id = leg;
      fen := least(fresh.amount_fen - fresh.settled_fen, other.settled_fen - other.amount_fen);
      EXIT WHEN fen <= 0;
      INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, funding_town, kind, amount_fen,
        paid_on, netted_with, approved_by, account_id, recorded_at)
      SELECT x.id, x.claim_id, x.district_code, x.town_code, x.facility_id, x.funding_town, 'netted', sign(x.amount_fen)::bigint * fen,
        platform.business_date(now()), CASE x.id WHEN fresh.id THEN other.id ELSE fresh.id END, x.approved_by, platform.scope_account(), at
      FROM reconciliation.legs x WHERE x.id IN (fresh.id, other.id);
      PERFORM reconciliation.settle_leg(fresh.id, fen);
      PERFORM reconciliation.settle_leg(other.id, -fen);
    END LOOP;
  END $$;
  COMMENT ON FUNCTION reconciliation.net_legs(uuid) IS
    'What the payee owes back to a funder of earlier claims is taken off what that funder is to pay now, oldest first. Never off an
    older leg: its order to the bank may be on the way.';

  ALTER TABLE reconciliation.legs DROP COLUMN paid_fen;
  ALTER TABLE reconciliation.legs ADD CONSTRAINT legs_within CHECK (settled_fen BETWEEN least(amount_fen, 0) AND greatest(amount_fen, 0));
  CREATE OR REPLACE FUNCTION reconciliation.keep_leg_terms() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
  BEGIN
    IF to_jsonb(NEW) - 'settled_fen' <> to_jsonb(OLD) - 'settled_fen' THEN
      RAISE EXCEPTION 'the terms of a leg stay as they were approved' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END $$;
  ALTER TABLE reconciliation.claim_transitions DROP CONSTRAINT claim_transitions_step, ADD CONSTRAINT claim_transitions_step
    CHECK ((action, from_state, to_state) IN (
      ('submit', 'draft', 'submitted'), ('submit', 'returned', 'submitted'), ('take', 'submitted', 'town_review'),
      ('adjust', 'draft', 'draft'), ('adjust', 'submitted', 'submitted'), ('adjust', 'town_review', 'town_review'),
      ('adjust', 'district_review', 'district_review'), ('adjust', 'returned', 'returned'),
      ('include', 'draft', 'draft'), ('include', 'submitted', 'submitted'), ('include', 'town_review', 'town_review'),
      ('include', 'district_review', 'district_review'), ('include', 'returned', 'returned'),
      ('endorse', 'submitted', 'district_review'), ('endorse', 'town_review', 'district_review'),
      ('return', 'submitted', 'returned'), ('return', 'town_review', 'returned'), ('return', 'district_review', 'returned'),
      ('approve', 'district_review', 'approved'), ('disburse', 'approved', 'disbursed'), ('bounce', 'disbursed', 'approved'),
      ('bounce', 'closed', 'approved'), ('close', 'disbursed', 'closed')));`;

/** What the bank paid by an order is recorded as it happened, also where something was withheld after the order went out. */
export class RecordOverpayments1764410120000 implements MigrationInterface {
  readonly name = 'RecordOverpayments1764410120000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const part of [COLUMN, PAY, NET]) await queryRunner.query(part);
    await this.own(queryRunner, 'pay_leg(uuid, bigint, text, date, uuid, boolean)', 'settle_leg(uuid, bigint, bigint)');
  }

  /** Steps and amounts that only this rule knows stay; the old constraints refuse them, so that nobody goes back unseen. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
    await this.own(queryRunner, 'pay_leg(uuid, bigint, text, date, uuid)', 'settle_leg(uuid, bigint)');
  }

  private async own(queryRunner: QueryRunner, pay: string, settle: string): Promise<void> {
    await queryRunner.query(`
      ALTER FUNCTION reconciliation.${pay} OWNER TO nuancan_definer;
      REVOKE EXECUTE ON FUNCTION reconciliation.${pay}, reconciliation.${settle} FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION reconciliation.${pay} TO nuancan_app;
      GRANT EXECUTE ON FUNCTION reconciliation.${settle} TO nuancan_definer;
    `);
  }
}
