import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { DonationController } from './donation/donation.controller.js';
import { DonationService } from './donation/donation.service.js';
import { DonorController } from './donor/donor.controller.js';
import { DonorService } from './donor/donor.service.js';
import { DonorPageController } from './donor-page/donor-page.controller.js';
import { DonorPageService } from './donor-page/donor-page.service.js';
import { GoodsController } from './goods/goods.controller.js';
import { ReceiptController } from './receipt/receipt.controller.js';
import { ReceiptService } from './receipt/receipt.service.js';
import { RefundController } from './refund/refund.controller.js';
import { RefundService } from './refund/refund.service.js';
import { TrancheController } from './tranche/tranche.controller.js';
import { TrancheService } from './tranche/tranche.service.js';
import { VoidController } from './void/void.controller.js';
import { VoidService } from './void/void.service.js';
import { VoucherIssueController } from './voucher/voucher-issue.controller.js';
import { VoucherIssueService } from './voucher/voucher-issue.service.js';

/** 社会捐: who gives, what came in with a receipt, what it may pay, and what became of it. */
@Module({
  imports: [LedgerModule],
  controllers: [
    DonationController,
    DonorController,
    ReceiptController,
    RefundController,
    VoidController,
    TrancheController,
    DonorPageController,
    GoodsController,
    VoucherIssueController,
  ],
  providers: [
    DonationService,
    DonorService,
    ReceiptService,
    RefundService,
    VoidService,
    TrancheService,
    DonorPageService,
    VoucherIssueService,
  ],
})
export class DonationModule {}
