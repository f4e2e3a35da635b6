import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { ProducePriceListDto, SetProducePriceDto } from './price.dto.js';
import { PriceService } from './price.service.js';

/** Reference prices of produce and goods (参考价), by which what is given in kind is valued. */
@ApiTags('garden')
@Controller('v1/produce-prices')
export class PriceController {
  constructor(private readonly prices: PriceService) {}

  /** All prices of the district, by crop, newest first. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  list(@CurrentScope() scope: Scope): Promise<ProducePriceListDto> {
    return this.prices.list(scope);
  }

  /** Sets a price from tomorrow or a later day on, or for days of which none held; lists are sent in as an import. */
  @Post()
  @Roles('district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 409: ['GARDEN.PRICE_IN_FORCE'] })
  set(@CurrentScope() scope: Scope, @Body() draft: SetProducePriceDto): Promise<ProducePriceListDto> {
    return this.prices.set(scope, draft);
  }
}
