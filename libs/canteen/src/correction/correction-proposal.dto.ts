import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

/** Waiting, or what a second person said. */
export const PROPOSAL_STATES = ['waiting', 'approved', 'rejected'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];
export const PROPOSAL_KINDS = ['reverse', 'refuse_subsidy', 'swap', 'grant_subsidy', 're_rate'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];
const ITEM_KINDS = ['reverse', 'refuse_subsidy', 'grant_subsidy', 're_rate'] as const;
const VERDICTS = ['approved', 'rejected'] as const;

/** What would be booked of one meal; differences in fen. */
export class ProposedItemDto {
  mealId!: string;
  /** The day it was eaten. */
  businessDate!: string;
  /** RFC 3339; null: the meal is not this account's to read. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  servedAt!: string | null;
  /** Masked; null: a public sale. */
  residentName!: string | null;
  @ApiProperty({ enum: ITEM_KINDS })
  kind!: (typeof ITEM_KINDS)[number];
  governmentFen!: number;
  elderPaidFen!: number;
  donationFen!: number;
  unfundedFen!: number;
}

/** A correction too large for one person. */
export class CorrectionProposalDto {
  id!: string;
  @ApiProperty({ enum: PROPOSAL_KINDS })
  kind!: ProposalKind;
  reason!: string;
  @ApiProperty({ enum: PROPOSAL_STATES })
  state!: ProposalState;
  /** Null: of several towns. */
  townCode!: string | null;
  /** Null: of several facilities. */
  facilityId!: string | null;
  facilityName!: string | null;
  meals!: number;
  /** What it moves of government and elders, either way. */
  amountFen!: number;
  /** Account; it cannot decide. */
  proposedBy!: string;
  proposedByName!: string | null;
  /** RFC 3339. */
  proposedAt!: Date;
  decidedBy!: string | null;
  decidedByName!: string | null;
  decidedAt!: Date | null;
  decisionReason!: string | null;
  items!: ProposedItemDto[];
}

/** Which proposals. */
export class ProposalQueryDto extends PageQueryDto {
  /** All of them when absent. */
  @IsOptional()
  @IsIn(PROPOSAL_STATES)
  @ApiProperty({ enum: PROPOSAL_STATES, required: false })
  state?: ProposalState;
}

/** A page, newest first. */
export class ProposalListDto {
  items!: CorrectionProposalDto[];
  /** Null on the last page. */
  nextCursor!: string | null;
}

/** What the second person says. */
export class DecideProposalDto {
  /** approved: it is booked now, to the letter. */
  @ApiProperty({ enum: VERDICTS })
  @IsIn(VERDICTS)
  decision!: (typeof VERDICTS)[number];

  /** Why; needed to reject. No personal data. */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason?: string;
}

/** What one person may correct at once. */
export class CorrectionLimitsDto {
  /** Of government and elders together, fen. */
  mostFen!: number;
  mostMeals!: number;
}

/** Decides it from a day on. */
export class SetCorrectionLimitsDto {
  /** First day, `YYYY-MM-DD`: today or later. */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  validFrom!: string;

  /** Fen. */
  @IsInt()
  @Min(0)
  @Max(100_000_000)
  mostFen!: number;

  @IsInt()
  @Min(0)
  @Max(200)
  mostMeals!: number;
}
