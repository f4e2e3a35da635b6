import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { SOURCE_KINDS, type SourceKind } from './source-kind.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_QUANTITY = 1_000_000_000;
const MOST_UNIT_FEN = 10_000_000;
const MOST_FEN = 10_000_000_000;
const PAID_FROM = ['drawer', 'bank', 'credit'] as const;

/** One entry of a day. */
export class EnterDaySourceDto {
  /** The client's own id: sent again with the same body, the entry is answered again. */
  @IsUUID()
  clientId!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** The day, not closed yet. */
  @Matches(DATE)
  businessDate!: string;

  /** What it is. */
  @IsIn(SOURCE_KINDS)
  kind!: SourceKind;

  /** In words: the crop, what the volunteers did, what was bought. No personal data. */
  @IsString()
  @Length(1, 200)
  @HoldsNoIdentityNumber()
  description!: string;

  /** Grams of produce and goods, minutes of hours, portions of wastage. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_QUANTITY)
  quantity?: number;

  /** Reference price of a kilogram, rate of an hour (the district's reference rate when absent), cost of a portion, fen. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_UNIT_FEN)
  unitFen?: number;

  /** What was paid, fen: ingredients, wages, utilities, other expenses, a deposit at the bank. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen?: number;

  /** Where an expense is paid from. */
  @IsOptional()
  @IsIn(PAID_FROM)
  paidFrom?: (typeof PAID_FROM)[number];

  /** Of a purchase or of utilities. */
  @IsOptional()
  @IsString()
  @Length(1, 100)
  @HoldsNoIdentityNumber()
  supplier?: string;

  /** Of a purchase or of utilities. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @HoldsNoIdentityNumber()
  invoiceNo?: string;
}

/** Taking an entry back before its day closes. */
export class WithdrawDaySourceDto {
  /** Why. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** The id of an entry. */
export class EnteredDto {
  id!: string;
}
