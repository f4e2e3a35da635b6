import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { EnterProductionDto, ProductionEnteredDto, WithdrawProductionDto } from './production-entry.dto.js';
import { ProductionEntryService } from './production-entry.service.js';

@ApiTags('production')
@Controller('v1/production-entries')
export class ProductionEntryController {
  constructor(private readonly entries: ProductionEntryService) {}

  /** Enters what was planned, cooked, kept, sent, received, wasted or eaten by the staff. `GET /v1/production-days/{businessDate}` lists it. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['PRODUCTION.FACILITY_NOT_IN_SCOPE', 'PRODUCTION.ENTRY_NOT_FOUND'],
    409: [
      ...[
        'PRODUCTION.DAY_CLOSED',
        'PRODUCTION.MONTH_CLOSED',
        'PRODUCTION.CLIENT_ID_CLASH',
        'PRODUCTION.ALREADY_WITHDRAWN',
        'PRODUCTION.OF_AN_ORDER',
      ],
      ...['PRODUCTION.ALREADY_RECEIVED', 'PRODUCTION.DISPATCH_WITHDRAWN'],
    ],
    422: [
      ...['PRODUCTION.OUT_OF_TIME', 'PRODUCTION.NOT_THAT_DAY', 'PRODUCTION.INCOMPLETE', 'PRODUCTION.DISH_UNKNOWN'],
      ...['PRODUCTION.POINT_NOT_SUPPLIED', 'PRODUCTION.DISPATCH_UNKNOWN'],
    ],
  })
  enter(@CurrentScope() scope: Scope, @Body() draft: EnterProductionDto): Promise<ProductionEnteredDto> {
    return this.entries.enter(scope, draft);
  }

  /** Takes an entry back before its day closes. */
  @Post(':productionId/withdrawal')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: ['PRODUCTION.ENTRY_NOT_FOUND'],
    409: [
      'PRODUCTION.DAY_CLOSED',
      'PRODUCTION.ALREADY_WITHDRAWN',
      'PRODUCTION.ALREADY_RECEIVED',
      'PRODUCTION.OF_AN_ORDER',
    ],
  })
  withdraw(
    @CurrentScope() scope: Scope,
    @Param('productionId', ParseUUIDPipe) productionId: string,
    @Body() asked: WithdrawProductionDto,
  ): Promise<ProductionEnteredDto> {
    return this.entries.withdraw(scope, productionId, asked);
  }
}
