import type { DomainError } from '@nuancan/kernel';
import { violatedConstraint } from '@nuancan/registry';
import { DonationErrors } from './donation.errors.js';

/** What the database refused, as an expected failure; null for anything else. */
export function refusalOf(error: unknown): DomainError | null {
  const constraint = violatedConstraint(error) ?? '';
  switch (constraint) {
    case 'donations_pledged_fen_check':
      return DonationErrors.WORTH_OUT_OF_RANGE();
    case 'donations_within_pledge':
      return DonationErrors.ABOVE_PLEDGE();
    case 'donations_within_received':
      return DonationErrors.NOT_LEFT();
    case 'tranches_within_amount':
    case 'tranches_amount_fen_check':
    case 'refunds_within_unspent':
      return DonationErrors.SPENT_MEANWHILE();
    case 'tranche_returns_vouchers_open':
      return DonationErrors.VOUCHERS_OPEN();
    case 'vouchers_of_residents':
      return DonationErrors.UNKNOWN_ELDERS();
    case 'receipt_voids_pkey':
      return DonationErrors.ALREADY_VOID();
    case 'receipt_voids_handed_over':
      return DonationErrors.IN_STOCK();
    case 'receipts_fiscal_number':
      return DonationErrors.FISCAL_TAKEN();
    case 'receipts_fiscal_once':
      return DonationErrors.FISCAL_ENTERED();
    case 'void_requests_one_waits':
      return DonationErrors.VOID_ASKED();
    case 'void_decisions_four_eyes':
    case 'refund_decisions_four_eyes':
      return DonationErrors.SECOND_PERSON_NEEDED();
    case 'void_decisions_pkey':
    case 'refund_decisions_pkey':
      return DonationErrors.ALREADY_DECIDED();
    case 'void_decisions_reasoned':
    case 'refund_decisions_reasoned':
      return DonationErrors.REASON_MISSING();
    case 'donations_donor_fkey':
      return DonationErrors.DONOR_NOT_FOUND();
    default:
      return /^(donations_organisation|(tranches|voucher_issues)_(town|facility)|goods_facility)_fkey$/.test(constraint)
        ? DonationErrors.UNKNOWN_PLACE()
        : null;
  }
}
