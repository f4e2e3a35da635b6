import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { LEG_FUNDERS, type LegFunder } from '../claim/claim-words.js';

const TOWN = /^[0-9]{9}$/;
const MOST_FEN = 100_000_000_000_000;

/** 正常、预计超支、已超支. */
export const BUDGET_WARNINGS = ['none', 'will_run_out', 'overspent'] as const;
export type BudgetWarning = (typeof BUDGET_WARNINGS)[number];

/** Of which year. */
export class BudgetQueryDto {
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2200)
  year!: number;
}

/** What a funder sets aside for a year. */
export class SetBudgetDto {
  @ApiProperty({ enum: LEG_FUNDERS })
  @IsIn(LEG_FUNDERS)
  funder!: LegFunder;

  /** Of the funder `town`: the town that pays. Of others: for meals at its facilities; the whole district when absent. */
  @IsOptional()
  @IsString()
  @Matches(TOWN)
  townCode?: string;

  @IsInt()
  @Min(2000)
  @Max(2200)
  year!: number;

  /** `version` of the budget as it was read; 0 for the first. */
  @IsInt()
  @Min(0)
  version!: number;

  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  amountFen!: number;

  /** Needed to change one. */
  @IsOptional()
  @IsLine(500)
  reason?: string;
}

/** A budget with what was used of it, and where the year will end. */
export class BudgetDto {
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  townCode!: string | null;
  year!: number;
  version!: number;
  amountFen!: number;
  /** Subsidies of meals that were settled, corrections taken off, and operating grants approved in the year, fen. */
  usedFen!: number;
  /** Paid to canteens in the year, for meals, also of the year before, and as operating grants, fen. */
  paidFen!: number;
  /** Used at the end of the year, if days go on as the last eight weeks; of a past year what was used, fen. */
  expectedFen!: number;
  lowFen!: number;
  highFen!: number;
  /** The day on which it is expected to be used up. */
  emptyOn!: string | null;
  @ApiProperty({ enum: BUDGET_WARNINGS })
  warning!: BudgetWarning;
}

/** The budgets of a year in scope. */
export class BudgetListDto {
  asOf!: string;
  @ApiProperty({ type: [BudgetDto] })
  items!: BudgetDto[];
}
