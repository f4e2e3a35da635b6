import { ApiProperty } from '@nestjs/swagger';
import { CATEGORIES, type Category } from '@nuancan/five-ones';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TOWN = /^\d{9}$/;
const MOST_FEN = 10_000_000_000;

/** What a donation may be for. */
export const EARMARKS = ['anyone', 'town', 'facility', 'category'] as const;
export type Earmark = (typeof EARMARKS)[number];

/** Donated money that came in. */
export class ReceiveTrancheDto {
  /** The client's own id: sent again with the same body, the tranche is answered again. */
  @IsUUID()
  clientId!: string;

  /** The recipient organisation, whose bank account it came into. */
  @IsUUID()
  organisationId!: string;

  /** As the donor wants to be named; 匿名 for nobody. */
  @IsString()
  @Length(1, 100)
  @HoldsNoIdentityNumber()
  donorName!: string;

  /** The day it came in; the oldest is spent first. */
  @Matches(DATE)
  receivedOn!: string;

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

  /** A campaign it belongs to. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @HoldsNoIdentityNumber()
  campaign?: string;

  /** Number of the fiscal receipt (公益事业捐赠票据). */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  @HoldsNoIdentityNumber()
  fiscalReceiptNo?: string;
}

/** A tranche and what is left of it. */
export class TrancheDto {
  id!: string;
  organisationId!: string;
  organisationName!: string;
  donorName!: string;
  receivedOn!: string;
  amountFen!: number;
  /** What meals have used. */
  spentFen!: number;
  @ApiProperty({ enum: EARMARKS })
  earmark!: Earmark;
  forTown!: string | null;
  forFacility!: string | null;
  forCategory!: string | null;
  campaign!: string | null;
  fiscalReceiptNo!: string | null;
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
