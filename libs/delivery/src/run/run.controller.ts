import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { DeliveryErrors } from '../delivery.errors.js';
import { RunErrors as Errors } from './run.errors.js';
import { AskPlanDto, CancelRunDto, OpenRunDto, PublishRunDto, RunQueryDto, RunVersionDto } from './run.dto.js';
import { RunDto, RunListDto } from './run-seen.dto.js';
import { RunService } from './run.service.js';

const NO_RUN = Errors.RUN_NOT_FOUND.code;
const BAD = ['REQUEST.INVALID', 'REQUEST.MALFORMED'];
const CHANGED = [DeliveryErrors.CHANGED_MEANWHILE.code];
const CLOSED = [Errors.RUN_BEING_PLANNED.code, Errors.RUN_NOT_OPEN.code];

/** Runs of a kitchen: from its list to routes that volunteers know. */
@ApiTags('delivery')
@Controller('v1/delivery-runs')
export class RunController {
  constructor(private readonly runs: RunService) {}

  /** Of a kitchen's day, with the slots that wait for one. */
  @Get()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [DeliveryErrors.FACILITY_NOT_IN_SCOPE.code],
  })
  list(@CurrentScope() scope: Scope, @Query() query: RunQueryDto): Promise<RunListDto> {
    return this.runs.list(scope, query);
  }

  /** Begins a run with every order of the kitchen's list, once it is fixed. */
  @Post()
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: [DeliveryErrors.FACILITY_NOT_IN_SCOPE.code],
    409: [DeliveryErrors.NOT_FROZEN.code, Errors.RUN_EXISTS.code],
  })
  open(@CurrentScope() scope: Scope, @Body() asked: OpenRunDto): Promise<RunDto> {
    return this.runs.open(scope, asked);
  }

  /** With routes, stops, who carries, and how far a plan has come. */
  @Get(':deliveryRunId')
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NO_RUN] })
  get(@CurrentScope() scope: Scope, @Param('deliveryRunId', ParseUUIDPipe) runId: string): Promise<RunDto> {
    return this.runs.get(scope, runId);
  }

  /** Asks for a plan from the start; what is locked stays. The answer comes at once, the plan a little later. */
  @Post(':deliveryRunId/plan')
  @HttpCode(202)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [NO_RUN], 409: CLOSED, 412: CHANGED })
  plan(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Body() asked: AskPlanDto,
  ): Promise<RunDto> {
    return this.runs.plan(scope, runId, asked);
  }

  /** Asks for a plan that changes as little as possible of what is published. */
  @Post(':deliveryRunId/repair')
  @HttpCode(202)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [NO_RUN], 409: CLOSED, 412: CHANGED })
  repair(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Body() asked: RunVersionDto,
  ): Promise<RunDto> {
    return this.runs.repair(scope, runId, asked);
  }

  /** Ends a search; the run is as before. */
  @Post(':deliveryRunId/stop-planning')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [NO_RUN], 409: [Errors.RUN_NOT_OPEN.code], 412: CHANGED })
  stopPlanning(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Body() asked: RunVersionDto,
  ): Promise<RunDto> {
    return this.runs.stopPlanning(scope, runId, asked);
  }

  /** Tells the volunteers their routes; refused while a limit is broken or somebody's door is not known. */
  @Post(':deliveryRunId/publish')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: BAD,
    404: [NO_RUN],
    409: [
      ...CLOSED,
      ...[Errors.RUN_BREAKS_LIMITS.code, Errors.RUN_PLACES_UNKNOWN.code, Errors.RUN_NOT_PLANNED.code],
      ...[Errors.RUN_LEAVES_OUT.code, Errors.CARRIER_ELSEWHERE.code, Errors.KITCHEN_NOT_LOCATED.code],
    ],
    412: CHANGED,
  })
  publish(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Body() asked: PublishRunDto,
  ): Promise<RunDto> {
    return this.runs.publish(scope, runId, asked);
  }

  /** Given up before anybody left; another may be begun. */
  @Post(':deliveryRunId/cancel')
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [NO_RUN], 409: [Errors.RUN_NOT_OPEN.code], 412: CHANGED })
  cancel(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
    @Body() asked: CancelRunDto,
  ): Promise<RunDto> {
    return this.runs.cancel(scope, runId, asked);
  }

  /** The routes as PDF, A4, a page or more of each. */
  @Get(':deliveryRunId/sheet')
  @Roles('operator', 'town_official', 'district_official')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NO_RUN], 409: [Errors.RUN_NOT_PLANNED.code] })
  async sheet(
    @CurrentScope() scope: Scope,
    @Param('deliveryRunId', ParseUUIDPipe) runId: string,
  ): Promise<StreamableFile> {
    const { bytes, name } = await this.runs.sheet(scope, runId);
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(bytes, { type: 'application/pdf', disposition, length: bytes.length });
  }
}
