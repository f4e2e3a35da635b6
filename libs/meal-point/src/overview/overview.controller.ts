import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { FacilityOverviewListDto, OverviewQueryDto } from './overview.dto.js';
import { OverviewService } from './overview.service.js';

@ApiTags('meal-point')
@Controller('v1/facility-overviews')
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  /** The facilities the account sees, with state, supplier, stars and what expires, today. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: OverviewQueryDto): Promise<FacilityOverviewListDto> {
    return this.overviews.list(scope, query);
  }
}
