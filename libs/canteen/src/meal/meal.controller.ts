import { Body, Controller, Get, HttpStatus, Param, ParseUUIDPipe, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, Metrics, type Scope } from '@nuancan/platform';
import type { FastifyReply } from 'fastify';
import { countMeals } from './count-meals.js';
import { errorOfRefusal } from './item-answer.js';
import { LogMealDto, LogMealsDto } from './meal-draft.dto.js';
import { MealQueryDto } from './meal-query.dto.js';
import { MealQueryService } from './meal-query.service.js';
import { VoidedMealDto, VoidMealDto } from './meal-void.dto.js';
import { MealVoidService } from './meal-void.service.js';
import { ListedMealDto, LoggedMealsDto, MealDto, MealPageDto, type LoggedItemDto } from './meal.dto.js';
import { MealService } from './meal.service.js';

@ApiTags('meals')
@Controller('v1/meals')
export class MealController {
  constructor(
    private readonly meals: MealService,
    private readonly voids: MealVoidService,
    private readonly queries: MealQueryService,
    private readonly metrics: Metrics,
  ) {}

  /** Logs 1–50 meals of one till; every item gets an answer of its own, a bad one never holds up the rest. */
  @Post('batch')
  @Roles('operator')
  @ApiOkResponse({ type: LoggedMealsDto })
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  async logBatch(
    @CurrentScope() scope: Scope,
    @Body() batch: LogMealsDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoggedMealsDto> {
    void reply.status(HttpStatus.OK);
    return { results: await this.record(scope, batch.deviceId, batch.items) };
  }

  /** Logs one meal: 201 when recorded now, 200 with the first answer when it was recorded before. */
  @Post()
  @Roles('operator')
  @ApiCreatedResponse({ type: MealDto })
  @ApiOkResponse({ type: MealDto, description: 'Recorded before; the first answer again' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'MEAL.MALFORMED'],
    409: ['MEAL.CLIENT_ID_CLASH', 'MEAL.NOT_RECORDABLE'],
    422: [
      'MEAL.PRICE_MISMATCH',
      'MEAL.DATE_MISMATCH',
      'MEAL.DATE_IN_FUTURE',
      'MEAL.DATE_TOO_OLD',
      'MEAL.FREE_BUT_PAID',
      'MEAL.FEE_WITHOUT_DELIVERY',
      'MEAL.NO_WALLET',
      'MEAL.NOT_IDENTIFIED',
      'MEAL.UNKNOWN_RESIDENT',
      'MEAL.NO_FACILITY',
      'MEAL.NO_COST_CARD',
    ],
  })
  async log(
    @CurrentScope() scope: Scope,
    @Body() { deviceId, ...draft }: LogMealDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MealDto> {
    const [answer] = await this.record(scope, deviceId, [draft]);
    if (!answer?.meal) throw errorOfRefusal(answer?.problem);
    void reply.status(answer.outcome === 'recorded' ? HttpStatus.CREATED : HttpStatus.OK);
    return answer.meal;
  }

  /** Takes back a meal of the own facility before its day closes; the quota is released, both rows stay. */
  @Post('voids')
  @Roles('operator')
  @ApiCreatedResponse({ type: VoidedMealDto })
  @ApiOkResponse({ type: VoidedMealDto, description: 'Voided before by the same void' })
  @ApiProblems({
    400: ['REQUEST.INVALID', 'MEAL.MALFORMED'],
    404: ['MEAL.NOT_FOUND'],
    409: ['MEAL.ALREADY_VOIDED', 'MEAL.VOID_TOO_LATE', 'MEAL.DAY_CLOSED', 'MEAL.OF_AN_ORDER', 'MEAL.CLIENT_ID_CLASH'],
  })
  async void(
    @CurrentScope() scope: Scope,
    @Body() request: VoidMealDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VoidedMealDto> {
    const { voided, repeated } = await this.voids.void(scope, request);
    void reply.status(repeated ? HttpStatus.OK : HttpStatus.CREATED);
    return voided;
  }

  /** Meals in scope, newest first. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'] })
  list(@CurrentScope() scope: Scope, @Query() query: MealQueryDto): Promise<MealPageDto> {
    return this.queries.list(scope, query);
  }

  /** One meal: who carried what. */
  @Get(':id')
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.MALFORMED'], 404: ['MEAL.NOT_FOUND'] })
  one(@CurrentScope() scope: Scope, @Param('id', ParseUUIDPipe) id: string): Promise<ListedMealDto> {
    return this.queries.one(scope, id);
  }

  private async record(scope: Scope, deviceId: string, items: readonly unknown[]): Promise<LoggedItemDto[]> {
    const results = await this.meals.log(scope, deviceId, items);
    countMeals(this.metrics, results);
    return results;
  }
}
