import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors as Errors } from '../delivery.errors.js';
import { CancelOrderDto, ChangeOrderDto, OrderDto, OrderListDto, OrderQueryDto, PlaceOrderDto } from './order.dto.js';
import { OrderService } from './order.service.js';

/** Meals that are to be brought to people on a day. */
@ApiTags('delivery')
@Controller('v1/delivery-orders')
export class OrderController {
  constructor(private readonly orders: OrderService) {}

  /** A kitchen's orders of a day, cancelled ones too, with what somebody has to look at, and where its slots stand. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'], 404: [Errors.FACILITY_NOT_IN_SCOPE.code] })
  list(@CurrentScope() scope: Scope, @Query() query: OrderQueryDto): Promise<OrderListDto> {
    return this.orders.list(scope, query);
  }

  /** Takes an order by telephone, until the cut-off of its slot. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code, Errors.RESIDENT_NOT_FOUND.code],
    409: [Errors.ORDER_EXISTS.code, Errors.CUT_OFF_PASSED.code, Errors.SLOT_CLOSED.code, Errors.CLIENT_ID_CLASH.code],
    422: [Errors.RESIDENT_GONE.code, Errors.ADDRESS_NOT_FOUND.code, Errors.TOO_FAR_AHEAD.code],
  })
  place(@CurrentScope() scope: Scope, @Body() draft: PlaceOrderDto): Promise<OrderDto> {
    return this.orders.place(scope, draft);
  }

  /** Changes what is brought, where and how it is paid; after the cut-off only the address. */
  @Post(':orderId/changes')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ORDER_NOT_FOUND.code],
    409: [Errors.CUT_OFF_PASSED.code, Errors.ORDER_FIXED.code, Errors.ORDER_ENDED.code],
    412: [Errors.CHANGED_MEANWHILE.code],
    422: [Errors.ADDRESS_NOT_FOUND.code],
  })
  change(
    @CurrentScope() scope: Scope,
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Body() draft: ChangeOrderDto,
  ): Promise<OrderDto> {
    return this.orders.change(scope, orderId, draft);
  }

  /** Cancels it until the cut-off; a standing order does not place that day again. */
  @Post(':orderId/cancellation')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ORDER_NOT_FOUND.code],
    409: [Errors.CUT_OFF_PASSED.code, Errors.ORDER_FIXED.code, Errors.ORDER_ENDED.code],
    412: [Errors.CHANGED_MEANWHILE.code],
  })
  cancel(
    @CurrentScope() scope: Scope,
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Body() asked: CancelOrderDto,
  ): Promise<OrderDto> {
    return this.orders.cancel(scope, orderId, asked);
  }
}
