import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  CloseDayDto,
  DayMealsDto,
  DayMealsQueryDto,
  DayQueryDto,
  DayStateDto,
  TillReportDto,
} from './day-close.dto.js';
import { DayCloseService } from './day-close.service.js';
import { TillReportService } from './till-report.service.js';

@ApiTags('day close')
@Controller('v1')
export class DayCloseController {
  constructor(
    private readonly days: DayCloseService,
    private readonly tills: TillReportService,
  ) {}

  /** How a day of a facility stands: what was eaten and paid, who carries it, what is missing, how it was closed. */
  @Get('days/:businessDate')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['DAY.FACILITY_NOT_IN_SCOPE'] })
  state(
    @CurrentScope() scope: Scope,
    @Param('businessDate') businessDate: string,
    @Query() query: DayQueryDto,
  ): Promise<DayStateDto> {
    return this.days.state(scope, { ...query, businessDate });
  }

  /** The settled meals of a day with who carried each, corrections included; names masked. */
  @Get('days/:businessDate/meals')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['DAY.FACILITY_NOT_IN_SCOPE'] })
  meals(
    @CurrentScope() scope: Scope,
    @Param('businessDate') businessDate: string,
    @Query() query: DayMealsQueryDto,
  ): Promise<DayMealsDto> {
    return this.days.meals(scope, { ...query, businessDate });
  }

  /** Closes a day: settles its meals, books it, links it into the facility's hash chain. Twice is once. */
  @Post('days/:businessDate/close')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    403: ['DAY.OVERRIDE_NOT_ALLOWED'],
    404: ['DAY.FACILITY_NOT_IN_SCOPE'],
    409: ['DAY.INCOMPLETE', 'DAY.TILL_SILENT', 'DAY.STILL_SERVING', 'DAY.ANOTHER_COUNT'],
    422: ['DAY.IN_FUTURE', 'DAY.COUNT_MISSING'],
  })
  close(
    @CurrentScope() scope: Scope,
    @Param('businessDate') businessDate: string,
    @Body() asked: CloseDayDto,
  ): Promise<DayStateDto> {
    return this.days.close(scope, { ...asked, businessDate });
  }

  /** A till says how many records still wait on it; no day is closed over them. */
  @Post('till-reports')
  @HttpCode(204)
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  report(@CurrentScope() scope: Scope, @Body() report: TillReportDto): Promise<void> {
    return this.tills.report(scope, report);
  }
}
