import { ApiProperty } from '@nestjs/swagger';
import { FUNDERS, type Funder } from '@nuancan/five-ones';
import { BUDGET_WARNINGS, type BudgetWarning } from './budget.dto.js';

/** What is expected of a month, or of what is left of it, fen. */
export class ForecastMonthDto {
  month!: string;
  /** Under the policies that stand. */
  beforeFen!: number;
  /** Under the versions tried, from their first day on. */
  afterFen!: number;
}

/** One funder's year. */
export class FunderForecastDto {
  @ApiProperty({ enum: FUNDERS })
  funder!: Funder;
  /** Of the funder `town`, else null. */
  townCode!: string | null;
  /** Null: nothing was set aside for this year. */
  budgetFen!: number | null;
  /** Settled in the year so far, fen. */
  usedFen!: number;
  /** Used so far and expected to the year's end, fen. */
  expectedBeforeFen!: number;
  expectedAfterFen!: number;
  @ApiProperty({ type: [ForecastMonthDto] })
  months!: ForecastMonthDto[];
  /** Of `expectedAfterFen` beside the budget; none without one. */
  @ApiProperty({ enum: BUDGET_WARNINGS })
  warning!: BudgetWarning;
}

/** What versions of policies would do to the budgets of the year. */
export class PolicyForecastDto {
  replayId!: string;
  asOf!: string;
  year!: number;
  /** The first day of the versions tried; today when they began before. */
  firstDay!: string;
  @ApiProperty({ type: [FunderForecastDto] })
  items!: FunderForecastDto[];
}
