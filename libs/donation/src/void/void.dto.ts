import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

/** `waiting` until a second person says. */
export const VOID_STATES = ['waiting', 'approved', 'rejected'] as const;
export type VoidState = (typeof VOID_STATES)[number];
const DECISIONS = ['approved', 'rejected'] as const;

/** Asks for a receipt to be made void. */
export class AskVoidDto {
  /** The client's own id: sent again with the same body, the request is answered again. */
  @IsUUID()
  clientId!: string;

  /** Why; no personal data. */
  @IsLine(200)
  reason!: string;
}

/** What a second person says. */
export class DecideVoidDto {
  @IsIn(DECISIONS)
  decision!: (typeof DECISIONS)[number];

  /** With a rejection. */
  @IsOptional()
  @IsLine(200)
  reason?: string;
}

/** A receipt that somebody asked to make void, and what became of it. */
export class VoidRequestDto {
  id!: string;
  receiptId!: string;
  reason!: string;
  /** The account that asked; another one decides. */
  requestedBy!: string;
  requestedAt!: string;
  @ApiProperty({ enum: VOID_STATES })
  state!: VoidState;
  decidedAt!: string | null;
  decisionReason!: string | null;
}
