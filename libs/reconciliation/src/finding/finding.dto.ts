import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { CHECK_CODES, SEVERITIES, type CheckCode, type Severity } from '../check/claim-check.js';

const STATES = ['open', 'asked', 'answered', 'accepted', 'disallowed', 'gone'] as const;
type FindingState = (typeof STATES)[number];
const GONE_BECAUSE = ['unfound', 'ignored'] as const;
const KINDS = ['accept', 'disallow', 'ask', 'answer'] as const;
export type DecisionKind = (typeof KINDS)[number];
const LONGEST_REASON = 500;
/** As many as the database takes of one decision. */
const MOST_MEALS = 10_000;

/** Which findings; of a facility and a month those that concern its claim, also of other facilities and months. */
export class FindingQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** `YYYY-MM`: the month the meals are booked in. */
  @IsOptional()
  @IsMonth()
  month?: string;

  @IsOptional()
  @ApiProperty({ enum: CHECK_CODES, required: false })
  @IsIn(CHECK_CODES)
  code?: CheckCode;

  /** `gone`: found before, decided by nobody, and no longer so. Without a state: all but those. */
  @IsOptional()
  @ApiProperty({ enum: STATES, required: false })
  @IsIn(STATES)
  state?: FindingState;
}

/** What a check found at a facility. */
export class FindingDto {
  id!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  month!: string;
  @ApiProperty({ enum: CHECK_CODES })
  code!: CheckCode;
  /** As it was when it was raised. */
  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;
  @ApiProperty({ enum: STATES })
  state!: FindingState;
  /** `unfound`: a later run no longer found it; `ignored`: the district no longer looks for it; null: it stands. */
  @ApiProperty({ enum: GONE_BECAUSE, nullable: true })
  goneBecause!: (typeof GONE_BECAUSE)[number] | null;
  /** Somebody is asked before anything may follow from it, as for a meal on the day of death. */
  asks!: boolean;
  /** Raised by a fact that came late, or after the claim of its month was approved. */
  late!: boolean;
  /** Fen; of U03 what could be claimed more. */
  stakeFen!: number;
  /** Meals of the evidence. */
  @ApiProperty({ type: 'integer' })
  meals!: number;
  /** Of the evidence. */
  firstDay!: string;
  lastDay!: string;
  /** Masked; null: about nobody, or about somebody of another town. */
  residentName!: string | null;
  /** Ids, days and numbers by name; which ones says the check. Empty for the canteen, and of a person whose data were erased. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  facts!: Record<string, unknown>;
  firstSeenAt!: Date;
  /** When it was found, first or again after it had gone. */
  raisedAt!: Date;
}

/** A page of findings, newest first. */
export class FindingListDto {
  items!: FindingDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** A meal of the evidence. */
export class EvidenceMealDto {
  mealId!: string;
  businessDate!: string;
  facilityId!: string;
  facilityName!: string;
  residentId!: string | null;
  /** Masked: 王*香. */
  residentName!: string | null;
  slot!: string;
  mode!: string;
  identifiedBy!: string;
  servedAt!: Date;
  recordedAt!: Date;
  offline!: boolean;
  priceFen!: number;
  elderPaidFen!: number;
  governmentFen!: number;
  tierCode!: string | null;
  /** What of the finding's stake lies in it; 0: it only shows the other. */
  stakeFen!: number;
}

/** A step somebody took. */
export class FindingDecisionDto {
  @ApiProperty({ enum: KINDS })
  kind!: DecisionKind;
  reason!: string;
  /** Meals that are disallowed; null: all with something at stake. */
  @ApiProperty({ type: [String], nullable: true })
  mealIds!: string[] | null;
  accountId!: string;
  accountName!: string | null;
  decidedAt!: Date;
}

/** A finding with its evidence and what was decided of it. */
export class FindingDetailDto extends FindingDto {
  titleZh!: string;
  titleEn!: string;
  explainZh!: string;
  explainEn!: string;
  evidence!: EvidenceMealDto[];
  decisions!: FindingDecisionDto[];
}

/** What is decided. */
export class DecideFindingDto {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: DecisionKind;

  /** Why; of `ask` the question, of `answer` the answer. */
  @IsLine(LONGEST_REASON)
  reason!: string;

  /** Of `disallow`: only these meals of the evidence. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MEALS)
  @IsUUID(undefined, { each: true })
  mealIds?: string[];
}
