import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CounterDinersDto, DinerSearchDto, QuoteDto, QuoteRequestDto, TillDto, TillQueryDto } from './counter.dto.js';
import { CounterService } from './counter.service.js';

@ApiTags('counter')
@Controller('v1')
export class CounterController {
  constructor(private readonly counter: CounterService) {}

  /** The till's day: menu, cost card, policies and regulars with their quotes, to go on without a network. */
  @Get('till')
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['COUNTER.NO_FACILITY'] })
  till(@CurrentScope() scope: Scope, @Query() query: TillQueryDto): Promise<TillDto> {
    return this.counter.till(scope, query.businessDate);
  }

  /**
   * Finds elders for the counter. An exact card number or QR token finds anyone of the district and is audited;
   * a name or pinyin finds within the own town. The text travels in the body, so that it never stands in a log.
   */
  @Post('diners/search')
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: ['COUNTER.NO_FACILITY'] })
  async search(@CurrentScope() scope: Scope, @Body() search: DinerSearchDto): Promise<CounterDinersDto> {
    return { items: await this.counter.find(scope, search) };
  }

  /** Who would pay what for items chosen freely; records nothing. */
  @Post('meals/quote')
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['COUNTER.NO_FACILITY', 'COUNTER.UNKNOWN_RESIDENT'],
    409: ['COUNTER.NO_COST_CARD'],
  })
  quote(@CurrentScope() scope: Scope, @Body() request: QuoteRequestDto): Promise<QuoteDto> {
    return this.counter.quote(scope, request);
  }
}
