import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, Min } from 'class-validator';

const MOST_FEN = 10_000_000_000;
const REFERENCE = /^[0-9A-Za-z-]{1,64}$/;

/** `waiting` until a second person says. */
export const REFUND_STATES = ['waiting', 'approved', 'rejected'] as const;
export type RefundState = (typeof REFUND_STATES)[number];
const DECISIONS = ['approved', 'rejected'] as const;

/** Asks for unspent money to go back to the donor. */
export class AskRefundDto {
  /** The client's own id: sent again with the same body, the refund is answered again. */
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

/** What a second person says. */
export class DecideRefundDto {
  @IsIn(DECISIONS)
  decision!: (typeof DECISIONS)[number];

  /** With a rejection. */
  @IsOptional()
  @IsLine(200)
  reason?: string;

  /** Of the bank's transfer to the donor: letters, digits and hyphens. */
  @IsOptional()
  @IsString()
  @Matches(REFERENCE)
  reference?: string;
}

/** A refund that was asked for, and what became of it. */
export class RefundDto {
  id!: string;
  donationId!: string;
  amountFen!: number;
  reason!: string;
  /** The account that asked; another one decides. */
  requestedBy!: string;
  requestedAt!: string;
  @ApiProperty({ enum: REFUND_STATES })
  state!: RefundState;
  decidedAt!: string | null;
  decisionReason!: string | null;
  reference!: string | null;
}
