import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '@nuancan/five-ones';
import { HoldsNoIdentityNumber, IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';

const TOWN = /^\d{9}$/;
const MOST_FEN = 10_000_000_000;

/** What a donation may be for. */
export const EARMARKS = ['anyone', 'town', 'facility', 'category'] as const;
export type Earmark = (typeof EARMARKS)[number];

/** What a tranche is for: a use, or what stands behind an issue of vouchers. */
export const TRANCHE_USES = [...EARMARKS, 'vouchers'] as const;
export type TrancheUse = (typeof TRANCHE_USES)[number];

/** Money set apart for what it may pay. */
export class TrancheDraftDto {
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;

  /** Whose meals it may pay for. */
  @IsIn(EARMARKS)
  earmark!: Earmark;

  /** With earmark town. */
  @IsOptional()
  @Matches(TOWN)
  forTown?: string;

  /** With earmark facility. */
  @IsOptional()
  @IsUUID()
  forFacility?: string;

  /** With earmark category. */
  @IsOptional()
  @IsIn(CATEGORIES)
  forCategory?: Category;

  /** A campaign it belongs to; the donation's when absent. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @HoldsNoIdentityNumber()
  campaign?: string;
}

/** Money of a donation that came in and is not allotted yet. */
export class AllotTrancheDto extends TrancheDraftDto {
  /** The client's own id: sent again with the same body, the tranche is answered again. */
  @IsUUID()
  clientId!: string;
}

/** Unspent money of a tranche, back to its donation. */
export class TakeBackDto {
  /** The client's own id: sent again, nothing is taken back twice. */
  @IsUUID()
  clientId!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;

  /** Why; no personal data. */
  @IsLine(200)
  reason!: string;
}

/** A tranche and what is left of it. */
export class TrancheDto {
  id!: string;
  donationId!: string;
  organisationId!: string;
  organisationName!: string;
  donorName!: string;
  /** The day its money had come in; the oldest is spent first. */
  receivedOn!: string;
  /** What meals may use: allotted less taken back. */
  amountFen!: number;
  /** What meals have used. */
  spentFen!: number;
  /** Taken back to the donation. */
  returnedFen!: number;
  @ApiProperty({ enum: TRANCHE_USES })
  earmark!: TrancheUse;
  forTown!: string | null;
  forFacility!: string | null;
  forCategory!: string | null;
  campaign!: string | null;
}

/** Which tranches. */
export class TrancheQueryDto extends PageQueryDto {
  /** Only those with something left. */
  @IsOptional()
  @IsIn(['true', 'false'])
  unspent?: 'true' | 'false';
}

/** A page, oldest first: the order in which they are spent. */
export class TrancheListDto {
  items!: TrancheDto[];
  nextCursor!: string | null;
}
