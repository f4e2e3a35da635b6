import { Journal } from '@nuancan/ledger';
import type { Database } from '@nuancan/platform';
import { DonationService } from '../donation/donation.service.js';
import { DonorService } from '../donor/donor.service.js';
import { ReceiptService } from '../receipt/receipt.service.js';
import { RefundService } from '../refund/refund.service.js';
import { TrancheService } from '../tranche/tranche.service.js';
import { VoidService } from '../void/void.service.js';
import { VoucherIssueService } from '../voucher/voucher-issue.service.js';

/** The services of the donation desk. */
export interface DonationDesk {
  readonly donors: DonorService;
  readonly receipts: ReceiptService;
  readonly tranches: TrancheService;
  readonly refunds: RefundService;
  readonly voids: VoidService;
  readonly donations: DonationService;
  readonly vouchers: VoucherIssueService;
}

/** Opens the desk on a database. */
export function openDesk(database: Database): DonationDesk {
  const journal = new Journal();
  const donors = new DonorService(database);
  const receipts = new ReceiptService(database, journal);
  const tranches = new TrancheService(database, journal);
  const refunds = new RefundService(database, journal);
  return {
    ...{ donors, receipts, tranches, refunds, voids: new VoidService(database, journal) },
    vouchers: new VoucherIssueService(database, tranches),
    donations: new DonationService(database, donors, receipts, tranches, refunds),
  };
}
