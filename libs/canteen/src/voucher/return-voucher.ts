import type { Journal } from '@nuancan/ledger';
import type { Tx } from '@nuancan/platform';
import { voucherEntry, type VoucherMovement } from './voucher-entry.js';

const RETURN = `SELECT movement_id AS "movementId", issue_id AS "issueId", organisation_id AS "organisationId", facility_id AS "facilityId",
    facility_town AS "townCode", at_organisation_id AS "atOrganisationId", -amount_fen AS "amountFen", booked_date AS "bookedDate"
  FROM canteen.return_voucher($1)`;

/** Gives back what a voucher paid for meals that were voided or corrected, once their wallets have their money again. */
export async function returnVouchers(tx: Tx, journal: Journal, mealIds: readonly string[]): Promise<void> {
  const entries = [];
  for (const mealId of mealIds.toSorted()) {
    const moved = await tx.query<VoucherMovement[]>(RETURN, [mealId]);
    entries.push(...moved.map(voucherEntry));
  }
  if (entries.length > 0) await journal.post(tx, entries);
}
