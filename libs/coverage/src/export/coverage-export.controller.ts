import { Controller, Get, Param, ParseUUIDPipe, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CoverageErrors } from '../coverage.errors.js';
import { PlanningErrors } from '../planning/planning.errors.js';
import { ExportFiguresQueryDto, ExportMapQueryDto, ExportPlanQueryDto } from './coverage-export.dto.js';
import { CoverageExportService } from './coverage-export.service.js';
import { fileContent, handedOver } from './coverage-file.js';
import { FIGURE_FORMATS, PLAN_FORMATS } from './export-words.js';

const BAD = ['REQUEST.INVALID', 'REQUEST.MALFORMED'];

/** The 15-minute map as files; numbers of people are told as everywhere else. */
@ApiTags('coverage')
@Controller('v1/coverage')
export class CoverageExportController {
  constructor(private readonly exports: CoverageExportService) {}

  /** Towns, villages, facilities, where nothing reaches (of the last count) and the history of towns, for each way of walking. */
  @Get('exports/figures')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiOkResponse({ content: fileContent(FIGURE_FORMATS) })
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [CoverageErrors.NOT_COUNTED.code, CoverageErrors.NO_NETWORK.code],
    500: [CoverageErrors.GRAPH_BROKEN.code],
  })
  async figures(@CurrentScope() scope: Scope, @Query() query: ExportFiguresQueryDto): Promise<StreamableFile> {
    return handedOver(await this.exports.figures(scope, query));
  }

  /** Points, or streets within 15 minutes (`minutes`) with their outline, which counts nobody; WGS-84. */
  @Get('exports/map')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiOkResponse({ content: fileContent(['geojson']) })
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [CoverageErrors.NO_NETWORK.code],
    500: [CoverageErrors.GRAPH_BROKEN.code],
  })
  async map(@CurrentScope() scope: Scope, @Query() query: ExportMapQueryDto): Promise<StreamableFile> {
    return handedOver(await this.exports.map(scope, query));
  }

  /** A scenario with its changes and figures by town; a town's official gets the own town. */
  @Get('scenarios/:scenarioId/export')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiOkResponse({ content: fileContent(PLAN_FORMATS) })
  @ApiProblems({ 400: BAD, 404: [PlanningErrors.SCENARIO_NOT_FOUND.code] })
  async scenario(
    @CurrentScope() scope: Scope,
    @Param('scenarioId', ParseUUIDPipe) scenarioId: string,
    @Query() { format }: ExportPlanQueryDto,
  ): Promise<StreamableFile> {
    return handedOver(await this.exports.scenario(scope, scenarioId, format));
  }

  /** A siting with the sites that it chose. */
  @Get('sitings/:sitingId/export')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiOkResponse({ content: fileContent(PLAN_FORMATS) })
  @ApiProblems({ 400: BAD, 404: [PlanningErrors.SITING_NOT_FOUND.code] })
  async siting(
    @CurrentScope() scope: Scope,
    @Param('sitingId', ParseUUIDPipe) sitingId: string,
    @Query() { format }: ExportPlanQueryDto,
  ): Promise<StreamableFile> {
    return handedOver(await this.exports.siting(scope, sitingId, format));
  }
}
