import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { HANDOVERS, PAID_BY, type Handover, type PaidBy } from '../delivery-words.js';

/** What is brought, where, into whose hands, and how it is paid. */
export class OrderPartsDto {
  /** Name of the set on the menu; null: the cheapest set of the day. */
  @ValidateIf((parts: OrderPartsDto) => parts.setName !== null)
  @IsLine(60)
  setName!: string | null;

  /** How it is paid. */
  @IsIn(PAID_BY)
  paymentMethod!: PaidBy;

  /** Into whose hands. */
  @IsIn(HANDOVERS)
  handover!: Handover;

  /** Who takes it for the elder, or where it is left. */
  @IsOptional()
  @ValidateIf((parts: OrderPartsDto) => parts.handoverNote !== null)
  @IsLine(100)
  handoverNote?: string | null;

  /** One of the resident's addresses that hold; null: not known yet, which is said until it is. */
  @ValidateIf((parts: OrderPartsDto) => parts.addressId !== null)
  @IsUUID()
  addressId!: string | null;
}

/** The same, as it is. */
export class OrderPartsSeenDto {
  /** Name of the set; null: the cheapest of the day. */
  setName!: string | null;
  /** How it is paid. */
  @ApiProperty({ enum: PAID_BY })
  paymentMethod!: PaidBy;
  /** Into whose hands. */
  @ApiProperty({ enum: HANDOVERS })
  handover!: Handover;
  /** Who takes it for the elder, or where it is left. */
  handoverNote!: string | null;
  /** The address it goes to. */
  addressId!: string | null;
}
