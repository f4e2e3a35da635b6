import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { PlanningErrors as Errors } from '../planning/planning.errors.js';
import { SaveScenarioDto, ScenarioDetailDto, ScenarioListDto, ScenarioQueryDto, SharePlanDto } from './scenario.dto.js';
import { ScenarioService } from './scenario.service.js';

const BAD = ['REQUEST.INVALID', 'REQUEST.MALFORMED'];
const NONE = Errors.SCENARIO_NOT_FOUND.code;
const WRONG = [
  Errors.FACILITY_UNKNOWN,
  Errors.CHANGED_TWICE,
  Errors.CHANGE_NOT_WHOLE,
  Errors.CHANGE_OFF_NETWORK,
  Errors.NO_TOWN,
];

/** 方案: lists of changes with what they would do, compared and shared. */
@ApiTags('coverage')
@Controller('v1/coverage/scenarios')
export class ScenarioController {
  constructor(private readonly scenarios: ScenarioService) {}

  /** One's own and those that are shared, latest first. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ScenarioQueryDto): Promise<ScenarioListDto> {
    return this.scenarios.list(scope, query);
  }

  /** Keeps a list of changes and counts what they would do. The list never changes afterwards. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: BAD,
    404: [Errors.SITING_NOT_FOUND.code],
    409: [Errors.CLIENT_ID_CLASH.code, Errors.NO_NETWORK.code],
    422: WRONG.map(({ code }) => code),
  })
  save(@CurrentScope() scope: Scope, @Body() draft: SaveScenarioDto): Promise<ScenarioDetailDto> {
    return this.scenarios.save(scope, draft);
  }

  /** With its changes and figures; this is what a link opens. */
  @Get(':scenarioId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NONE] })
  get(
    @CurrentScope() scope: Scope,
    @Param('scenarioId', ParseUUIDPipe) scenarioId: string,
  ): Promise<ScenarioDetailDto> {
    return this.scenarios.get(scope, scenarioId);
  }

  /** Names it or shares it; whoever made it. */
  @Patch(':scenarioId')
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [NONE], 422: [Errors.NO_TOWN.code] })
  share(
    @CurrentScope() scope: Scope,
    @Param('scenarioId', ParseUUIDPipe) scenarioId: string,
    @Body() asked: SharePlanDto,
  ): Promise<ScenarioDetailDto> {
    return this.scenarios.share(scope, scenarioId, asked);
  }

  /** Counts it again over what stands now; whoever may see it. */
  @Post(':scenarioId/count')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.MALFORMED'],
    404: [NONE],
    409: [Errors.NO_NETWORK.code],
    422: [Errors.FACILITY_UNKNOWN.code, Errors.CHANGE_OFF_NETWORK.code],
  })
  count(
    @CurrentScope() scope: Scope,
    @Param('scenarioId', ParseUUIDPipe) scenarioId: string,
  ): Promise<ScenarioDetailDto> {
    return this.scenarios.count(scope, scenarioId);
  }

  /** Deletes it; whoever made it. */
  @Post(':scenarioId/removal')
  @HttpCode(204)
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NONE] })
  remove(@CurrentScope() scope: Scope, @Param('scenarioId', ParseUUIDPipe) scenarioId: string): Promise<void> {
    return this.scenarios.remove(scope, scenarioId);
  }
}
