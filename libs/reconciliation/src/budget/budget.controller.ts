import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { BudgetListDto, BudgetQueryDto, SetBudgetDto } from './budget.dto.js';
import { BudgetService } from './budget.service.js';

@ApiTags('claims')
@Controller('v1/budgets')
export class BudgetController {
  constructor(private readonly budgets: BudgetService) {}

  /** The budgets of a year with what was used and paid of them, the forecast to its end, and warnings. */
  @Get()
  @Roles('town_official', 'district_official', 'auditor')
  @ApiProblems({ 400: ['REQUEST.INVALID'] })
  list(@CurrentScope() scope: Scope, @Query() { year }: BudgetQueryDto): Promise<BudgetListDto> {
    return this.budgets.list(scope, year);
  }

  /** Sets a budget, or changes it with a reason; every version stays. */
  @Post()
  @HttpCode(200)
  @Roles('district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID'],
    409: ['BUDGET.SOMEBODY_WAS_FASTER'],
    422: ['BUDGET.TOWN_MISSING', 'BUDGET.REASON_MISSING'],
  })
  set(@CurrentScope() scope: Scope, @Body() asked: SetBudgetDto): Promise<BudgetListDto> {
    return this.budgets.set(scope, asked);
  }
}
