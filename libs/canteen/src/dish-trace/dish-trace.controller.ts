import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DishTraceDto, DishTraceQueryDto, NamedDishTraceDto } from './dish-trace.dto.js';
import { DishTraceService } from './dish-trace.service.js';

const BAD = { 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['DISH_TRACE.NO_SUCH_DISH'] };

/** Food safety: who ate a dish on a day. */
@ApiTags('dishes')
@Controller('v1/dish-traces')
export class DishTraceController {
  constructor(private readonly traces: DishTraceService) {}

  /** Who ate a dish on a day: exact for sets whose dishes were planned, "possible" for what is sold one by one. Names masked. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems(BAD)
  masked(@CurrentScope() scope: Scope, @Query() query: DishTraceQueryDto): Promise<DishTraceDto> {
    return this.traces.masked(scope, query);
  }

  /** The same with the names in clear, for a stated purpose, which is kept on record. */
  @Post()
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({ ...BAD, 429: ['DISH_TRACE.TOO_MANY_DISCLOSURES'] })
  named(@CurrentScope() scope: Scope, @Body() request: NamedDishTraceDto): Promise<DishTraceDto> {
    return this.traces.named(scope, request);
  }
}
