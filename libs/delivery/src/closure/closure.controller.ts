import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors as Errors } from '../delivery.errors.js';
import {
  CloseDeliveriesDto,
  ClosureDto,
  ClosureListDto,
  ClosureQueryDto,
  ClosureVisitDto,
  ClosureVisitListDto,
  LiftClosureDto,
  NoteVisitDto,
} from './closure.dto.js';
import { ClosureService } from './closure.service.js';

const NO_CLOSURE = Errors.CLOSURE_NOT_FOUND.code;

/** Days and slots on which nothing is brought, and who is to be visited instead. */
@ApiTags('delivery')
@Controller('v1/delivery-closures')
export class ClosureController {
  constructor(private readonly closures: ClosureService) {}

  /** Of the whole district: everybody may know that nothing is brought. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  list(@CurrentScope() scope: Scope, @Query() query: ClosureQueryDto): Promise<ClosureListDto> {
    return this.closures.list(scope, query);
  }

  /** Closes a kitchen, a town's kitchens or the district's: orders are cancelled at once. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [Errors.FACILITY_NOT_IN_SCOPE.code],
    409: [Errors.CLIENT_ID_CLASH.code],
    422: [Errors.DAY_OVER.code],
  })
  close(@CurrentScope() scope: Scope, @Body() draft: CloseDeliveriesDto): Promise<ClosureDto> {
    return this.closures.close(scope, draft);
  }

  /** There is delivery after all: orders stand again where there is still time. */
  @Post(':closureId/lift')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [NO_CLOSURE],
    409: [Errors.CLOSURE_LIFTED.code],
  })
  lift(
    @CurrentScope() scope: Scope,
    @Param('closureId', ParseUUIDPipe) closureId: string,
    @Body() asked: LiftClosureDto,
  ): Promise<ClosureDto> {
    return this.closures.lift(scope, closureId, asked);
  }

  /** Who lives alone or is impaired and gets no meal, of those in scope. */
  @Get(':closureId/visits')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NO_CLOSURE] })
  visits(
    @CurrentScope() scope: Scope,
    @Param('closureId', ParseUUIDPipe) closureId: string,
  ): Promise<ClosureVisitListDto> {
    return this.closures.visits(scope, closureId);
  }

  /** Notes that somebody went to see one of them, and how they were. */
  @Post(':closureId/visits/:residentId')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [Errors.VISIT_NOT_FOUND.code] })
  visited(
    @CurrentScope() scope: Scope,
    @Param('closureId', ParseUUIDPipe) closureId: string,
    @Param('residentId', ParseUUIDPipe) residentId: string,
    @Body() { finding }: NoteVisitDto,
  ): Promise<ClosureVisitDto> {
    return this.closures.visited(scope, closureId, residentId, finding);
  }
}
