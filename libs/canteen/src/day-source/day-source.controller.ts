import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { EnterDaySourceDto, EnteredDto, WithdrawDaySourceDto } from './day-source.dto.js';
import { DaySourceService } from './day-source.service.js';

@ApiTags('day close')
@Controller('v1/day-sources')
export class DaySourceController {
  constructor(private readonly sources: DaySourceService) {}

  /** Enters what a day took: garden, goods, hours, an expense, a deposit, wastage. `GET /v1/days/{businessDate}` lists them. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['DAY.FACILITY_NOT_IN_SCOPE'],
    409: ['DAY.CLOSED', 'DAY.MONTH_CLOSED', 'DAY.CLIENT_ID_CLASH'],
    422: ['DAY.IN_FUTURE', 'DAY.TOO_OLD', 'DAY.MEASURE_MISSING', 'DAY.INVOICE_MISSING'],
  })
  enter(@CurrentScope() scope: Scope, @Body() draft: EnterDaySourceDto): Promise<EnteredDto> {
    return this.sources.enter(scope, draft);
  }

  /** Takes an entry back before its day closes. */
  @Post(':sourceId/withdrawal')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['DAY.SOURCE_NOT_FOUND'],
    409: ['DAY.CLOSED', 'DAY.ALREADY_WITHDRAWN', 'DAY.OF_PRODUCTION', 'VOLUNTEERING.TIME_SPENT'],
  })
  withdraw(
    @CurrentScope() scope: Scope,
    @Param('sourceId', ParseUUIDPipe) sourceId: string,
    @Body() asked: WithdrawDaySourceDto,
  ): Promise<EnteredDto> {
    return this.sources.withdraw(scope, sourceId, asked);
  }

  /** Confirms volunteer hours, until the day is closed; what is not confirmed then is worth nothing. */
  @Post(':sourceId/confirmation')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['DAY.SOURCE_NOT_FOUND'],
    409: ['DAY.CLOSED', 'DAY.ALREADY_WITHDRAWN', 'DAY.ALREADY_CONFIRMED'],
    422: ['DAY.NOT_HOURS'],
  })
  confirm(@CurrentScope() scope: Scope, @Param('sourceId', ParseUUIDPipe) sourceId: string): Promise<EnteredDto> {
    return this.sources.confirm(scope, sourceId);
  }
}
