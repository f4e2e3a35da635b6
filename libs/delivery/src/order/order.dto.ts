import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { RESTRICTIONS, type Restriction } from '@nuancan/registry';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import {
  CANCEL_KINDS,
  ORDER_PROBLEMS,
  ORDER_STATES,
  SLOTS,
  type CancelKind,
  type OrderProblem,
  type OrderState,
  type Slot,
} from '../delivery-words.js';
import { OUTCOMES, type Outcome } from '../outcome/outcome-words.js';
import { OrderPartsDto, OrderPartsSeenDto } from './order-parts.dto.js';

/** Of which kitchen, day and slot. */
export class OrderQueryDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Day in Asia/Shanghai. */
  @IsDay()
  businessDate!: string;

  /** Of one slot only. */
  @IsOptional()
  @IsIn(SLOTS)
  slot?: Slot;
}

/** A single meal to be brought, as ordered by telephone. */
export class PlaceOrderDto extends OrderPartsDto {
  /** UUIDv7 of the entry: the same id and body is entered once. */
  @IsUUID(7)
  clientId!: string;

  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** For whom. */
  @IsUUID()
  residentId!: string;

  /** Day in Asia/Shanghai, at most 62 days ahead. */
  @IsDay()
  businessDate!: string;

  /** Meal slot. */
  @IsIn(SLOTS)
  slot!: Slot;
}

/** What an order is to be instead; after the cut-off only another address is taken. */
export class ChangeOrderDto extends OrderPartsDto {
  /** The version that was seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;
}

/** That it is not to be brought. */
export class CancelOrderDto {
  /** The version that was seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  version!: number;

  /** Who said so and why. */
  @IsLine(200)
  reason!: string;
}

/** A meal that is to be brought to somebody. */
export class OrderDto extends OrderPartsSeenDto {
  /** Id. */
  id!: string;
  /** The kitchen. */
  facilityId!: string;
  /** Day. */
  businessDate!: string;
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** For whom. */
  residentId!: string;
  /** Their name. */
  residentName!: string;
  /** Their telephone. */
  phone!: string | null;
  /** Their village. */
  villageName!: string;
  /** The address in words; null: none is known. */
  addressLine!: string | null;
  /** What one needs to know at the door. */
  doorNote!: string | null;
  /** Degrees east and north in WGS-84; null when not known. */
  longitude!: number | null;
  latitude!: number | null;
  /** What they do not eat. */
  @ApiProperty({ enum: RESTRICTIONS, isArray: true })
  restrictions!: Restriction[];
  /** Of that, what the dishes of their set contain. */
  clashes!: string[];
  /** Taken, frozen or cancelled. */
  @ApiProperty({ enum: ORDER_STATES })
  state!: OrderState;
  /** By a standing order; null: by telephone. */
  standingOrderId!: string | null;
  /** Fen, once frozen. */
  priceFen!: number | null;
  /** Number of its label, once frozen. */
  labelNo!: number | null;
  /** Why it was cancelled. */
  @ApiProperty({ enum: CANCEL_KINDS, nullable: true })
  cancelKind!: CancelKind | null;
  /** In words. */
  cancelReason!: string | null;
  /** What became of it; null: it has not ended. */
  @ApiProperty({ enum: OUTCOMES, nullable: true })
  outcome!: Outcome | null;
  /** When. */
  outcomeAt!: Date | null;
  /** What somebody has to look at before it can be planned. */
  @ApiProperty({ enum: ORDER_PROBLEMS, isArray: true })
  problems!: OrderProblem[];
  /** Counts the changes. */
  version!: number;
}

/** The orders of a day, by slot, village and name, with when they were or will be frozen. */
export class OrderListDto {
  items!: OrderDto[];
  slots!: OrderSlotDto[];
}

/** Where a slot stands. */
export class OrderSlotDto {
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** Until then orders are taken. */
  cutOff!: Date;
  /** When the orders were frozen; null before. */
  frozenAt!: Date | null;
  /** The closure that holds; null: there is delivery. */
  closureId!: string | null;
}
