import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ProductionDayDto, ProductionDayQueryDto } from './production-day.dto.js';
import { ProductionDayService } from './production-day.service.js';

@ApiTags('production')
@Controller('v1/production-days')
export class ProductionDayController {
  constructor(private readonly days: ProductionDayService) {}

  /** What a facility planned, cooked, sent, received and kept samples of on a day, and what does not match. */
  @Get(':businessDate')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['PRODUCTION.FACILITY_NOT_IN_SCOPE'] })
  day(
    @CurrentScope() scope: Scope,
    @Param('businessDate') businessDate: string,
    @Query() query: ProductionDayQueryDto,
  ): Promise<ProductionDayDto> {
    return this.days.day(scope, { businessDate, ...query });
  }
}
