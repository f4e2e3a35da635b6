import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';
import { RunErrors as Errors } from './run.errors.js';
import { MoveStopDto, ReorderRouteDto, SetCrewDto, SetDoorDto } from './run.dto.js';
import { RunDto } from './run-seen.dto.js';
import { RunChangesService } from './run-changes.service.js';

const BAD = ['REQUEST.INVALID', 'REQUEST.MALFORMED'];
const CHANGED = [DeliveryErrors.CHANGED_MEANWHILE.code];
const CLOSED = [
  Errors.RUN_BEING_PLANNED.code,
  Errors.RUN_NOT_OPEN.code,
  Errors.STOP_UNDER_WAY.code,
  Errors.CARRIER_ELSEWHERE.code,
  Errors.KITCHEN_NOT_LOCATED.code,
];
/** What every change is refused for: what it names may be missing, and what it asks impossible. */
const changing = (missing: string, impossible: string) => ({
  400: BAD,
  404: [Errors.RUN_NOT_FOUND.code, missing],
  409: CLOSED,
  412: CHANGED,
  422: [impossible],
});

/** Changes of a plan by hand: the answer has the times and what the plan breaks. */
@ApiTags('delivery')
@Controller('v1/delivery-runs/:deliveryRunId')
export class RunChangesController {
  constructor(private readonly changes: RunChangesService) {}

  /** A stop to another volunteer, trip or place, or off every route. */
  @Post('moves')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(changing(Errors.STOP_NOT_FOUND.code, Errors.CARRIER_NOT_IN_RUN.code))
  move(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Body() asked: MoveStopDto,
  ): Promise<RunDto> {
    return this.changes.move(scope, runId, asked);
  }

  /** A route in another order. */
  @Put('routes/:routeId/order')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(changing(Errors.ROUTE_NOT_FOUND.code, Errors.ORDER_INCOMPLETE.code))
  reorder(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Param('routeId', ParseUUIDPipe) routeId: string,
    @Body() asked: ReorderRouteDto,
  ): Promise<RunDto> {
    return this.changes.reorder(scope, [runId, routeId], asked);
  }

  /** A lock, and what is known of the door: when somebody is in, how long it takes, what whoever comes must know. */
  @Put('stops/:stopId')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(changing(Errors.STOP_NOT_FOUND.code, Errors.DOOR_NOT_POSSIBLE.code))
  setDoor(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Param('stopId', ParseUUIDPipe) stopId: string,
    @Body() asked: SetDoorDto,
  ): Promise<RunDto> {
    return this.changes.setDoor(scope, [runId, stopId], asked);
  }

  /** A volunteer in or out; of a published run the routes are repaired at once, with as few changes as possible. */
  @Put('crew/:volunteerId')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems(changing(Errors.CARRIER_NOT_FOUND.code, Errors.DOOR_NOT_POSSIBLE.code))
  setCrew(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Body() asked: SetCrewDto,
  ): Promise<RunDto> {
    return this.changes.setCrew(scope, [runId, volunteerId], asked);
  }
}
