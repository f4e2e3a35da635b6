import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DonationErrors } from '../donation.errors.js';
import { TakeBackDto, TrancheDto, TrancheListDto, TrancheQueryDto } from './tranche.dto.js';
import { TrancheService } from './tranche.service.js';

@ApiTags('donations')
@Controller('v1/donation-tranches')
export class TrancheController {
  constructor(private readonly tranches: TrancheService) {}

  /** Donated money in the order in which meals use it, and what is left. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: TrancheQueryDto): Promise<TrancheListDto> {
    return this.tranches.list(scope, query);
  }

  /** Takes unspent money back to its donation, to be allotted anew or refunded. */
  @Post(':trancheId/return')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [DonationErrors.TRANCHE_NOT_FOUND.code],
    409: [DonationErrors.SPENT_MEANWHILE.code, DonationErrors.VOUCHERS_OPEN.code, DonationErrors.CLIENT_ID_CLASH.code],
  })
  takeBack(
    @CurrentScope() scope: Scope,
    @Param('trancheId', ParseUUIDPipe) trancheId: string,
    @Body() asked: TakeBackDto,
  ): Promise<TrancheDto> {
    return this.tranches.takeBack(scope, trancheId, asked);
  }
}
