import { ApiProperty } from '@nestjs/swagger';
import { IsMonth } from '@nuancan/ledger';
import { IsDay } from '@nuancan/platform';
import { IsOptional, IsUUID } from 'class-validator';

/** Whose records are proven, and of which days: a month, or from one day to another. */
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
}

/** What may be wrong: a meal, a correction, a link of the chain, the seal of a month, the head that an approval printed, a claim's lines. */
export const BAD_ROWS = ['meal', 'correction', 'round', 'seal', 'chain_head', 'claim_lines'] as const;
export type BadRow = (typeof BAD_ROWS)[number];

/** The first row that is not what was hashed. */
export class BadRowDto {
  @ApiProperty({ enum: BAD_ROWS })
  what!: BadRow;
  mealId!: string | null;
  correctionId!: string | null;
  claimId!: string | null;
  month!: string | null;
  businessDate!: string | null;
  round!: number | null;
  chainNo!: number | null;
}

/** An approved claim: whether the chain still has the head that was printed on it, and its lines their hash. */
export class VerifiedClaimDto {
  claimId!: string;
  month!: string;
  chainNo!: number | null;
  chainHead!: string | null;
  headMatches!: boolean;
  linesMatch!: boolean;
}

/** What was recomputed, and whether all of it matches. */
export class VerificationDto {
  facilityId!: string;
  facilityName!: string;
  /** Row hashes were recomputed of these days; the chain from its first link to its head. */
  from!: string;
  to!: string;
  matches!: boolean;
  meals!: number;
  corrections!: number;
  rounds!: number;
  /** Link and hash at the head of the chain; null when no day was ever closed. */
  headNo!: number | null;
  headHash!: string | null;
  @ApiProperty({ type: [VerifiedClaimDto] })
  claims!: VerifiedClaimDto[];
  /** Null when everything matches. */
  @ApiProperty({ type: BadRowDto, nullable: true })
  firstBad!: BadRowDto | null;
  verifiedAt!: Date;
}
