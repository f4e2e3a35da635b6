import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsDay } from '@nuancan/platform';
import { IsBoolean, IsOptional, IsUUID } from 'class-validator';

/** Whose records are proven, and of which days: a month, from one day to another, or all there are. */
export class VerificationRequestDto {
  @IsUUID()
  facilityId!: string;

  /** `YYYY-MM`. */
  @IsOptional()
  @IsMonth()
  month?: string;

  @IsOptional()
  @IsDay()
  from?: string;

  @IsOptional()
  @IsDay()
  to?: string;

  /** From the first day that was closed or corrected to the last. */
  @IsOptional()
  @IsBoolean()
  all?: boolean;
}

/**
 * What may be wrong: a meal, a correction, a close that is gone, a link of the chain, the seal of a month, the head that an approval
 * printed, a claim's lines, what was submitted or approved of them, a payment leg, what was paid of it.
 */
export const BAD_ROWS = [
  ...(['meal', 'correction', 'missing_round', 'round', 'seal', 'chain_head', 'claim_lines'] as const),
  ...(['claim_total', 'leg', 'payment'] as const),
] as const;
export type BadRow = (typeof BAD_ROWS)[number];

/** The first row that is not what was hashed. */
export class BadRowDto {
  @ApiProperty({ enum: BAD_ROWS })
  what!: BadRow;
  mealId!: string | null;
  correctionId!: string | null;
  claimId!: string | null;
  legId!: string | null;
  month!: string | null;
  businessDate!: string | null;
  round!: number | null;
  chainNo!: number | null;
}

/**
 * An approved claim: whether the chain still has the head that was printed on it, its lines their hash, what was submitted and
 * approved is their sum, its legs what was approved for each funder, and what is settled of them the sum of their payments.
 */
export class VerifiedClaimDto {
  claimId!: string;
  month!: string;
  chainNo!: number | null;
  chainHead!: string | null;
  headMatches!: boolean;
  linesMatch!: boolean;
  totalsMatch!: boolean;
  legsMatch!: boolean;
  paymentsMatch!: boolean;
}

/** What was recomputed, and whether all of it matches. */
export class VerificationDto {
  facilityId!: string;
  facilityName!: string;
  /**
   * Row hashes were recomputed of these days only; the chain from its first link to its head, and every claim, whatever the days.
   * Null when all days were asked for and there is none.
   */
  from!: string | null;
  to!: string | null;
  matches!: boolean;
  meals!: number;
  corrections!: number;
  rounds!: number;
  /** Link and hash at the head of the chain; null when no day was ever closed. */
  headNo!: number | null;
  headHash!: string | null;
  /** First and last day that was closed. */
  firstClosed!: string | null;
  lastClosed!: string | null;
  /** Days between the two for which something was recorded and that nobody closed. */
  daysOpen!: number;
  firstOpen!: string | null;
  @ApiProperty({ type: [VerifiedClaimDto] })
  claims!: VerifiedClaimDto[];
  /** Null when everything matches. */
  @ApiProperty({ type: BadRowDto, nullable: true })
  firstBad!: BadRowDto | null;
  verifiedAt!: Date;
}
