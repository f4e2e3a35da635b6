import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { FACILITY_TIERS, type FacilityTier } from '@nuancan/meal-point';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LEG_FUNDERS, type LegFunder } from '../claim/claim-words.js';

export const GRANT_BASES = ['heads', 'grade'] as const;
export const GRANT_PERIODS = ['month', 'quarter', 'year'] as const;
export const GRADES = ['A', 'B', 'C'] as const;
export const GRANT_STATES = ['proposed', 'reviewed', 'approved', 'rejected', 'reversed'] as const;
const GRANT_ACTIONS = ['reviewed', 'returned', 'approved', 'rejected', 'reversed'] as const;
const RULE_STATES = ['entered', 'confirmed', 'refused'] as const;
const DECISIONS = ['confirmed', 'refused'] as const;
const PAYMENT_KINDS = ['bank', 'returned'] as const;
const MOST_FEN = 100_000_000_000;
const MOST_STEPS = 10;
const MOST_WEIGHT = 10_000;
const MOST_MEALS = 10_000_000;
const TOWN = /^[0-9]{9}$/;
const CODE = /^[a-z][a-z0-9-]{1,39}$/;

/** Meals beyond so many are worth so much each, up to the next step. */
export class GrantStepRateDto {
  @IsInt()
  @Min(0)
  @Max(MOST_MEALS)
  fromMeals!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  fenPerMeal!: number;
}

/** A part of each grant, by weight. */
export class GrantFunderDto {
  @ApiProperty({ enum: LEG_FUNDERS })
  @IsIn(LEG_FUNDERS)
  funder!: LegFunder;

  @IsInt()
  @Min(1)
  @Max(MOST_WEIGHT)
  weight!: number;
}

/** A version of a rule, until another person confirms it. */
export class EnterGrantRuleDto {
  @Matches(CODE)
  code!: string;

  @IsLine(100)
  name!: string;

  @ApiProperty({ enum: GRANT_BASES })
  @IsIn(GRANT_BASES)
  basis!: (typeof GRANT_BASES)[number];

  @ApiProperty({ enum: GRANT_PERIODS })
  @IsIn(GRANT_PERIODS)
  period!: (typeof GRANT_PERIODS)[number];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(FACILITY_TIERS.length)
  @ArrayUnique()
  @ApiProperty({ enum: FACILITY_TIERS, isArray: true })
  @IsIn(FACILITY_TIERS, { each: true })
  tiers!: FacilityTier[];

  /** By heads: from 0 on, rising; empty by grade. */
  @IsArray()
  @ArrayMaxSize(MOST_STEPS)
  @ValidateNested({ each: true })
  @Type(() => GrantStepRateDto)
  steps!: GrantStepRateDto[];

  /** By heads: no more for a period than this, fen. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  mostFen?: number;

  /** By grade: what a period is worth with A, B and C, fen; empty by heads. */
  @IsArray()
  @ArrayMaxSize(GRADES.length)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(MOST_FEN, { each: true })
  gradeFen!: number[];

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LEG_FUNDERS.length)
  @ValidateNested({ each: true })
  @Type(() => GrantFunderDto)
  funders!: GrantFunderDto[];

  /** First day of a period. */
  @IsDay()
  effectiveFrom!: string;
}

/** Another person puts a rule into force, or does not. */
export class DecideGrantRuleDto {
  @ApiProperty({ enum: DECISIONS })
  @IsIn(DECISIONS)
  kind!: (typeof DECISIONS)[number];
}

/** A version of a rule of operating grants. */
export class GrantRuleDto {
  id!: string;
  code!: string;
  @ApiProperty({ type: 'integer' })
  version!: number;
  name!: string;
  @ApiProperty({ enum: GRANT_BASES })
  basis!: (typeof GRANT_BASES)[number];
  @ApiProperty({ enum: GRANT_PERIODS })
  period!: (typeof GRANT_PERIODS)[number];
  @ApiProperty({ enum: FACILITY_TIERS, isArray: true })
  tiers!: FacilityTier[];
  steps!: GrantStepRateDto[];
  @ApiProperty({ type: 'integer', nullable: true })
  mostFen!: number | null;
  @ApiProperty({ type: 'integer', isArray: true })
  gradeFen!: number[];
  funders!: GrantFunderDto[];
  effectiveFrom!: string;
  @ApiProperty({ enum: RULE_STATES })
  state!: (typeof RULE_STATES)[number];
  enteredBy!: string;
}

/** The rules of a district, by code, latest version first. */
export class GrantRuleListDto {
  items!: GrantRuleDto[];
}

/** How a facility was assessed. */
export class AssessFacilityDto {
  @IsUUID()
  facilityId!: string;

  @ApiProperty({ enum: GRADES })
  @IsIn(GRADES)
  grade!: (typeof GRADES)[number];

  @IsDay()
  assessedOn!: string;

  /** From which day it counts. */
  @IsDay()
  validFrom!: string;

