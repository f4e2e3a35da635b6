import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ArrearsDto, BouncePaymentDto, LegHistoryDto, LegListDto, LegQueryDto, PayLegDto } from './leg.dto.js';
import { LegService } from './leg.service.js';

@ApiTags('claims')
@Controller('v1')
export class LegController {
  constructor(private readonly legs: LegService) {}

  /** Payment legs in scope, the longest waiting first. */
  @Get('legs')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: LegQueryDto): Promise<LegListDto> {
    return this.legs.list(scope, query);
  }

  /** One leg with what was paid, bounced, withheld and netted of it. */
  @Get('legs/:legId')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: ['LEG.NOT_FOUND'] })
  one(@CurrentScope() scope: Scope, @Param('legId', ParseUUIDPipe) legId: string): Promise<LegHistoryDto> {
    return this.legs.one(scope, legId);
  }

  /** Records what the bank paid of a leg; another person than who approved the claim. */
  @Post('legs/:legId/payments')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    403: ['LEG.SECOND_PERSON_NEEDED'],
    404: ['LEG.NOT_FOUND'],
    409: ['LEG.REFERENCE_USED', 'LEG.CLIENT_ID_CLASH'],
    422: ['LEG.TOO_MUCH', 'LEG.NO_REFERENCE', 'LEG.WRONG_DAY'],
  })
  pay(
    @CurrentScope() scope: Scope,
    @Param('legId', ParseUUIDPipe) legId: string,
    @Body() asked: PayLegDto,
  ): Promise<LegHistoryDto> {
    return this.legs.pay(scope, legId, asked);
  }

  /** Writes the order to pay again, to the payee's account that is in force now. */
  @Post('legs/:legId/orders')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: ['LEG.NOT_FOUND'],
    409: ['LEG.NOTHING_LEFT', 'LEG.NO_OTHER_ACCOUNT'],
  })
  order(@CurrentScope() scope: Scope, @Param('legId', ParseUUIDPipe) legId: string): Promise<LegHistoryDto> {
    return this.legs.order(scope, legId);
  }

  /** The bank sent a payment back: the leg is to be paid again. */
  @Post('leg-payments/:paymentId/bounce')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    403: ['LEG.SECOND_PERSON_NEEDED'],
    404: ['LEG.PAYMENT_NOT_FOUND'],
    409: ['LEG.BOUNCED_ALREADY'],
    422: ['LEG.WRONG_DAY'],
  })
  bounce(
    @CurrentScope() scope: Scope,
    @Param('paymentId', ParseUUIDPipe) paymentId: string,
    @Body() asked: BouncePaymentDto,
  ): Promise<LegHistoryDto> {
    return this.legs.bounce(scope, paymentId, asked);
  }

  /** What is not paid yet, by payee and funder, by how long it has been waiting. */
  @Get('arrears')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  arrears(@CurrentScope() scope: Scope): Promise<ArrearsDto> {
    return this.legs.arrears(scope);
  }
}
