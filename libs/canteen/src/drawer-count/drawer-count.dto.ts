import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { IsString, IsUUID, Length, Validate } from 'class-validator';
import { CashCountRule } from '../day-close/cash-count.rule.js';

/** Counting the drawer again, because the count of a close was wrong. */
export class CountDrawerDto {
  /** The client's own id: sent again with the same body, the count is answered again. */
  @IsUUID()
  clientId!: string;

  /** Pieces of each note and coin in the drawer now, by its value in fen; `{}`: none. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer', minimum: 0 } })
  @Validate(CashCountRule)
  cashCount!: Record<string, number>;

  /** Why; no personal data. */
  @IsString()
  @Length(2, 200)
  @HoldsNoIdentityNumber()
  reason!: string;
}

/** A drawer that was counted again, fen. */
export class DrawerCountDto {
  id!: string;
  /** The open day it is booked on. */
  businessDate!: string;
  countedAt!: Date;
  /** What should have lain there. */
  expectedFen!: number;
  countedFen!: number;
  reason!: string;
}