  /** No personal data. */
  @IsLine(500)
  reason!: string;
}

/** A grade of a facility. */
export class FacilityGradeDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  @ApiProperty({ enum: GRADES })
  grade!: (typeof GRADES)[number];
  assessedOn!: string;
  validFrom!: string;
  reason!: string;
  assessedBy!: string | null;
}

/** Grades of the scope, latest first; 1,000 at most. */
export class FacilityGradeListDto {
  items!: FacilityGradeDto[];
}

/** Of which rule and period grants are worked out. */
export class RunGrantsDto {
  @Matches(CODE)
  code!: string;

  /** First day of the period, which is over. */
  @IsDay()
  periodFrom!: string;
}

/** What a run made. */
export class GrantRunDto {
  /** Proposals that are new. */
  @ApiProperty({ type: 'integer' })
  proposed!: number;
  /** Facilities that had theirs already. */
  @ApiProperty({ type: 'integer' })
  before!: number;
  /** Facilities with days in the period that are not closed yet. */
  openFacilities!: string[];
}

/** Which grants. */
export class GrantFilterDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsOptional()
  @Matches(TOWN)
  townCode?: string;

  /** `YYYY-MM`: those whose period has this month in it. */
  @IsOptional()
  @IsMonth()
  month?: string;

  @IsOptional()
  @ApiProperty({ enum: GRANT_STATES, required: false })
  @IsIn(GRANT_STATES)
  state?: (typeof GRANT_STATES)[number];
}

/** A page of them. */
export class GrantQueryDto extends IntersectionType(GrantFilterDto, PageQueryDto) {}

/** What somebody does about a grant. */
export class StepGrantDto {
  @ApiProperty({ enum: GRANT_ACTIONS })
  @IsIn(GRANT_ACTIONS)
  action!: (typeof GRANT_ACTIONS)[number];

  /** `step` of the grant as it was read. */
  @IsInt()
  @Min(0)
  step!: number;

  /** Reviewed: how much is withheld, fen. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  withheldFen?: number;

  /** The failed inspection for which it is withheld. */
  @IsOptional()
  @IsUUID()
  inspectionId?: string;

  /** Needed to withhold, send back, refuse, reverse, or approve beyond a budget. */
  @IsOptional()
  @IsLine(500)
  reason?: string;
}

/** What the bank paid of a grant. */
export class PayGrantDto {
  @IsUUID()
  clientId!: string;

  @ApiProperty({ enum: LEG_FUNDERS })
  @IsIn(LEG_FUNDERS)
  funder!: LegFunder;

  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;

  @IsLine(64)
  reference!: string;

  @IsDay()
  paidOn!: string;
}

/** That a payment came back. */
export class ReturnGrantPaymentDto {
  @IsUUID()
  clientId!: string;

  @IsDay()
  paidOn!: string;

  @IsLine(500)
  reason!: string;
}

/** What a funder pays of a grant. */
export class GrantShareDto {
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  fundingTown!: string | null;
  amountFen!: number;
  paidFen!: number;
}

/** Money that went, or came back. */
export class GrantPaymentDto {
  id!: string;
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  @ApiProperty({ enum: PAYMENT_KINDS })
  kind!: (typeof PAYMENT_KINDS)[number];
  amountFen!: number;
  reference!: string;
  paidOn!: string;
  reason!: string | null;
  accountId!: string;
  accountName!: string | null;
}

/** One entry of a grant's history. */
export class GrantHistoryDto {
  @ApiProperty({ type: 'integer' })
  step!: number;
  @ApiProperty({ enum: ['proposed', ...GRANT_ACTIONS] })
  action!: 'proposed' | (typeof GRANT_ACTIONS)[number];
  withheldFen!: number;
  reason!: string | null;
  accountId!: string;
  accountName!: string | null;
  at!: Date;
}

/** What a facility is granted for a period, with the figures behind it. */
export class GrantDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  organisationName!: string;
  ruleId!: string;
  ruleCode!: string;
  ruleName!: string;
  periodFrom!: string;
  periodTo!: string;
  /** Meals of identified people that stand. */
  @ApiProperty({ type: 'integer' })
  heads!: number;
  @ApiProperty({ enum: GRADES, nullable: true })
  grade!: (typeof GRADES)[number] | null;
  computedFen!: number;
  withheldFen!: number;
  withheldBecause!: string | null;
  inspectionId!: string | null;
  amountFen!: number;
  paidFen!: number;
  @ApiProperty({ enum: GRANT_STATES })
  state!: (typeof GRANT_STATES)[number];
  @ApiProperty({ type: 'integer' })
  step!: number;
  approvedOn!: string | null;
  /** Why it was refused or reversed. */
  endedBecause!: string | null;
}

/** One grant in full. */
export class GrantDetailDto extends GrantDto {
  shares!: GrantShareDto[];
  payments!: GrantPaymentDto[];
  history!: GrantHistoryDto[];
}

/** A page of grants, the latest period first. */
export class GrantListDto {
  items!: GrantDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
