import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { WelfareStatisticListDto, WelfareStatisticsQueryDto } from './welfare-statistics.dto.js';
import { WelfareStatisticsService } from './welfare-statistics.service.js';

/** Figures of welfare cases. */
@ApiTags('welfare')
@Controller('v1/welfare-statistics')
export class WelfareStatisticsController {
  constructor(private readonly statistics: WelfareStatisticsService) {}

  /** By town: cases, how soon somebody saw to them, and what was found. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  byTown(@CurrentScope() scope: Scope, @Query() query: WelfareStatisticsQueryDto): Promise<WelfareStatisticListDto> {
    return this.statistics.byTown(scope, query);
  }
}
