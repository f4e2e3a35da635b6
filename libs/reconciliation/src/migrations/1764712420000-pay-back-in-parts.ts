import type { MigrationInterface, QueryRunner } from 'typeorm';

/** @param most what of a payment is judged by what is left of its leg */
const payLeg = (most: string): string => `
  CREATE OR REPLACE FUNCTION reconciliation.pay_leg(leg uuid, fen bigint, bank_reference text, on_day date, client uuid,
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
    IF (l.amount_fen > 0 AND ((${most} AND fen > l.amount_fen - l.settled_fen)
      OR (fen < 0 AND -fen > greatest(0, l.settled_fen - l.amount_fen)))) OR (l.amount_fen < 0 AND fen > 0) THEN
      RAISE EXCEPTION 'more than is left of the leg' USING ERRCODE = 'check_violation', CONSTRAINT = 'legs_within';
    END IF;
    PERFORM reconciliation.settle_leg(leg, fen, fen);
    RETURN QUERY SELECT p.id, false;
  END $$;`;

/** A surplus may come back in parts: what is sent back is no payment, and is not judged by what is left to pay. */
export class PayBackInParts1764712420000 implements MigrationInterface {
  readonly name = 'PayBackInParts1764712420000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(payLeg('fen > 0 AND NOT beyond_left'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(payLeg('NOT beyond_left'));
  }
}
