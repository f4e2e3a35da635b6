import type { Client } from 'pg';
import type { ArrangedTown } from '../support/small-district.js';

/** Rows of a town's claims that a request may name. */
export interface ClaimFacts {
  /** Approved, not paid. */
  readonly claimId: string;
  readonly legId: string;
  readonly paymentId: string;
  /** Waits to be confirmed. */
  readonly payeeAccountId: string;
}

/** Stores an approved claim (by nobody whom the requests come from) with a leg of which a part was paid, as the owner of the database. */
export async function storeClaimFacts(owner: Client, town: ArrangedTown): Promise<ClaimFacts> {
  const { rows } = await owner.query<ClaimFacts>(
    `WITH people AS (
       SELECT a.id AS submitter, b.id AS reviewer, c.id AS approver, d.id AS payer FROM identity.accounts a, identity.accounts b,
         identity.accounts c, identity.accounts d
       WHERE a.login = $5 AND b.login = $6 AND c.district_code = $1 AND c.role = 'auditor' AND d.login = $5
       LIMIT 1
     ), claim AS (
       INSERT INTO reconciliation.claims (district_code, town_code, facility_id, organisation_id, month, state, version, step,
         submitted_by, town_reviewed_by, approved_by)
       SELECT $1, $2, $3, $4, '2026-01-01', 'approved', 1, 3, submitter, reviewer, approver FROM people RETURNING *
     ), leg AS (
       INSERT INTO reconciliation.legs (code, claim_id, district_code, town_code, facility_id, month, organisation_id, funder,
         amount_fen, settled_fen, approved_by, approved_on)
       SELECT '202601-' || $2 || '-C', id, $1, $2, $3, month, $4, 'city', 900, 300, approved_by, '2026-02-05' FROM claim RETURNING *
     ), payment AS (
       INSERT INTO reconciliation.leg_payments (leg_id, claim_id, district_code, town_code, facility_id, kind, amount_fen, reference,
         paid_on, approved_by, account_id, client_id)
       SELECT leg.id, claim_id, $1, $2, $3, 'bank', 300, 'B-1', '2026-02-06', approved_by, payer, uuidv7() FROM leg, people RETURNING id
     ), account AS (
       INSERT INTO reconciliation.payee_accounts (district_code, organisation_id, account_name, bank_name, account_number, valid_from,
         client_id, proposed_by)
       SELECT $1, $4, '暖心餐饮', '农商行', '33101234567890123456', '2026-01-01', uuidv7(), payer FROM people RETURNING id
     ), late AS (
       INSERT INTO reconciliation.late_meals (meal_id, business_date, claim_id, version, district_code, town_code, facility_id, recorded_on,
         limit_days, province_fen, city_fen, district_fen, town_fen)
       SELECT uuidv7(), '2025-12-05', id, 1, $1, $2, $3, '2026-04-01', 60, 0, 300, 0, 0 FROM claim
     )
     SELECT claim.id AS "claimId", leg.id AS "legId", payment.id AS "paymentId", account.id AS "payeeAccountId" FROM claim, leg, payment, account`,
    [
      town.districtCode,
      town.code,
      town.facilityId,
      town.organisationId,
      town.logins.operator,
      town.logins.town_official,
    ],
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error('no claim was stored');
  return facts;
}
