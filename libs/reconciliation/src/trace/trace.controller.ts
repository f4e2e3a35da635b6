import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import { LegTraceDto, MealTraceDto, MealTraceQueryDto } from './trace.dto.js';
import { TraceService } from './trace.service.js';
import { VerificationDto, VerificationRequestDto } from './verification.dto.js';
import { VerificationService } from './verification.service.js';

@ApiTags('trace')
@Controller('v1/trace')
export class TraceController {
  constructor(
    private readonly traces: TraceService,
    private readonly verifications: VerificationService,
  ) {}

  /** From a payment leg to its claim and, page by page, to the meals it pays. */
  @Get('legs/:legId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: ['LEG.NOT_FOUND'] })
  leg(
    @CurrentScope() scope: Scope,
    @Param('legId', ParseUUIDPipe) legId: string,
    @Query() page: PageQueryDto,
  ): Promise<LegTraceDto> {
    return this.traces.leg(scope, legId, page);
  }

  /** From a meal to its settlement, corrections, claims, legs, payments and journal entries. */
  @Get('meals/:mealId')
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: ['TRACE.MEAL_NOT_FOUND'] })
  meal(
    @CurrentScope() scope: Scope,
    @Param('mealId', ParseUUIDPipe) mealId: string,
    @Query() { businessDate }: MealTraceQueryDto,
  ): Promise<MealTraceDto> {
    return this.traces.meal(scope, mealId, businessDate ?? null);
  }

  /**
   * Recomputes the hashes of a facility's rows of some days, and its whole chain, compares it with the heads printed on approved
   * claims, and adds up their lines, legs and payments.
   */
  @Post('verification')
  @HttpCode(200)
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['TRACE.FACILITY_NOT_FOUND'],
    422: ['TRACE.WRONG_SPAN', 'TRACE.TOO_MANY_MEALS'],
  })
  verify(@CurrentScope() scope: Scope, @Body() asked: VerificationRequestDto): Promise<VerificationDto> {
    return this.verifications.verify(scope, asked);
  }
}
