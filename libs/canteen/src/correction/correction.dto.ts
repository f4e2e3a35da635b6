import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { REFUNDS, type Refund } from './correction-entry.js';
import { CorrectionProposalDto } from './correction-proposal.dto.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_MEALS = 200;
const CORRECTIONS = ['reverse', 'refuse_subsidy'] as const;

/** Names a settled meal. */
export class MealRefDto {
  @IsUUID()
  mealId!: string;

  /** The day it was eaten. */
  @Matches(DATE)
  businessDate!: string;
}

/** Taking settled meals back, or their subsidy. */
export class CorrectMealsDto {
  /** The client's own id: sent again, nothing is corrected twice. */
  @IsUUID()
  clientId!: string;

  /** reverse: the whole meal, everybody gets back what they carried; refuse_subsidy: the subsidy only. */
  @ApiProperty({ enum: CORRECTIONS })
  @IsIn(CORRECTIONS)
  kind!: (typeof CORRECTIONS)[number];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEALS)
  @ValidateNested({ each: true })
  @Type(() => MealRefDto)
  meals!: MealRefDto[];

  /** How the elder gets back what was paid; the way it was paid when absent. */
  @IsOptional()
  @IsIn(REFUNDS)
  refund?: Refund;

  /** Why; no personal data. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** Giving a meal the subsidy that its day's policies say is due by what is known now. */
export class GrantSubsidyDto {
  /** The client's own id: sent again, nothing is proposed twice. */
  @IsUUID()
  clientId!: string;

  @ValidateNested()
  @Type(() => MealRefDto)
  meal!: MealRefDto;

  /** How the elder gets back what was paid beyond what is due then; the way it was paid when absent. */
  @IsOptional()
  @IsIn(REFUNDS)
  refund?: Refund;

  /** Why; no personal data. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** Giving the subsidy of one meal to another of the same elder, day and slot. */
export class SwapSubsidyDto {
  /** The client's own id: sent again, nothing is corrected twice. */
  @IsUUID()
  clientId!: string;

  /** The meal that has the subsidy. */
  @ValidateNested()
  @Type(() => MealRefDto)
  subsidised!: MealRefDto;

  /** The meal that gets it, by the policy of its day. */
  @ValidateNested()
  @Type(() => MealRefDto)
  other!: MealRefDto;

  /** How the elder gets back what was paid for it above what is due then; the way it was paid when absent. */
  @IsOptional()
  @IsIn(REFUNDS)
  refund?: Refund;

  /** Why; no personal data. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** What stands of a settled meal, fen. */
export class SettledMealDto {
  mealId!: string;
  businessDate!: string;
  facilityId!: string;
  slot!: string;
  priceFen!: number;
  discountFen!: number;
  elderDueFen!: number;
  elderPaidFen!: number;
  governmentFen!: number;
  provinceFen!: number;
  cityFen!: number;
  districtFen!: number;
  townFen!: number;
  costFen!: number;
  gardenFen!: number;
  volunteerFen!: number;
  donationFen!: number;
  unfundedFen!: number;
  surplusFen!: number;
  /** How often it was corrected. */
  corrections!: number;
}

/** One correction, as booked. */
export class BookedCorrectionDto {
  id!: string;
  mealId!: string;
  @ApiProperty({ enum: ['reverse', 'refuse_subsidy', 'grant_subsidy', 're_rate'] })
  kind!: string;
  /** The open day it counts for. */
  bookedDate!: string;
}

/** What was corrected, and what stands of the meals now. */
export class CorrectedDto {
  /** Empty while the proposal waits. */
  corrections!: BookedCorrectionDto[];
  /** What waits for a second person, being too large for one; null when it was booked. */
  proposal!: CorrectionProposalDto | null;
  meals!: SettledMealDto[];
}
