import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { VolunteeringErrors as Errors } from '../volunteering.errors.js';
import { DelivererListDto, DelivererQueryDto, DeliveryProfileDto } from './deliverer.dto.js';
import { DelivererService } from './deliverer.service.js';

/** Volunteers who bring meals. */
@ApiTags('volunteering')
@Controller('v1')
export class DelivererController {
  constructor(private readonly deliverers: DelivererService) {}

  /** Who signed up to bring meals at a time of a day, and who else may be asked. */
  @Get('deliverers')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code],
    422: [Errors.TIMES_REVERSED.code],
  })
  list(@CurrentScope() scope: Scope, @Query() query: DelivererQueryDto): Promise<DelivererListDto> {
    return this.deliverers.list(scope, query);
  }

  /** How a volunteer brings meals. */
  @Get('volunteers/:volunteerId/delivery')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [Errors.VOLUNTEER_NOT_FOUND.code, Errors.NO_PROFILE.code] })
  get(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
  ): Promise<DeliveryProfileDto> {
    return this.deliverers.get(scope, volunteerId);
  }

  /** Enters how a volunteer brings meals: mode, boxes, villages, hours. */
  @Put('volunteers/:volunteerId/delivery')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [Errors.VOLUNTEER_NOT_FOUND.code],
    409: [Errors.ERASED.code],
    422: [
      Errors.HOME_NEEDED.code,
      Errors.NO_BOXES.code,
      Errors.UNKNOWN_PLACE.code,
      Errors.HOURS_OVERLAP.code,
      Errors.TIMES_REVERSED.code,
    ],
  })
  set(
    @CurrentScope() scope: Scope,
    @Param('volunteerId', ParseUUIDPipe) volunteerId: string,
    @Body() profile: DeliveryProfileDto,
  ): Promise<DeliveryProfileDto> {
    return this.deliverers.set(scope, volunteerId, profile);
  }
}
