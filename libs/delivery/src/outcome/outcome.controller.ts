import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DispatchService } from './dispatch.service.js';
import {
  ClosedRunDto,
  CorrectOutcomeDto,
  DispatchDto,
  DispatchRouteDto,
  EndOrderDto,
  EndStopDto,
  OutcomeDto,
  OwnDoorListDto,
  ProgressDto,
  ProgressQueryDto,
} from './outcome.dto.js';
import { OutcomeErrors as Errors } from './outcome.errors.js';
import { OutcomeService } from './outcome.service.js';

const OF_A_MEAL = [
  'MEAL.UNKNOWN_RESIDENT',
  'MEAL.NO_COST_CARD',
  'MEAL.DATE_TOO_OLD',
  'MEAL.NOT_RECORDABLE',
  'MEAL.CLIENT_ID_CLASH',
] as const;
const ENDING = {
  409: [
    ...[Errors.ALREADY_ENDED.code, Errors.CLIENT_ID_CLASH.code, Errors.NOT_ON_THE_WAY.code, Errors.ON_THE_WAY.code],
    ...[Errors.ORDER_CANCELLED.code, Errors.PAST_USE_BY.code, Errors.NO_PRICE.code, Errors.DAY_CLOSED.code],
  ],
  422: [
    Errors.NOT_LATE.code,
    Errors.BEFORE_COOKED.code,
    Errors.NOT_TURNED_BACK.code,
    Errors.NOT_THAT_DAY.code,
    Errors.INCOMPLETE.code,
    ...OF_A_MEAL,
  ],
};

/** What leaves the kitchen for the doors, and what became of each order. */
@ApiTags('delivery')
@Controller('v1')
export class OutcomeController {
  constructor(
    private readonly outcomes: OutcomeService,
    private readonly dispatches: DispatchService,
  ) {}

  /** The doors of one's own published routes of today, in the order of going; empty when the run is closed. */
  @Get('own-stops')
  @Roles('volunteer')
  own(@CurrentScope() scope: Scope): Promise<OwnDoorListDto> {
    return this.dispatches.own(scope);
  }

  /** What became of the order at a door of one's own. */
  @Post('own-stops/:ownStopId/outcome')
  @HttpCode(200)
  @Roles('volunteer')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [Errors.STOP_NOT_FOUND.code], ...ENDING })
  endStop(
    @CurrentScope() scope: Scope,
    @Param('ownStopId', ParseUUIDPipe) stopId: string,
    @Body() draft: EndStopDto,
  ): Promise<OutcomeDto> {
    return this.outcomes.endStop(scope, stopId, draft);
  }

  /** How far a slot's deliveries are. */
  @Get('delivery-progress')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'], 404: [Errors.FACILITY_NOT_IN_SCOPE.code] })
  progress(@CurrentScope() scope: Scope, @Query() query: ProgressQueryDto): Promise<ProgressDto> {
    return this.dispatches.progress(scope, query);
  }

  /** Sends a published route out, with boxes, temperature and the time of cooking. */
  @Post('delivery-routes/:routeId/dispatch')
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ROUTE_NOT_FOUND.code],
    409: [Errors.NOT_PUBLISHED.code, Errors.NOT_FRESH.code, Errors.CLIENT_ID_CLASH.code],
    422: [Errors.COOKED_AT_NEEDED.code, Errors.NOT_THAT_DAY.code],
  })
  leave(
    @CurrentScope() scope: Scope,
    @Param('routeId', ParseUUIDPipe) routeId: string,
    @Body() draft: DispatchRouteDto,
  ): Promise<DispatchDto> {
    return this.dispatches.leave(scope, routeId, draft);
  }

  /** What became of an order, from the paper route sheet or by telephone; cancelled, when nobody brings it. */
  @Post('delivery-orders/:orderId/outcome')
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [Errors.ORDER_NOT_FOUND.code], ...ENDING })
  end(
    @CurrentScope() scope: Scope,
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Body() draft: EndOrderDto,
  ): Promise<OutcomeDto> {
    return this.outcomes.end(scope, orderId, draft);
  }

  /** Puts an outcome right by one more, with its reason, while the day is open. */
  @Post('delivery-orders/:orderId/outcome-corrections')
  @HttpCode(200)
  @Roles('operator')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.ORDER_NOT_FOUND.code],
    422: ENDING[422],
    409: [...ENDING[409], Errors.NOT_ENDED.code, 'MEAL.ALREADY_VOIDED', 'MEAL.DAY_CLOSED', 'MEAL.VOID_TOO_LATE'],
  })
  correct(
    @CurrentScope() scope: Scope,
    @Param('orderId', ParseUUIDPipe) orderId: string,
    @Body() draft: CorrectOutcomeDto,
  ): Promise<OutcomeDto> {
    return this.outcomes.correct(scope, orderId, draft);
  }

  /** Closes a run of which every order has its outcome; phones have nothing of it any more. */
  @Post('delivery-runs/:deliveryRunId/closing')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [Errors.RUN_NOT_FOUND.code],
    409: [Errors.NOT_DISPATCHED.code, Errors.NOT_ALL_ENDED.code],
  })
  close(@CurrentScope() scope: Scope, @Param('deliveryRunId', ParseUUIDPipe) runId: string): Promise<ClosedRunDto> {
    return this.dispatches.close(scope, runId);
  }
}
