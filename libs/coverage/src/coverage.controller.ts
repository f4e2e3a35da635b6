import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { CoverageErrors } from './coverage.errors.js';
import {
  ClusterListDto,
  FacilityFigureListDto,
  FigureListDto,
  FigureQueryDto,
  HistoryDto,
  HistoryQueryDto,
  LiveQueryDto,
  ProfileQueryDto,
} from './figure/figure.dto.js';
import { FigureService } from './figure/figure.service.js';
import { LiveCountDto, TriedChangesDto, TryChangesDto } from './what-if/what-if.dto.js';
import { WhatIfService } from './what-if/what-if.service.js';

const NOT_COUNTED = { 400: ['REQUEST.INVALID'], 404: [CoverageErrors.NOT_COUNTED.code] };
const IN_MEMORY = {
  400: ['REQUEST.INVALID'],
  404: [CoverageErrors.NO_NETWORK.code],
  500: [CoverageErrors.GRAPH_BROKEN.code],
};

/** 15分钟为老助餐一张图: who can walk to a meal in 15 minutes, and what a change would do. */
@ApiTags('coverage')
@Controller('v1/coverage')
export class CoverageController {
  constructor(
    private readonly figures: FigureService,
    private readonly whatIfs: WhatIfService,
  ) {}

  /** Towns and villages of one's scope, with the change since the end of last month. */
  @Get('areas')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems(NOT_COUNTED)
  async areas(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older', onDate }: FigureQueryDto,
  ): Promise<FigureListDto> {
    return this.figures.areas(scope, profile, onDate);
  }

  /** Facilities of one's scope: whom each reaches, and who would lose their reach without it. An operator's own. */
  @Get('facilities')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems(NOT_COUNTED)
  async facilities(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older', onDate }: FigureQueryDto,
  ): Promise<FacilityFigureListDto> {
    return this.figures.facilities(scope, profile, onDate);
  }

  /** One area day by day. */
  @Get('history')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async history(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older', area }: HistoryQueryDto,
  ): Promise<HistoryDto> {
    return this.figures.history(scope, profile, area);
  }

  /** Where people live whom nothing reaches, on foot or by delivery. Auditors are told of five and more only. */
  @Get('clusters')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems(IN_MEMORY)
  async clusters(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older' }: ProfileQueryDto,
  ): Promise<ClusterListDto> {
    return this.figures.clusters(scope, profile);
  }

  /** Counts everybody anew, for another limit or one meal of the day if wished. */
  @Get('live')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems(IN_MEMORY)
  async live(
    @CurrentScope() scope: Scope,
    @Query() { profile = 'older', slot, minutes }: LiveQueryDto,
  ): Promise<LiveCountDto> {
    return this.whatIfs.count(scope, { profile, slot: slot ?? null, minutes });
  }

  /** What adding, moving or closing facilities, other hours or other capacity would do. Nothing is stored. */
  @Post('what-ifs')
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({ ...IN_MEMORY, 422: [CoverageErrors.FACILITY_UNKNOWN.code] })
  async tryOut(
    @CurrentScope() scope: Scope,
    @Body() { profile = 'older', slot, changes }: TryChangesDto,
  ): Promise<TriedChangesDto> {
    return this.whatIfs.tryOut(scope, { profile, slot: slot ?? null, changes });
  }
}
