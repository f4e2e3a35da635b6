import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, PageQueryDto, type Scope } from '@nuancan/platform';
import { IncludedMealsDto, IncludeLateMealsDto, LateMealListDto } from './late-meal.dto.js';
import { LateMealService } from './late-meal.service.js';

@ApiTags('claims')
@Controller('v1/claims/:claimId/late-meals')
export class LateMealController {
  constructor(private readonly lateMeals: LateMealService) {}

  /** Meals that came too long after their month was claimed: set aside up to this claim and in none, or in this one. */
  @Get()
  @Roles('operator', 'town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'], 404: ['CLAIM.NOT_FOUND'] })
  list(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Query() page: PageQueryDto,
  ): Promise<LateMealListDto> {
    return this.lateMeals.list(scope, claimId, page);
  }

  /** Puts some of them into the claim all the same, with a reason; another person approves it. */
  @Post()
  @HttpCode(200)
  @Roles('town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'REQUEST.MALFORMED'],
    404: ['CLAIM.NOT_FOUND'],
    409: ['CLAIM.WRONG_STATE', 'CLAIM.SOMEBODY_WAS_FASTER', 'CLAIM.NOT_SET_ASIDE'],
  })
  include(
    @CurrentScope() scope: Scope,
    @Param('claimId', ParseUUIDPipe) claimId: string,
    @Body() asked: IncludeLateMealsDto,
  ): Promise<IncludedMealsDto> {
    return this.lateMeals.include(scope, claimId, asked);
  }
}
