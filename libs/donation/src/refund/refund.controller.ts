import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { DecideRefundDto, RefundDto } from './refund.dto.js';
import { RefundService } from './refund.service.js';

@ApiTags('donations')
@Controller('v1/donation-refunds')
export class RefundController {
  constructor(private readonly refunds: RefundService) {}

  /** Pays back what was asked for, at most what is unspent now, or rejects; never by whoever asked. */
  @Post(':refundId/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [DonationErrors.SECOND_PERSON_NEEDED.code],
    404: [DonationErrors.REFUND_NOT_FOUND.code],
    409: [DonationErrors.ALREADY_DECIDED.code, DonationErrors.SPENT_MEANWHILE.code],
    422: [DonationErrors.REASON_MISSING.code],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('refundId', ParseUUIDPipe) refundId: string,
    @Body() asked: DecideRefundDto,
  ): Promise<RefundDto> {
    return this.refunds.decide(scope, refundId, asked);
  }
}
