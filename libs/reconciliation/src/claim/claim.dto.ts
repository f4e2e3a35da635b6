import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  CLAIM_ACTIONS,
  CLAIM_STATES,
  CLAIM_STEPS,
  LINE_KINDS,
  type ClaimAction,
  type ClaimState,
  type ClaimStep,
  type LineKind,
} from './claim-words.js';
import { ClaimLegDto } from './claim-leg.dto.js';

const TOWN = /^[0-9]{9}$/;
const MOST_STEPS = 1_000_000;
const MOST_FEN = 10_000_000_000;
/** A name: the generator of OpenAPI drops a property whose limit has a sign. */
const LEAST_FEN = -10_000_000_000;

/** Which part of the inbox: what waits for the caller's role, what it has done, what was sent back. */
export const CLAIM_BOXES = ['todo', 'done', 'returned', 'all'] as const;
export type ClaimBox = (typeof CLAIM_BOXES)[number];

/** Filters of the inbox. */
export class ClaimQueryDto extends PageQueryDto {
  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;

  @ApiProperty({ enum: CLAIM_BOXES, required: false, default: 'all' })
  @IsOptional()
  @IsIn(CLAIM_BOXES)
  box: ClaimBox = 'all';

  @IsOptional()
  @IsString()
  @Matches(TOWN)
  townCode?: string;

  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Opens the claim of a month, or finds it. */
export class OpenClaimDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** `YYYY-MM`. */
  @IsMonth()
  month!: string;
}

/** What is done with a claim. */
export class ClaimStepDto {
  @ApiProperty({ enum: CLAIM_ACTIONS })
  @IsIn(CLAIM_ACTIONS)
  action!: ClaimAction;

  /** `step` of the claim as it was read: what changed meanwhile is not decided unseen. */
  @IsInt()
  @Min(0)
  @Max(MOST_STEPS)
  step!: number;

  /** Needed to return; with a submission, what the canteen says with it. */
  @IsOptional()
  @IsLine(500)
  reason?: string;
}

/** A claim as it was read. */
export class ClaimRefDto {
  @IsUUID()
  claimId!: string;

  @IsInt()
  @Min(0)
  @Max(MOST_STEPS)
  step!: number;
}

/** Endorses (town) or approves (district) claims at once, those without anything to look at. */
export class BulkStepDto {
  @ApiProperty({ enum: ['endorse', 'approve'] })
  @IsIn(['endorse', 'approve'])
  action!: 'endorse' | 'approve';

