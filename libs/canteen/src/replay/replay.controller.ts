import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { MealPointErrors } from '@nuancan/meal-point';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import { CorrectionErrors } from '../correction/correction.errors.js';
import {
  CorrectReplayDto,
  DecidedReplayDto,
  DecideReplayDto,
  ProposedReplayDto,
  ReplayProposalListDto,
} from './replay-correction.dto.js';
import { ReplayCorrectionService } from './replay-correction.service.js';
import { ReplayMealService } from './replay-meal.service.js';
import {
  AskReplayDto,
  ReplayDto,
  ReplayListDto,
  ReplayMealListDto,
  ReplayMealQueryDto,
  ReplayQueryDto,
} from './replay.dto.js';
import { ReplayErrors } from './replay.errors.js';
import { ReplayService } from './replay.service.js';

/** Months rated again under other versions of policies. */
@ApiTags('replays')
@Controller('v1/replays')
export class ReplayController {
  constructor(
    private readonly replays: ReplayService,
    private readonly meals: ReplayMealService,
    private readonly corrections: ReplayCorrectionService,
  ) {}

  /** Asks for a preview, a forecast or a replay; the queue does it. */
  @Post()
  @HttpCode(202)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    404: [MealPointErrors.FACILITY_NOT_FOUND.code, ReplayErrors.TOWN_NOT_FOUND.code],
    409: [ReplayErrors.DAYS_OPEN.code, ReplayErrors.CLIENT_ID_CLASH.code],
    422: [ReplayErrors.VERSION_UNKNOWN.code, ReplayErrors.POLICY_TWICE.code, ReplayErrors.MONTH_NOT_OVER.code],
  })
  ask(@CurrentScope() scope: Scope, @Body() asked: AskReplayDto): Promise<ReplayDto> {
    return this.replays.ask(scope, asked);
  }

  /** Those of the district, or of the town; newest first. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() query: ReplayQueryDto): Promise<ReplayListDto> {
    return this.replays.list(scope, query);
  }

  /** One with its sums, or how far it is. */
  @Get(':replayId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: [ReplayErrors.NOT_FOUND.code] })
  one(@CurrentScope() scope: Scope, @Param('replayId', ParseUUIDPipe) replayId: string): Promise<ReplayDto> {
    return this.replays.one(scope, replayId);
  }

  /** The meals behind its figures, names masked. */
  @Get(':replayId/meals')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [ReplayErrors.NOT_FOUND.code] })
  listMeals(
    @CurrentScope() scope: Scope,
    @Param('replayId', ParseUUIDPipe) replayId: string,
    @Query() query: ReplayMealQueryDto,
  ): Promise<ReplayMealListDto> {
    return this.meals.list(scope, replayId, query);
  }

  /** Proposes the differences of a facility as corrections on an open day; another person books them. */
  @Post(':replayId/corrections')
  @HttpCode(202)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [ReplayErrors.NOT_FOUND.code],
    409: [ReplayErrors.NOT_BOOKABLE.code, ReplayErrors.NOTHING_TO_BOOK.code, CorrectionErrors.CLIENT_ID_CLASH.code],
  })
  propose(
    @CurrentScope() scope: Scope,
    @Param('replayId', ParseUUIDPipe) replayId: string,
    @Body() asked: CorrectReplayDto,
  ): Promise<ProposedReplayDto> {
    return this.corrections.propose(scope, replayId, asked);
  }

  /** What of it waits for a second person, oldest first. */
  @Get(':replayId/corrections')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: [ReplayErrors.NOT_FOUND.code] })
  listWaiting(
    @CurrentScope() scope: Scope,
    @Param('replayId', ParseUUIDPipe) replayId: string,
    @Query() query: PageQueryDto,
  ): Promise<ReplayProposalListDto> {
    return this.corrections.waiting(scope, replayId, query);
  }

  /** Books or turns down what another person proposed of it and this one saw; answers what could not be decided, and why. */
  @Post(':replayId/corrections/decision')
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: [ReplayErrors.NOT_FOUND.code],
    409: [ReplayErrors.NOT_BOOKABLE.code, ReplayErrors.PROPOSALS_CHANGED.code],
  })
  decide(
    @CurrentScope() scope: Scope,
    @Param('replayId', ParseUUIDPipe) replayId: string,
    @Body() verdict: DecideReplayDto,
  ): Promise<DecidedReplayDto> {
    return this.corrections.decide(scope, replayId, verdict);
  }
}
