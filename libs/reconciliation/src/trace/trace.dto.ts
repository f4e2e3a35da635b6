import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsOptional } from 'class-validator';
import { SharesDto } from '../claim/claim.dto.js';
import {
  CLAIM_STATES,
  LEG_FUNDERS,
  LINE_KINDS,
  type ClaimState,
  type LegFunder,
  type LineKind,
} from '../claim/claim-words.js';
import { PAYMENT_KINDS, type PaymentKind } from '../leg/leg.dto.js';

/** A payment of a leg, who recorded it, and the journal entry it was booked by. */
export class TracedPaymentDto {
  paymentId!: string;
  legId!: string;
  @ApiProperty({ enum: PAYMENT_KINDS })
  kind!: PaymentKind;
  amountFen!: number;
  reference!: string | null;
  paidOn!: string;
  reason!: string | null;
  accountId!: string;
  accountName!: string | null;
  recordedAt!: Date;
  /** Null: nothing was booked, as when legs are netted. */
  entryId!: string | null;
}

/** A line of a leg: what its funder carries of it, the meal behind it, who recorded it and what proves it. */
export class TracedLineDto {
  lineNo!: number;
  @ApiProperty({ enum: LINE_KINDS })
  kind!: LineKind;
  prior!: boolean;
  /** Of the leg's funder. */
  amountFen!: number;
  mealId!: string | null;
  businessDate!: string | null;
  slot!: string | null;
  /** Masked. */
  residentName!: string | null;
  policyCode!: string | null;
  policyVersion!: number | null;
  tierCode!: string | null;
  /** The till. */
  deviceId!: string | null;
  offline!: boolean | null;
  recordedAt!: Date | null;
  /** Who logged the meal, or entered the correction or adjustment. */
  accountId!: string | null;
  accountName!: string | null;
  /** Round of the day's settlement, hash of the settled meal, link and hash of the day's close. */
  round!: number | null;
  rowHash!: string | null;
  chainNo!: number | null;
  dayHash!: string | null;
  correctionId!: string | null;
  adjustmentId!: string | null;
  reason!: string | null;
}

/** From a payment leg to the claim, and page by page to its meals. What a town that only pays may not see is null. */
export class LegTraceDto {
  legId!: string;
  code!: string;
  claimId!: string;
  month!: string;
  facilityId!: string;
  facilityName!: string | null;
  townCode!: string;
  organisationName!: string;
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  fundingTown!: string | null;
  amountFen!: number;
  settledFen!: number;
  approvedOn!: string;
  @ApiProperty({ enum: CLAIM_STATES, nullable: true })
  state!: ClaimState | null;
  version!: number | null;
  submittedBy!: string | null;
  submittedByName!: string | null;
  submittedAt!: Date | null;
  approvedBy!: string | null;
  approvedByName!: string | null;
  approvedAt!: Date | null;
  linesHash!: string | null;
  chainNo!: number | null;
  chainHead!: string | null;
  @ApiProperty({ type: [TracedPaymentDto] })
  payments!: TracedPaymentDto[];
  /** How many lines it is made of, and what they come to: the leg's amount. */
  lines!: number;
  linesFen!: number;
  @ApiProperty({ type: [TracedLineDto] })
  items!: TracedLineDto[];
  nextCursor!: string | null;
}

/** Which day's meal; found without it, too. */
export class MealTraceQueryDto {
  @IsOptional()
  @IsDay()
  businessDate?: string;
}

/** What a meal settled to, and the close that hashed it. */
export class TracedSettlementDto {
  round!: number;
  gardenFen!: number;
  volunteerFen!: number;
  donationFen!: number;
  unfundedFen!: number;
  surplusFen!: number;
  rowHash!: string;
  chainNo!: number | null;
  previousHash!: string | null;
  dayHash!: string | null;
  closedAt!: Date | null;
  closedBy!: string | null;
  closedByName!: string | null;
}

/** A correction of a meal. */
export class TracedCorrectionDto extends SharesDto {
  correctionId!: string;
  kind!: string;
  reason!: string;
  bookedDate!: string;
  accountId!: string;
  accountName!: string | null;
  recordedAt!: Date;
  rowHash!: string;
}

/** A leg that pays a part of a meal, with its payments. */
export class TracedLegDto {
  legId!: string;
  code!: string;
  claimId!: string;
  @ApiProperty({ enum: LEG_FUNDERS })
  funder!: LegFunder;
  fundingTown!: string | null;
  amountFen!: number;
  settledFen!: number;
  @ApiProperty({ type: [TracedPaymentDto] })
  payments!: TracedPaymentDto[];
}

/** A line by which a meal is in a claim, with the version that brought it and the approval. */
export class TracedClaimLineDto extends SharesDto {
  lineNo!: number;
  @ApiProperty({ enum: LINE_KINDS })
  kind!: LineKind;
  prior!: boolean;
  version!: number;
  claimId!: string;
  month!: string | null;
  @ApiProperty({ enum: CLAIM_STATES, nullable: true })
  state!: ClaimState | null;
  correctionId!: string | null;
  submittedBy!: string | null;
  submittedByName!: string | null;
  submittedAt!: Date | null;
  approvedBy!: string | null;
  approvedByName!: string | null;
  approvedAt!: Date | null;
  linesHash!: string | null;
  chainHead!: string | null;
  chainNo!: number | null;
}

/** A journal entry that moved money of a meal. */
export class TracedEntryDto {
  entryId!: string;
  kind!: string;
  businessKey!: string;
  businessDate!: string;
  bookedMonth!: string;
  postedAt!: Date;
}

/** From a meal to its settlement, corrections, claims, legs, payments and journal entries. */
export class MealTraceDto extends SharesDto {
  mealId!: string;
  businessDate!: string;
  facilityId!: string;
  facilityName!: string | null;
  townCode!: string;
  slot!: string;
  mode!: string;
  /** Masked; null for somebody who is not registered. */
  residentName!: string | null;
  identifiedBy!: string;
  servedAt!: Date;
  recordedAt!: Date;
  offline!: boolean;
  deviceId!: string;
  accountId!: string;
  accountName!: string | null;
  policyCode!: string | null;
  policyVersion!: number | null;
  tierCode!: string | null;
  priceFen!: number;
  elderPaidFen!: number;
  fundingTown!: string | null;
  voidedAt!: Date | null;
  @ApiProperty({ type: TracedSettlementDto, nullable: true })
  settlement!: TracedSettlementDto | null;
  @ApiProperty({ type: [TracedCorrectionDto] })
  corrections!: TracedCorrectionDto[];
  @ApiProperty({ type: [TracedClaimLineDto] })
  claimLines!: TracedClaimLineDto[];
  @ApiProperty({ type: [TracedLegDto] })
  legs!: TracedLegDto[];
  @ApiProperty({ type: [TracedEntryDto] })
  entries!: TracedEntryDto[];
}
