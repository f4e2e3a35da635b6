import type { Journal } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { paymentEntry, type PaymentFacts } from './payment-entry.js';

const FACTS = `SELECT p.id AS "paymentId", p.kind, p.facility_id AS "facilityId", p.town_code AS "townCode",
    g.organisation_id AS "organisationId", g.funder, g.funding_town AS "fundingTown", p.paid_on AS "paidOn", p.amount_fen AS "amountFen"
  FROM reconciliation.leg_payments p JOIN reconciliation.legs g ON g.id = p.leg_id
  WHERE p.kind <> 'netted' AND (p.id = ANY ($1) OR p.correction_id = ANY ($2)) ORDER BY p.id`;

/** Posts the entries of payments that were just recorded, by their ids or those of the corrections they withhold. */
export async function bookPayments(
  tx: Tx,
  journal: Journal,
  { payments = [], corrections = [] }: { payments?: readonly string[]; corrections?: readonly string[] },
): Promise<void> {
  const facts = await tx.query<PaymentFacts[]>(FACTS, [payments, corrections]);
  await journal.post(tx, facts.map(paymentEntry));
}
