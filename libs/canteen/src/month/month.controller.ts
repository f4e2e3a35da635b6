import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { AttributeUnfundedDto, FacilitySheetDto, MonthDaysDto, MonthPathDto, MonthQueryDto } from './month.dto.js';
import { MonthService } from './month.service.js';

@ApiTags('day close')
@Controller('v1/months')
export class MonthController {
  constructor(private readonly months: MonthService) {}

  /** A facility's income and expenditure of a month by source, in kind apart, and how actual cost differs from the cost cards. */
  @Get(':month/sheet')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['DAY.FACILITY_NOT_IN_SCOPE'] })
  sheet(
    @CurrentScope() scope: Scope,
    @Param() { month }: MonthPathDto,
    @Query() query: MonthQueryDto,
  ): Promise<FacilitySheetDto> {
    return this.months.sheet(scope, { ...query, month });
  }

  /** The days of a month that have records, and how each was closed. */
  @Get(':month/days')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: ['DAY.FACILITY_NOT_IN_SCOPE'] })
  days(
    @CurrentScope() scope: Scope,
    @Param() { month }: MonthPathDto,
    @Query() query: MonthQueryDto,
  ): Promise<MonthDaysDto> {
    return this.months.days(scope, { ...query, month });
  }

  /** Says who bears what a month left unfunded: operating grant, village collective, operator. */
  @Post(':month/attribution')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['DAY.FACILITY_NOT_IN_SCOPE'],
    409: ['MONTH.NOTHING_UNFUNDED', 'MONTH.CLOSED'],
    422: ['MONTH.NOT_THE_UNFUNDED'],
  })
  attribute(
    @CurrentScope() scope: Scope,
    @Param() { month }: MonthPathDto,
    @Body() asked: AttributeUnfundedDto,
  ): Promise<FacilitySheetDto> {
    return this.months.attribute(scope, { ...asked, month });
  }
}
