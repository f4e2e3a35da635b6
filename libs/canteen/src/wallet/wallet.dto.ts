import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { MONEY_METHODS, MOVEMENT_KINDS, type MoneyMethod, type MovementKind } from './wallet-words.js';

/** No single amount is beyond ¥100,000. */
const MOST_FEN = 10_000_000;

/** Money taken from, or given to, an elder at a counter. */
export class BookWalletDto {
  /** UUIDv7 of this request: the same id and body is booked once, ever. */
  @IsUUID(7)
  clientId!: string;

  /** Whose wallet. */
  @IsUUID()
  residentId!: string;

  /** Fen, above zero. */
  @IsInt()
  @Min(1)
  @Max(MOST_FEN)
  amountFen!: number;

  /** How. */
  @IsIn(MONEY_METHODS)
  method!: MoneyMethod;

  /** The bank's reference of a transfer: letters, digits and hyphens. Cash has none. */
  @IsOptional()
  @Matches(/^[0-9A-Za-z-]{1,64}$/)
  @HoldsNoIdentityNumber()
  reference?: string | null;
}

/** Which wallets to list. */
export class WalletQueryDto extends PageQueryDto {
  /** Only this organisation's. */
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  /** Only this resident's, and those of entries that were merged into it. */
  @IsOptional()
  @IsUUID()
  residentId?: string;
}

/** What an organisation owes one elder. */
export class WalletDto {
  /** Id. */
  id!: string;
  /** Who owes it. */
  organisationId!: string;
  /** Its name. */
  organisationName!: string;
  /** Whose it is. */
  residentId!: string;
  /** Null for a resident this account may not name; masked for officials. */
  residentName!: string | null;
  /** Fen. */
  balanceFen!: number;
  /** Paid at a counter beyond the balance, fen; the next top-up pays it first. One of both is 0. */
  arrearsFen!: number;
  /** RFC 3339. */
  openedAt!: Date;
}

/** Sums over all wallets asked for, not only those of the page. */
export class WalletTotalsDto {
  /** How many. */
  wallets!: number;
  /** Fen. */
  balanceFen!: number;
  /** Fen. */
  arrearsFen!: number;
}

/** A page of wallets, in the order of their ids: oldest first. */
export class WalletPageDto {
  items!: WalletDto[];
  totals!: WalletTotalsDto;
  /** Null on the last page. */
  nextCursor!: string | null;
}

/** One movement of a wallet; it never changes. */
export class WalletMovementDto {
  /** UUIDv7. */
  id!: string;
  /** Of which wallet. */
  walletId!: string;
  /** Its place in the wallet's statement, from 1. */
  seq!: number;
  /** What happened. */
  @ApiProperty({ enum: MOVEMENT_KINDS })
  kind!: MovementKind;
  /** Fen, signed: what the elder is owed more by it. */
  amountFen!: number;
  /** Fen. */
  balanceAfterFen!: number;
  /** Fen. */
  arrearsAfterFen!: number;
  /** Day in Asia/Shanghai; of a meal and its void the day of the meal. */
  businessDate!: string;
  /** Where. */
  facilityId!: string;
  /** Its name. */
  facilityName!: string;
  /** Who runs it: where that is not the wallet's organisation, the custodian clears the amount between both. */
  atOrganisationId!: string;
  /** Null within one organisation. */
  custodianId!: string | null;
  /** The meal it paid; null for anything else. */
  mealId!: string | null;
  /** The organisation's receipt number, without gaps; null for what has no receipt. */
  receiptNo!: number | null;
  /** Of the transfer, or of the other wallet of a correction. */
  reference!: string | null;
  /** RFC 3339. */
  recordedAt!: Date;
}

/** A statement, newest first. */
export class WalletStatementDto {
  items!: WalletMovementDto[];
  /** Null on the last page. */
  nextCursor!: string | null;
}

/** A movement with what its receipt prints. */
export class WalletReceiptDto extends WalletMovementDto {
  /** Whose wallet. */
  residentId!: string;
  /** Null for a resident this account may not name; masked for officials. */
  residentName!: string | null;
  /** Who owes what the wallet holds. */
  organisationId!: string;
  /** Its name. */
  organisationName!: string;
}