  @ApiProperty({ type: [ClaimRefDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ClaimRefDto)
  claims!: ClaimRefDto[];
}

/** What became of one claim of many. */
export class BulkResultDto {
  claimId!: string;
  done!: boolean;
  /** Why not; null when done. */
  code!: string | null;
  zh!: string | null;
  en!: string | null;
}

/** One result for each claim, in the order asked. */
export class BulkResultsDto {
  @ApiProperty({ type: [BulkResultDto] })
  items!: BulkResultDto[];
}

/** A signed entry on a claim that is not approved yet; fen, below zero takes off. */
export class AdjustClaimDto {
  /** The client's own UUID: the same adjustment sent twice is entered once. */
  @IsUUID()
  clientId!: string;

  /** `step` of the claim as it was read. */
  @IsInt()
  @Min(0)
  @Max(MOST_STEPS)
  step!: number;

  /** The approved claim of an earlier month that it makes good. */
  @IsOptional()
  @IsUUID()
  aboutClaimId?: string;

  @IsInt()
  @Min(LEAST_FEN)
  @Max(MOST_FEN)
  provinceFen!: number;

  @IsInt()
  @Min(LEAST_FEN)
  @Max(MOST_FEN)
  cityFen!: number;

  @IsInt()
  @Min(LEAST_FEN)
  @Max(MOST_FEN)
  districtFen!: number;

  @IsInt()
  @Min(LEAST_FEN)
  @Max(MOST_FEN)
  townFen!: number;

  /** The town whose money `townFen` is; needed when that is not 0. */
  @IsOptional()
  @IsString()
  @Matches(TOWN)
  fundingTown?: string;

  @IsLine(500)
  reason!: string;
}

/** What each funder carries, fen. */
export class SharesDto {
  provinceFen!: number;
  cityFen!: number;
  districtFen!: number;
  townFen!: number;
  governmentFen!: number;
}

/** A facility's month in the inbox; without a claim yet, what its closed days come to. */
export class ClaimRowDto {
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  month!: string;
  /** Null: no claim was begun. */
  claimId!: string | null;
  @ApiProperty({ enum: CLAIM_STATES, nullable: true })
  state!: ClaimState | null;
  version!: number;
  step!: number;
  /** Days with records that are closed, and that are not. */
  closedDays!: number;
  openDays!: number;
  /** Subsidised meals in it; before the first submission all meals of its closed days. */
  meals!: number;
  /** What it comes to now, disallowed and adjusted included, fen. */
  governmentFen!: number;
  /** Of that, lines of earlier months, fen. */
  priorFen!: number;
  /** Meals settled for this month since it was last submitted, not in it yet. */
  laterMeals!: number;
  /** Adjustments and late meals entered since it was last submitted. */
  editsSince!: number;
  /** Meals it set aside as too late that are in no claim. */
  lateMeals!: number;
  /** Findings nobody decided, those that block among them, and what is at stake in them, fen. */
  findings!: number;
  blocking!: number;
  stakeFen!: number;
  /** Why it was returned; null unless it waits for the answer. */
  returnedBecause!: string | null;
  /** Since when it is in this state. */
  since!: Date | null;
}

/** One page of facilities, by town and name. */
export class ClaimListDto {
  @ApiProperty({ type: [ClaimRowDto] })
  items!: ClaimRowDto[];
  nextCursor!: string | null;
}

/** Lines of one kind and tier, summed. */
export class ClaimGroupDto extends SharesDto {
  @ApiProperty({ enum: LINE_KINDS })
  kind!: LineKind;
  prior!: boolean;
  policyCode!: string | null;
  tierCode!: string | null;
  lines!: number;
}

/** One submission. */
export class ClaimVersionDto extends SharesDto {
  version!: number;
  meals!: number;
  priorFen!: number;
  note!: string | null;
  submittedBy!: string;
  submittedAt!: Date;
  /** SHA-256 over its lines, hex. */
  linesHash!: string;
}

/** One step that was taken. */
export class ClaimTransitionDto {
  step!: number;
  @ApiProperty({ enum: CLAIM_STEPS })
  action!: ClaimStep;
  fromState!: string;
  toState!: string;
  version!: number;
  accountId!: string;
  at!: Date;
  reason!: string | null;
}

/** Somebody who took a step of the claim. */
export class ClaimPersonDto {
  accountId!: string;
  name!: string;
}

/** What was approved. */
export class ClaimApprovalDto extends SharesDto {
  version!: number;
  claimedFen!: number;
  disallowedFen!: number;
  adjustedFen!: number;
  linesHash!: string;
  /** Head of the facility's hash chain at that moment, hex; null when no day was ever closed. */
  chainHead!: string | null;
  chainNo!: number | null;
  approvedBy!: string;
  approvedAt!: Date;
}

/** Who carried the month's meals, fen; of the rounds in the claim. */
export class ClaimOnesDto {
  meals!: number;
  costFen!: number;
  elderPaidFen!: number;
  governmentFen!: number;
  donationFen!: number;
  gardenFen!: number;
  volunteerFen!: number;
  unfundedFen!: number;
  surplusFen!: number;
}

/** A claim with all that it is made of. */
export class ClaimDto extends SharesDto {
  claimId!: string;
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  organisationId!: string;
  /** The payee. */
  organisationName!: string;
  month!: string;
  /** Set aside up to this month as too late, and in no claim; fen. */
  lateMeals!: number;
  lateFen!: number;
  @ApiProperty({ enum: CLAIM_STATES })
  state!: ClaimState;
  version!: number;
  step!: number;
  ones!: ClaimOnesDto;
  @ApiProperty({ type: [ClaimGroupDto] })
  groups!: ClaimGroupDto[];
  @ApiProperty({ type: [ClaimVersionDto] })
  versions!: ClaimVersionDto[];
  @ApiProperty({ type: [ClaimTransitionDto] })
  transitions!: ClaimTransitionDto[];
  @ApiProperty({ type: [ClaimPersonDto] })
  people!: ClaimPersonDto[];
  @ApiProperty({ type: ClaimApprovalDto, nullable: true })
  approval!: ClaimApprovalDto | null;
  @ApiProperty({ type: [ClaimLegDto] })
  legs!: ClaimLegDto[];
}

/** Filters of a claim's lines. */
export class ClaimLinesQueryDto extends PageQueryDto {
  @ApiProperty({ enum: LINE_KINDS, required: false })
  @IsOptional()
  @IsIn(LINE_KINDS)
  kind?: LineKind;

  /** Tier of the meal's policy; the empty text: meals without one. */
  @IsOptional()
  @IsString()
  @Matches(/^[\w.-]{0,64}$/)
  tierCode?: string;

  /** `true` or `false`: lines of earlier months, or of this one. */
  @ApiProperty({ enum: ['true', 'false'], required: false })
  @IsOptional()
  @IsIn(['true', 'false'])
  prior?: 'true' | 'false';
}

/** One line of a claim; the name is masked. */
export class ClaimLineDto extends SharesDto {
  lineNo!: number;
  @ApiProperty({ enum: LINE_KINDS })
  kind!: LineKind;
  prior!: boolean;
  version!: number;
  mealId!: string | null;
  businessDate!: string | null;
  slot!: string | null;
  residentName!: string | null;
  tierCode!: string | null;
  policyCode!: string | null;
  policyVersion!: number | null;
  fundingTown!: string | null;
  correctionId!: string | null;
  adjustmentId!: string | null;
  /** Of a correction, disallowance, withholding or adjustment. */
  reason!: string | null;
}

/** One page of lines, in the order in which they came into the claim. */
export class ClaimLinesDto {
  @ApiProperty({ type: [ClaimLineDto] })
  items!: ClaimLineDto[];
  nextCursor!: string | null;
}

/** An adjustment that was entered. */
export class AdjustedDto {
  adjustmentId!: string;
}
