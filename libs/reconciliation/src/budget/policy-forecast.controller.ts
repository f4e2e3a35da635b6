import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ReplayErrors } from '@nuancan/canteen';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { PolicyForecastDto } from './policy-forecast.dto.js';
import { PolicyForecastService } from './policy-forecast.service.js';

@ApiTags('replays')
@Controller('v1/policy-forecasts')
export class PolicyForecastController {
  constructor(private readonly forecasts: PolicyForecastService) {}

  /** What a forecast says of this year's budgets: per funder and month, as policies stand and under the versions tried. */
  @Get(':replayId')
  @Roles('district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [ReplayErrors.NOT_FOUND.code], 409: [ReplayErrors.NOT_DONE.code] })
  of(@CurrentScope() scope: Scope, @Param('replayId', ParseUUIDPipe) replayId: string): Promise<PolicyForecastDto> {
    return this.forecasts.of(scope, replayId);
  }
}
