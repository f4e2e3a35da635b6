import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { LedgerErrors as Errors } from '../ledger.errors.js';
import { ChangePeriodDto, PeriodHistoryDto, PeriodListDto, PeriodPathDto, PeriodQueryDto } from './period.dto.js';
import { PeriodService } from './period.service.js';

const READERS = ['operator', 'town_official', 'district_official', 'auditor'] as const;

/** Months of the facilities' books: open, closed, and the steps between. */
@ApiTags('ledger')
@Controller('v1/ledger/periods')
export class PeriodController {
  constructor(private readonly periods: PeriodService) {}

  /** How the books of each facility in scope stand in a month, by town and facility. */
  @Get()
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: PeriodQueryDto): Promise<PeriodListDto> {
    return this.periods.list(scope, query);
  }

  /** One month of a facility with every step it took. */
  @Get(':facilityId/:month')
  @Roles(...READERS)
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [Errors.FACILITY_NOT_FOUND.code] })
  one(@CurrentScope() scope: Scope, @Param() { facilityId, month }: PeriodPathDto): Promise<PeriodHistoryDto> {
    return this.periods.one(scope, facilityId, month);
  }

  /** Takes a step: asks for closing or reopening, confirms, returns or declines. */
  @Post(':facilityId/:month/transitions')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    403: [Errors.PERIOD_ROLE.code, Errors.SECOND_PERSON_NEEDED.code],
    404: [Errors.FACILITY_NOT_FOUND.code],
    409: [Errors.PERIOD_STEP.code, Errors.EARLIER_MONTH_OPEN.code, Errors.LATER_MONTH_CLOSED.code],
    422: [Errors.MONTH_NOT_OVER.code, Errors.REASON_MISSING.code],
  })
  change(
    @CurrentScope() scope: Scope,
    @Param() period: PeriodPathDto,
    @Body() change: ChangePeriodDto,
  ): Promise<PeriodHistoryDto> {
    return this.periods.change(scope, period, change);
  }
}
