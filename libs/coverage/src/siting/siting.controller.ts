import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { PlanningErrors as Errors } from '../planning/planning.errors.js';
import { SharePlanDto } from '../scenario/scenario.dto.js';
import { AskSitingDto, SitingDetailDto, SitingListDto, SitingQueryDto } from './siting.dto.js';
import { SitingService } from './siting.service.js';

const BAD = ['REQUEST.INVALID', 'REQUEST.MALFORMED'];
const NONE = Errors.SITING_NOT_FOUND.code;

/** 选址: where further points would reach most, answered at once and then proven. */
@ApiTags('coverage')
@Controller('v1/coverage/sitings')
export class SitingController {
  constructor(private readonly sitings: SitingService) {}

  /** One's own and those that are shared, latest first. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: SitingQueryDto): Promise<SitingListDto> {
    return this.sitings.list(scope, query);
  }

  /** Answers at once; the proof follows in the background: ask again until the state is no longer `proving`. */
  @Post()
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: BAD,
    409: [Errors.CLIENT_ID_CLASH.code, Errors.NO_NETWORK.code],
    422: [Errors.CANDIDATES.code, Errors.NO_CANDIDATES.code, Errors.TOO_LARGE.code],
  })
  ask(@CurrentScope() scope: Scope, @Body() asked: AskSitingDto): Promise<SitingDetailDto> {
    return this.sitings.ask(scope, asked);
  }

  /** With the sites it chose, its bound and its progress. */
  @Get(':sitingId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NONE] })
  get(@CurrentScope() scope: Scope, @Param('sitingId', ParseUUIDPipe) sitingId: string): Promise<SitingDetailDto> {
    return this.sitings.get(scope, sitingId);
  }

  /** Names it or shares it; whoever asked for it. */
  @Patch(':sitingId')
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: BAD, 404: [NONE], 422: [Errors.NO_TOWN.code] })
  share(
    @CurrentScope() scope: Scope,
    @Param('sitingId', ParseUUIDPipe) sitingId: string,
    @Body() asked: SharePlanDto,
  ): Promise<SitingDetailDto> {
    return this.sitings.share(scope, sitingId, asked);
  }

  /** Deletes it; whoever asked for it. */
  @Post(':sitingId/removal')
  @HttpCode(204)
  @Roles('town_official', 'district_official')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [NONE] })
  remove(@CurrentScope() scope: Scope, @Param('sitingId', ParseUUIDPipe) sitingId: string): Promise<void> {
    return this.sitings.remove(scope, sitingId);
  }
}
