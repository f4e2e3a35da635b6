import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { FiveOnesDayDto, FiveOnesQueryDto } from './five-ones-day.dto.js';
import { FiveOnesDayService } from './five-ones-day.service.js';

@ApiTags('meals')
@Controller('v1/five-ones')
export class FiveOnesDayController {
  constructor(private readonly days: FiveOnesDayService) {}

  /** The five ones of a day by town, facility or slot, as far as the account sees. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor', 'admin')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  day(@CurrentScope() scope: Scope, @Query() query: FiveOnesQueryDto): Promise<FiveOnesDayDto> {
    return this.days.day(scope, query);
  }
}
