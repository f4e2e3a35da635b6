import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CoverageErrors } from '../coverage.errors.js';
import { ProfileQueryDto } from './figure.dto.js';
import { FacilityMonthListDto, MonthListDto, MonthsQueryDto } from './month.dto.js';
import { MonthService } from './month.service.js';

const NOT_COUNTED = { 400: ['REQUEST.INVALID'], 404: [CoverageErrors.NOT_COUNTED.code] };

/** 覆盖各月: how many could walk to a meal at the end of each month. */
@ApiTags('coverage')
@Controller('v1/coverage/months')
export class MonthController {
  constructor(private readonly months: MonthService) {}

  /** Areas of one's scope through two years, by what was counted last in each month. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems(NOT_COUNTED)
  async areas(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older', town }: MonthsQueryDto,
  ): Promise<MonthListDto> {
    return this.months.areas(scope, profile, town ?? null);
  }

  /** Facilities of one's scope likewise. */
  @Get('facilities')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems(NOT_COUNTED)
  async facilities(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older' }: ProfileQueryDto,
  ): Promise<FacilityMonthListDto> {
    return this.months.facilities(scope, profile);
  }
}
