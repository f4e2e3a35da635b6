import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { MealPointErrors } from '@nuancan/meal-point';
import { ApiProblems, type Scope } from '@nuancan/platform';
import {
  AskCheckRunDto,
  CheckCodeDto,
  CheckDto,
  CheckListDto,
  CheckRunDto,
  CheckRunListDto,
  CheckRunQueryDto,
  SetCheckDto,
} from './check-run.dto.js';
import { CheckErrors } from './check-run.errors.js';
import { CheckRunService } from './check-run.service.js';

@ApiTags('checks')
@Controller('v1/checks')
export class CheckRunController {
  constructor(private readonly service: CheckRunService) {}

  /** Every check with its explanation, its severity and its numbers as the district has them today. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  catalogue(@CurrentScope() scope: Scope): Promise<CheckListDto> {
    return this.service.catalogue(scope);
  }

  /** Asks for the checks of a month; they run in the queue. */
  @Post('runs')
  @HttpCode(202)
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [MealPointErrors.FACILITY_NOT_FOUND.code] })
  ask(@CurrentScope() scope: Scope, @Body() asked: AskCheckRunDto): Promise<CheckRunDto> {
    return this.service.ask(scope, asked);
  }

  /** Runs, newest first; those that facts asked for which came late are seen by the district. */
  @Get('runs')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  runs(@CurrentScope() scope: Scope, @Query() query: CheckRunQueryDto): Promise<CheckRunListDto> {
    return this.service.list(scope, query);
  }

  /** Asks again for a run that was given up. */
  @Post('runs/:runId/retry')
  @HttpCode(202)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [CheckErrors.RUN_NOT_FOUND.code],
    409: [CheckErrors.RUN_NOT_FAILED.code],
  })
  retry(@CurrentScope() scope: Scope, @Param('runId', ParseUUIDPipe) runId: string): Promise<CheckRunDto> {
    return this.service.retry(scope, runId);
  }

  /** How a run stands. */
  @Get('runs/:runId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [CheckErrors.RUN_NOT_FOUND.code] })
  one(@CurrentScope() scope: Scope, @Param('runId', ParseUUIDPipe) runId: string): Promise<CheckRunDto> {
    return this.service.one(scope, runId);
  }

  /** Sets a check's severity and numbers from a day on. */
  @Post(':code/settings')
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    422: [
      CheckErrors.DATE_IN_PAST.code,
      CheckErrors.NUMBER_UNKNOWN.code,
      CheckErrors.NUMBER_OUT_OF_BOUNDS.code,
      CheckErrors.NUMBER_NOT_WHOLE.code,
    ],
  })
  set(@CurrentScope() scope: Scope, @Param() { code }: CheckCodeDto, @Body() asked: SetCheckDto): Promise<CheckDto> {
    return this.service.set(scope, code, asked);
  }
}
