import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ReceiveTrancheDto, TrancheDto, TrancheListDto, TrancheQueryDto } from './tranche.dto.js';
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

  /** Takes donated money in and books it. */
  @Post()
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    409: ['DONATION.CLIENT_ID_CLASH'],
    422: ['DONATION.EARMARK_MISMATCH', 'DONATION.UNKNOWN_PLACE', 'DONATION.IN_FUTURE', 'DONATION.TOO_LONG_AGO'],
  })
  receive(@CurrentScope() scope: Scope, @Body() draft: ReceiveTrancheDto): Promise<TrancheDto> {
    return this.tranches.receive(scope, draft);
  }
}
