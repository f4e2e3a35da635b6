import { IsDay } from '@nuancan/platform';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { CHART_OF_ACCOUNTS, FUNDERS, METHODS } from '../chart/chart-of-accounts.js';
import type { AccountKind, AccountType, Book, Funder, Method } from '../chart/chart-of-accounts.js';
import { ENTRY_KINDS, type EntryKind } from '../journal/entry-kinds.js';

const BOOKS = ['cash', 'in_kind'] as const;
const TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
const KINDS = Object.keys(CHART_OF_ACCOUNTS) as AccountKind[];

/** Whose entries count; together they narrow. Balances are of what these entries moved, so each choice balances by itself. */
export class PlaceQueryDto {
  /** Entries of this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Entries of this town's facilities, and of the town itself. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Entries in the books of this organisation. */
  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

/** Whose books, as of which day. */
export class TrialBalanceQueryDto extends PlaceQueryDto {
  /** Last day that counts. */
  @IsDay()
  asOf!: string;
}

/** Which accounts, as of which day. */
export class AccountQueryDto extends TrialBalanceQueryDto {
  /** Only of this kind. */
  @ApiProperty({ enum: KINDS, required: false })
  @IsOptional()
  @IsIn(KINDS)
  kind?: AccountKind;

  /** Rows per page, 1–500. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 500, default: 100, required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;

  /** `nextCursor` of the previous page. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** Days of a statement, at most 366; the page is of its lines. */
export class StatementQueryDto extends PlaceQueryDto {
  /** First day. */
  @IsDay()
  from!: string;

  /** Last day. */
  @IsDay()
  to!: string;

  /** Lines per page, 1–500. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 500, default: 100, required: false })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limit: number = 100;

  /** `nextCursor` of the previous page. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

/** What moved on one kind of account, apart by funder and method. */
export class TrialBalanceRowDto {
  @ApiProperty({ enum: KINDS })
  kind!: AccountKind;
  @ApiProperty({ enum: TYPES })
  type!: AccountType;
  @ApiProperty({ enum: FUNDERS, nullable: true })
  funder!: Funder | null;
  @ApiProperty({ enum: METHODS, nullable: true })
  method!: Method | null;
  /** Accounts that it adds up. */
  @ApiProperty({ type: 'integer' })
  accounts!: number;
  /** Fen, since the first entry. */
  @ApiProperty({ type: 'integer' })
  debitFen!: number;
  /** Fen, since the first entry. */
  @ApiProperty({ type: 'integer' })
  creditFen!: number;
  /** Debits less credits, fen. */
  @ApiProperty({ type: 'integer' })
  balanceFen!: number;
}

/** One book; debits and credits are equal. */
export class TrialBalanceBookDto {
  @ApiProperty({ enum: BOOKS })
  book!: Book;
  rows!: TrialBalanceRowDto[];
  @ApiProperty({ type: 'integer' })
  debitFen!: number;
  @ApiProperty({ type: 'integer' })
  creditFen!: number;
}

/** Both books as of a day: money, and value in kind, which is never added to it. */
export class TrialBalanceDto {
  asOf!: string;
  books!: TrialBalanceBookDto[];
}

/** An account by what tells it apart. */
export class LedgerAccountDto {
  id!: string;
  @ApiProperty({ enum: KINDS })
  kind!: AccountKind;
  @ApiProperty({ enum: BOOKS })
  book!: Book;
  facilityId!: string | null;
  organisationId!: string | null;
  @ApiProperty({ enum: FUNDERS, nullable: true })
  funder!: Funder | null;
  /** The town that funds. */
  townCode!: string | null;
  fundId!: string | null;
  @ApiProperty({ enum: METHODS, nullable: true })
  method!: Method | null;
}

/** An account with what the chosen entries moved on it. */
export class AccountBalanceDto extends LedgerAccountDto {
  @ApiProperty({ type: 'integer' })
  debitFen!: number;
  @ApiProperty({ type: 'integer' })
  creditFen!: number;
  /** Debits less credits, fen. */
  @ApiProperty({ type: 'integer' })
  balanceFen!: number;
}

/** A page of accounts on which anything moved, by kind. */
export class AccountBalanceListDto {
  items!: AccountBalanceDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** One day of a statement; days without a line are left out. */
export class StatementDayDto {
  day!: string;
  @ApiProperty({ type: 'integer' })
  debitFen!: number;
  @ApiProperty({ type: 'integer' })
  creditFen!: number;
  /** At the end of the day. */
  @ApiProperty({ type: 'integer' })
  balanceFen!: number;
}

/** One line on the account. */
export class StatementLineDto {
  entryId!: string;
  @ApiProperty({ type: 'integer' })
  lineNo!: number;
  /** The day it counts for; later than `businessDate` when the month was closed. */
  bookedOn!: string;
  businessDate!: string;
  @ApiProperty({ enum: Object.keys(ENTRY_KINDS) })
  kind!: EntryKind;
  facilityId!: string | null;
  note!: string | null;
  /** Debit > 0, credit < 0, fen. */
  @ApiProperty({ type: 'integer' })
  amountFen!: number;
}

/** An account over days: `openingFen` and the days' debits less credits make `closingFen`. */
export class StatementDto {
  account!: LedgerAccountDto;
  from!: string;
  to!: string;
  @ApiProperty({ type: 'integer' })
  openingFen!: number;
  @ApiProperty({ type: 'integer' })
  closingFen!: number;
  days!: StatementDayDto[];
  /** In the order of the days, then as posted. */
  lines!: StatementLineDto[];
  /** Ask with this `cursor` for the next lines; null on the last page. */
  nextCursor!: string | null;
}

/** One line of an entry. */
export class EntryLineDto {
  @ApiProperty({ type: 'integer' })
  lineNo!: number;
  account!: LedgerAccountDto;
  /** Debit > 0, credit < 0, fen. */
  @ApiProperty({ type: 'integer' })
  amountFen!: number;
}

/** An entry with its lines. */
export class EntryDto {
  id!: string;
  @ApiProperty({ enum: Object.keys(ENTRY_KINDS) })
  kind!: EntryKind;
  businessKey!: string;
  businessDate!: string;
  /** `YYYY-MM`. */
  bookedMonth!: string;
  bookedOn!: string;
  townCode!: string | null;
  facilityId!: string | null;
  organisationId!: string | null;
  /** Account that posted; null: the system. */
  accountId!: string | null;
  /** RFC 3339. */
  postedAt!: Date;
  note!: string | null;
  /** The entry that this one takes back. */
  reverses!: string | null;
  /** The entry that takes this one back. */
  reversedBy!: string | null;
  lines!: EntryLineDto[];
}

/** A kind of account and its names. */
export class AccountKindDto {
  @ApiProperty({ enum: KINDS })
  kind!: AccountKind;
  @ApiProperty({ enum: BOOKS })
  book!: Book;
  @ApiProperty({ enum: TYPES })
  type!: AccountType;
  zh!: string;
  en!: string;
}

/** A kind of entry and its names. */
export class EntryKindDto {
  @ApiProperty({ enum: Object.keys(ENTRY_KINDS) })
  kind!: EntryKind;
  zh!: string;
  en!: string;
}

/** 会计科目 and what entries record. */
export class ChartDto {
  accounts!: AccountKindDto[];
  entries!: EntryKindDto[];
}
