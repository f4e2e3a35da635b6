import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors as Errors } from '../delivery.errors.js';
import {
  EndStandingOrderDto,
  OpenStandingOrderDto,
  PauseStandingOrderDto,
  StandingOrderDto,
  StandingOrderListDto,
  StandingOrderQueryDto,
} from './standing-order.dto.js';
import { StandingOrderService } from './standing-order.service.js';

const NO_ORDER = Errors.STANDING_ORDER_NOT_FOUND.code;

/** Meals that are brought to somebody on certain weekdays until further notice. */
@ApiTags('delivery')
@Controller('v1/standing-orders')
export class StandingOrderController {
  constructor(private readonly orders: StandingOrderService) {}

  /** A kitchen's standing orders, those that ended in the last month too. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [Errors.FACILITY_NOT_IN_SCOPE.code] })
  list(@CurrentScope() scope: Scope, @Query() query: StandingOrderQueryDto): Promise<StandingOrderListDto> {
    return this.orders.list(scope, query);
  }

  /** Opens one, and places its orders of the next seven days. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code, Errors.RESIDENT_NOT_FOUND.code],
    409: [Errors.STANDING_ORDER_OVERLAPS.code, Errors.CLIENT_ID_CLASH.code],
    422: [Errors.NOT_AHEAD.code, Errors.RESIDENT_GONE.code, Errors.ADDRESS_NOT_FOUND.code],
  })
  open(@CurrentScope() scope: Scope, @Body() draft: OpenStandingOrderDto): Promise<StandingOrderDto> {
    return this.orders.open(scope, draft);
  }

  /** Gives it a last day; orders of later days are cancelled where there is still time. */
  @Post(':standingOrderId/end')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: [NO_ORDER],
    409: [Errors.ALREADY_ENDED.code],
    422: [Errors.NOT_AHEAD.code],
  })
  end(
    @CurrentScope() scope: Scope,
    @Param('standingOrderId', ParseUUIDPipe) id: string,
    @Body() asked: EndStandingOrderDto,
  ): Promise<StandingOrderDto> {
    return this.orders.end(scope, id, asked);
  }

  /** Brings nothing on some days: at hospital, with family, away. */
  @Post(':standingOrderId/pauses')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED', 'KERNEL.NOT_A_DATE'],
    404: [NO_ORDER],
    422: [Errors.NOT_AHEAD.code],
  })
  pause(
    @CurrentScope() scope: Scope,
    @Param('standingOrderId', ParseUUIDPipe) id: string,
    @Body() draft: PauseStandingOrderDto,
  ): Promise<StandingOrderDto> {
    return this.orders.pause(scope, id, draft);
  }

  /** Lifts a pause: what it cancelled stands again where there is still time. */
  @Post(':standingOrderId/pauses/:pauseId/end')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [NO_ORDER, Errors.PAUSE_NOT_FOUND.code],
    409: [Errors.ORDER_EXISTS.code],
  })
  resume(
    @CurrentScope() scope: Scope,
    @Param('standingOrderId', ParseUUIDPipe) id: string,
    @Param('pauseId', ParseUUIDPipe) pauseId: string,
  ): Promise<StandingOrderDto> {
    return this.orders.resume(scope, id, pauseId);
  }
}
