import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional, IsString, IsUUID, Matches } from 'class-validator';

export const ACCOUNT_STATES = ['waiting', 'confirmed', 'rejected'] as const;
export const ACCOUNT_DECISIONS = ['confirmed', 'rejected'] as const;

/** Filters of accounts. */
export class PayeeAccountQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  organisationId?: string;
}

/** Where an organisation is to be paid, from a day on; a second official confirms it. */
export class ProposePayeeAccountDto {
  /** The client's own UUID: the same account sent twice is entered once. */
  @IsUUID()
  clientId!: string;

  @IsUUID()
  organisationId!: string;

  @IsLine(100)
  accountName!: string;

  @IsLine(100)
  bankName!: string;

  /** 8 to 32 digits; spaces and hyphens are left out. */
  @IsString()
  @Matches(/^[0-9](?:[ -]?[0-9]){7,31}$/)
  accountNumber!: string;

  @IsDay()
  validFrom!: string;
}

/** What the second official says. */
export class DecidePayeeAccountDto {
  @ApiProperty({ enum: ACCOUNT_DECISIONS })
  @IsIn(ACCOUNT_DECISIONS)
  decision!: (typeof ACCOUNT_DECISIONS)[number];

  /** Needed to reject. */
  @IsOptional()
  @IsLine(500)
  reason?: string;
}

/** 收款账户 */
export class PayeeAccountDto {
  payeeAccountId!: string;
  organisationId!: string;
  organisationName!: string;
  accountName!: string;
  bankName!: string;
  /** Its last four digits; whole for the district's officials while it waits to be confirmed. */
  accountNumber!: string;
  validFrom!: string;
  @ApiProperty({ enum: ACCOUNT_STATES })
  state!: (typeof ACCOUNT_STATES)[number];
  /** Whether orders are issued to it today. */
  inForce!: boolean;
  proposedBy!: string;
  proposedAt!: Date;
  decidedBy!: string | null;
  decidedAt!: Date | null;
  reason!: string | null;
}

/** A page of accounts, the newest first. */
export class PayeeAccountListDto {
  @ApiProperty({ type: [PayeeAccountDto] })
  items!: PayeeAccountDto[];
  nextCursor!: string | null;
}
