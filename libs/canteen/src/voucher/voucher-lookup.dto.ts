import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** Whether a voucher pays here: it does; it did; not any more or not yet; at another place; for another elder; there is none. */
export const SHOWN_STATES = ['open', 'used', 'expired', 'elsewhere', 'not_theirs', 'unknown'] as const;
export type ShownState = (typeof SHOWN_STATES)[number];

/** A voucher as somebody shows it at the counter. */
export class ShowVoucherDto {
  /** As it was read. */
  @IsString()
  @Length(1, 40)
  code!: string;

  /** Who shows it, when known. */
  @IsOptional()
  @IsUUID()
  residentId?: string;
}

/** What a voucher would pay here today; the meal itself redeems it. */
export class ShownVoucherDto {
  @ApiProperty({ enum: SHOWN_STATES })
  state!: ShownState;
  /** What it pays of a meal at most; null for an unknown one. */
  capFen!: number | null;
  expiresOn!: string | null;
}
