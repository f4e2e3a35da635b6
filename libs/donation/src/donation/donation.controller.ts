import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors as E } from '../donation.errors.js';
import { TakeInDto, ReceiptDto } from '../receipt/receipt.dto.js';
import { ReceiptService } from '../receipt/receipt.service.js';
import { AskRefundDto, RefundDto } from '../refund/refund.dto.js';
import { RefundService } from '../refund/refund.service.js';
import { AllotTrancheDto, TrancheDto } from '../tranche/tranche.dto.js';
import { TrancheService } from '../tranche/tranche.service.js';
import { DonationDetailDto, DonationListDto, DonationSearchDto, EnterDonationDto } from './donation.dto.js';
import { DonationService } from './donation.service.js';

const READERS = ['town_official', 'district_official', 'auditor'] as const;
const INVALID = ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'];

/** The donation desk: the district enters, a town and the auditor read. */
@ApiTags('donations')
@Controller('v1/donations')
export class DonationController {
  constructor(
    private readonly donations: DonationService,
    private readonly receipts: ReceiptService,
    private readonly tranches: TrancheService,
    private readonly refunds: RefundService,
  ) {}

  /** Donations, newest first; a town's are those for it, or spent there. */
  @Post('search')
  @HttpCode(200)
  @Roles(...READERS)
  @ApiProblems({ 400: INVALID })
  search(@CurrentScope() scope: Scope, @Body() asked: DonationSearchDto): Promise<DonationListDto> {
    return this.donations.search(scope, asked);
  }

  /** Enters a donation, with its receipt where something came in. */
  @Post()
  @Roles('district_official')
  @ApiProblems({
    400: INVALID,
    404: [E.DONOR_NOT_FOUND.code],
    409: [E.CLIENT_ID_CLASH.code, E.NOT_LEFT.code, E.FISCAL_TAKEN.code, E.DONOR_ERASED.code],
    422: [
      ...[E.DONOR_MISSING.code, E.KIND_MISMATCH.code, E.UNKNOWN_PLACE.code, E.EARMARK_MISMATCH.code],
      ...[E.WORTH_OUT_OF_RANGE.code, E.ABOVE_PLEDGE.code, E.IN_FUTURE.code, E.TOO_LONG_AGO.code],
    ],
  })
  enter(@CurrentScope() scope: Scope, @Body() asked: EnterDonationDto): Promise<DonationDetailDto> {
    return this.donations.enter(scope, asked);
  }

  /** One donation with its receipts, tranches, goods and refunds. */
  @Get(':donationId')
  @Roles(...READERS)
  @ApiProblems({ 400: INVALID, 404: [E.NOT_FOUND.code] })
  find(
    @CurrentScope() scope: Scope,
    @Param('donationId', ParseUUIDPipe) donationId: string,
  ): Promise<DonationDetailDto> {
    return this.donations.find(scope, donationId);
  }

  /** Takes in an instalment of what was promised, with a receipt. */
  @Post(':donationId/receipts')
  @Roles('district_official')
  @ApiProblems({
    400: INVALID,
    404: [E.NOT_FOUND.code],
    409: [E.CLIENT_ID_CLASH.code, E.FISCAL_TAKEN.code, E.DONOR_ERASED.code],
    422: [E.NOT_MONEY.code, E.ABOVE_PLEDGE.code, E.IN_FUTURE.code, E.TOO_LONG_AGO.code],
  })
  takeIn(
    @CurrentScope() scope: Scope,
    @Param('donationId', ParseUUIDPipe) donationId: string,
    @Body() draft: TakeInDto,
  ): Promise<ReceiptDto> {
    return this.receipts.takeIn(scope, donationId, draft);
  }

  /** Sets money that came in apart for what it may pay. */
  @Post(':donationId/tranches')
  @Roles('district_official')
  @ApiProblems({
    400: INVALID,
    404: [E.NOT_FOUND.code],
    409: [E.CLIENT_ID_CLASH.code, E.NOT_LEFT.code],
    422: [E.NOT_MONEY.code, E.EARMARK_MISMATCH.code, E.UNKNOWN_PLACE.code],
  })
  allot(
    @CurrentScope() scope: Scope,
    @Param('donationId', ParseUUIDPipe) donationId: string,
    @Body() draft: AllotTrancheDto,
  ): Promise<TrancheDto> {
    return this.tranches.allot(scope, donationId, draft);
  }

  /** Asks for unspent money to go back to the donor; a second person decides. */
  @Post(':donationId/refunds')
  @Roles('district_official')
  @ApiProblems({
    400: INVALID,
    404: [E.NOT_FOUND.code],
    409: [E.CLIENT_ID_CLASH.code, E.SPENT_MEANWHILE.code],
    422: [E.NOT_MONEY.code],
  })
  askRefund(
    @CurrentScope() scope: Scope,
    @Param('donationId', ParseUUIDPipe) donationId: string,
    @Body() asked: AskRefundDto,
  ): Promise<RefundDto> {
    return this.refunds.ask(scope, donationId, asked);
  }
}
