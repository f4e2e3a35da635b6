import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsUUID, Max, Min } from 'class-validator';
import { SharesDto } from '../claim/claim.dto.js';

const MOST_STEPS = 1_000_000;
const MOST_MEALS = 500;

/** A meal that came too long after its month was claimed; the name is masked. */
export class LateMealDto extends SharesDto {
  mealId!: string;
  businessDate!: string;
  slot!: string;
  residentName!: string | null;
  tierCode!: string | null;
  /** The day it reached the system, so many days after it was eaten, and how many are claimed without being asked. */
  recordedOn!: string;
  lateDays!: number;
  limitDays!: number;
  /** The month whose claim set it aside. */
  setAsideMonth!: string;
  /** The claim an official included it in; null: it is in none. */
  includedInClaimId!: string | null;
  includedInMonth!: string | null;
  includedBy!: string | null;
  includedReason!: string | null;
}

/** Meals set aside up to the claim's month that are in no claim, and those this claim set aside or includes; by day. */
export class LateMealListDto {
  @ApiProperty({ type: [LateMealDto] })
  items!: LateMealDto[];
  nextCursor!: string | null;
}

/** Puts late meals into a claim that is not approved yet. */
export class IncludeLateMealsDto {
  /** `step` of the claim as it was read. */
  @IsInt()
  @Min(0)
  @Max(MOST_STEPS)
  step!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEALS)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  mealIds!: string[];

  @IsLine(500)
  reason!: string;
}

/** How many were included. */
export class IncludedMealsDto {
  meals!: number;
}
