import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { AskVoidDto, DecideVoidDto, VoidRequestDto } from './void.dto.js';
import { VoidService } from './void.service.js';

const INVALID = { 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'] };

@ApiTags('donations')
@Controller('v1')
export class VoidController {
  constructor(private readonly voids: VoidService) {}

  /** Asks for a receipt to be made void; it stands until a second person approves. */
  @Post('donation-receipts/:receiptId/void-requests')
  @Roles('district_official')
  @ApiProblems({
    ...INVALID,
    404: [DonationErrors.RECEIPT_NOT_FOUND.code],
    409: [DonationErrors.ALREADY_VOID.code, DonationErrors.VOID_ASKED.code, DonationErrors.CLIENT_ID_CLASH.code],
  })
  ask(
    @CurrentScope() scope: Scope,
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
    @Body() asked: AskVoidDto,
  ): Promise<VoidRequestDto> {
    return this.voids.ask(scope, receiptId, asked);
  }

  /** Makes the receipt void, which keeps its number, or lets it stand; never by whoever asked. */
  @Post('donation-void-requests/:voidRequestId/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    ...INVALID,
    403: [DonationErrors.SECOND_PERSON_NEEDED.code],
    404: [DonationErrors.VOID_NOT_FOUND.code],
    409: [
      DonationErrors.ALREADY_DECIDED.code,
      DonationErrors.ALREADY_VOID.code,
      DonationErrors.IN_STOCK.code,
      DonationErrors.NOT_LEFT.code,
    ],
    422: [DonationErrors.REASON_MISSING.code],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('voidRequestId', ParseUUIDPipe) voidRequestId: string,
    @Body() asked: DecideVoidDto,
  ): Promise<VoidRequestDto> {
    return this.voids.decide(scope, voidRequestId, asked);
  }
}
