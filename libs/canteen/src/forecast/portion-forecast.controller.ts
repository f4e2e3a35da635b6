import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { PortionForecastDto, PortionForecastQueryDto } from './portion-forecast.dto.js';
import { PortionForecastService } from './portion-forecast.service.js';

@ApiTags('production')
@Controller('v1/portion-forecasts')
export class PortionForecastController {
  constructor(private readonly forecasts: PortionForecastService) {}

  /** What a facility and its points may need on a day, by slot, with a range and how far off the same was before. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['FORECAST.FACILITY_NOT_IN_SCOPE'],
    422: ['FORECAST.TOO_FAR'],
  })
  forecast(@CurrentScope() scope: Scope, @Query() query: PortionForecastQueryDto): Promise<PortionForecastDto> {
    return this.forecasts.forecast(scope, query);
  }
}
