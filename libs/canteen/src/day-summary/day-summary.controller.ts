import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DaySummaryListDto, DaySummaryQueryDto } from './day-summary.dto.js';
import { DaySummaryService } from './day-summary.service.js';

@ApiTags('day-summaries')
@Controller('v1/day-summaries')
export class DaySummaryController {
  constructor(private readonly summaries: DaySummaryService) {}

  /** A past day by facility, as far as the account sees; made every night and after late meals and voids. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  list(@CurrentScope() scope: Scope, @Query() query: DaySummaryQueryDto): Promise<DaySummaryListDto> {
    return this.summaries.list(scope, query);
  }
}
