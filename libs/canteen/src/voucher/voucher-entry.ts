import type { JournalEntry } from '@nuancan/ledger';
import { clearingLines } from '../day-close/journal-lines.js';

/** What a voucher brought into a wallet, or, below zero, took back out of it. */
export interface VoucherMovement {
  readonly movementId: string;
  readonly issueId: string;
  /** Whose bank holds the donation. */
  readonly organisationId: string;
  /** Whose wallet it came into: the facility's. */
  readonly atOrganisationId: string;
  readonly facilityId: string;
  readonly townCode: string;
  readonly amountFen: number;
  readonly bookedDate: string;
}

/** Out of the fund of the issue into what elders have in wallets; between two organisations it is cleared. Pure. */
export function voucherEntry(moved: VoucherMovement): JournalEntry {
  const { amountFen, organisationId, atOrganisationId, facilityId, townCode } = moved;
  return {
    kind: amountFen > 0 ? 'voucher_redeemed' : 'voucher_returned',
    businessKey: `voucher/${moved.movementId}`,
    ...{ businessDate: moved.bookedDate, townCode, facilityId, organisationId: atOrganisationId },
    lines: [
      { account: { kind: 'donation_fund', fundId: moved.issueId }, amountFen },
      { account: { kind: 'wallet', organisationId: atOrganisationId }, amountFen: -amountFen },
      ...clearingLines({ organisationId, amountFen }, atOrganisationId),
    ],
  };
}
