import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
} from 'class-validator';
import { PAUSE_REASONS, SLOTS, type PauseReason, type Slot } from '../delivery-words.js';
import { OrderPartsDto, OrderPartsSeenDto } from '../order/order-parts.dto.js';

/** Of which kitchen or resident. */
export class StandingOrderQueryDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Of one resident only. */
  @IsOptional()
  @IsUUID()
  residentId?: string;
}

/** A meal that is brought on certain weekdays until further notice. */
export class OpenStandingOrderDto extends OrderPartsDto {
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

  /** Meal slot; two slots are two standing orders. */
  @IsIn(SLOTS)
  slot!: Slot;

  /** 1 Monday to 7 Sunday. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays!: number[];

  /** Whether also on public holidays, by the district's calendar. */
  @IsBoolean()
  onHolidays!: boolean;

  /** First day, today or later. */
  @IsDay()
  validFrom!: string;

  /** Last day; until further notice when absent. */
  @IsOptional()
  @IsDay()
  validTo?: string;
}

/** The last day of a standing order. */
export class EndStandingOrderDto {
  /** Last day, not before yesterday; orders that were placed for later days are cancelled. */
  @IsDay()
  lastDay!: string;

  /** Why. */
  @IsLine(100)
  reason!: string;
}

/** Days on which nothing is brought. */
export class PauseStandingOrderDto {
  /** First of them. */
  @IsDay()
  from!: string;

  /** Last of them, at most a year later. */
  @IsDay()
  to!: string;

  /** Why. */
  @IsIn(PAUSE_REASONS)
  reason!: PauseReason;
}

/** A pause that was not lifted. */
export class PauseDto {
  /** Id. */
  id!: string;
  /** First day. */
  from!: string;
  /** Last day. */
  to!: string;
  /** Why. */
  @ApiProperty({ enum: PAUSE_REASONS })
  reason!: PauseReason;
}

/** A standing order. */
export class StandingOrderDto extends OrderPartsSeenDto {
  /** Id. */
  id!: string;
  /** The kitchen. */
  facilityId!: string;
  /** For whom. */
  residentId!: string;
  /** Their name. */
  residentName!: string;
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** 1 Monday to 7 Sunday. */
  weekdays!: number[];
  /** Whether also on public holidays. */
  onHolidays!: boolean;
  /** First day. */
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
  /** Why it was ended; null while nobody ended it. */
  endReason!: string | null;
  /** Today's and coming pauses. */
  pauses!: PauseDto[];
}

/** By name, those that go on first. */
export class StandingOrderListDto {
  items!: StandingOrderDto[];
}
