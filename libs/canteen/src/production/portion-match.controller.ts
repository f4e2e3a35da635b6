import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { PortionMonthDto, PortionMonthQueryDto } from './portion-match.dto.js';
import { PortionMatchService } from './portion-match.service.js';

@ApiTags('production')
@Controller('v1/portion-matches')
export class PortionMatchController {
  constructor(private readonly matches: PortionMatchService) {}

  /** A month of facilities that log production: portions, and by day what does not match and whose it is. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  month(@CurrentScope() scope: Scope, @Query() query: PortionMonthQueryDto): Promise<PortionMonthDto> {
    return this.matches.month(scope, query);
  }
}
