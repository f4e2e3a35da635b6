import { Injectable } from '@nestjs/common';
import { parseBusinessDate } from '@nuancan/kernel';
import { Journal } from '@nuancan/ledger';
import { Database, type Scope, type Tx } from '@nuancan/platform';
import type { GrantDetailDto, PayGrantDto, ReturnGrantPaymentDto } from './grant.dto.js';
import { grantPaymentEntry, type GrantPlace } from './grant-entry.js';
import { GrantErrors, refusingGrant } from './grant.errors.js';
import { readGrant } from './grant.service.js';

const PAY = `INSERT INTO reconciliation.grant_payments (grant_id, funder, district_code, town_code, facility_id, kind, amount_fen, reference,
    paid_on, approved_by, client_id, account_id)
  SELECT s.grant_id, s.funder, s.district_code, s.town_code, s.facility_id, 'bank', $3, $4, $5, s.approved_by, $6, platform.scope_account()
  FROM reconciliation.grant_shares s WHERE s.grant_id = $1 AND s.funder = $2 RETURNING id`;
const RETURN = `INSERT INTO reconciliation.grant_payments (grant_id, funder, district_code, town_code, facility_id, kind, amount_fen, reference,
    paid_on, reason, returns, approved_by, client_id, account_id)
  SELECT p.grant_id, p.funder, p.district_code, p.town_code, p.facility_id, 'returned', -p.amount_fen, p.reference, $2, $3, p.id, p.approved_by,
    $4, platform.scope_account()
  FROM reconciliation.grant_payments p WHERE p.id = $1 AND p.kind = 'bank' RETURNING id, grant_id AS "grantId"`;
const FACTS = `SELECT g.id AS "grantId", g.facility_id AS "facilityId", g.town_code AS "townCode", g.organisation_id AS "organisationId",
    p.id AS "paymentId", p.funder, s.funding_town AS "fundingTown", p.amount_fen AS "amountFen", p.paid_on AS "paidOn"
  FROM reconciliation.grant_payments p JOIN reconciliation.grants g ON g.id = p.grant_id
  JOIN reconciliation.grant_shares s ON s.grant_id = p.grant_id AND s.funder = p.funder WHERE p.id = $1`;
const MOST_REFERENCE = 64;
const EARLIER = `SELECT (p.funder, p.amount_fen, p.reference, p.paid_on) = ($3::text, $4::bigint, $5::text, $6::date) AS same
  FROM reconciliation.grant_payments p WHERE p.grant_id = $1 AND p.client_id = $2`;
const EARLIER_BACK = `SELECT (b.returns, b.paid_on, b.reason) IS NOT DISTINCT FROM (p.id, $3::date, $4::text) AS same, p.grant_id AS "grantId"
  FROM reconciliation.grant_payments p JOIN reconciliation.grant_payments b ON b.grant_id = p.grant_id AND b.client_id = $2 WHERE p.id = $1`;

/** What the bank paid of operating grants, and what came back. */
@Injectable()
export class GrantPaymentService {
  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {}

  /**
   * Records a payment by another person than approved, and books it; the same again changes nothing.
   * @throws GRANT.NOT_FOUND, TOO_MUCH, NOT_A_STEP, FIGURES_CHANGED, SECOND_PERSON_NEEDED, WRONG_DAY, NO_REFERENCE, REFERENCE_USED, CLIENT_ID_CLASH
   */
  async pay(scope: Scope, grantId: string, asked: PayGrantDto): Promise<GrantDetailDto> {
    const { funder, amountFen, clientId } = asked;
    const reference = asWritten(asked.reference);
    const paidOn = parseBusinessDate(asked.paidOn);
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        await readGrant(tx, grantId);
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`grant payment ${clientId}`]);
        const [earlier] = await tx.query<{ same: boolean }[]>(EARLIER, [
          ...[grantId, clientId, funder, amountFen, reference, paidOn],
        ]);
        if (earlier?.same === false) throw GrantErrors.CLIENT_ID_CLASH();
        if (earlier) return readGrant(tx, grantId);
        const [paid] = await tx.query<{ id: string }[]>(PAY, [
          ...[grantId, funder, amountFen, reference, paidOn, clientId],
        ]);
        if (!paid) throw GrantErrors.NOT_A_STEP();
        await this.book(tx, paid.id);
        return readGrant(tx, grantId);
      }),
    );
  }

  /**
   * Another person says that a payment came back; the same again changes nothing.
   * @throws GRANT.PAYMENT_NOT_FOUND, SECOND_PERSON_NEEDED, WRONG_DAY, RETURNED_ALREADY, CLIENT_ID_CLASH
   */
  async takeBack(scope: Scope, paymentId: string, asked: ReturnGrantPaymentDto): Promise<GrantDetailDto> {
    const { reason, clientId } = asked;
    const paidOn = parseBusinessDate(asked.paidOn);
    return refusingGrant(() =>
      this.database.scoped(scope, async (tx) => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [`grant payment ${clientId}`]);
        const [earlier] = await tx.query<{ same: boolean; grantId: string }[]>(EARLIER_BACK, [
          ...[paymentId, clientId, paidOn, reason],
        ]);
        if (earlier?.same === false) throw GrantErrors.CLIENT_ID_CLASH();
        if (earlier) return readGrant(tx, earlier.grantId);
        const [back] = await tx.query<{ id: string; grantId: string }[]>(RETURN, [
          ...[paymentId, paidOn, reason, clientId],
        ]);
        if (!back) throw GrantErrors.PAYMENT_NOT_FOUND();
        await this.book(tx, back.id);
        return readGrant(tx, back.grantId);
      }),
    );
  }

  private async book(tx: Tx, id: string): Promise<void> {
    type Facts = GrantPlace & Parameters<typeof grantPaymentEntry>[1];
    const [{ grantId, facilityId, townCode, organisationId, ...paid }] = await tx.query<[Facts]>(FACTS, [id]);
    await this.journal.post(tx, grantPaymentEntry({ grantId, facilityId, townCode, organisationId }, paid));
  }
}

/** As payments of claims take it: the same number typed full-width is the same. @throws GRANT.NO_REFERENCE */
function asWritten(reference: string): string {
  const plain = reference.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (plain === '' || plain.length > MOST_REFERENCE) throw GrantErrors.NO_REFERENCE();
  return plain;
}
