import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { HOLDINGS, type Holding } from '../dish/dish-words.js';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { PORTION_REASONS, PRODUCTION_KINDS, type PortionReason, type ProductionKind } from './production-words.js';

const MOST_PORTIONS = 10_000;
const MOST_BOXES = 1000;
const COLDEST = -40;
const HOTTEST = 120;

/** What was planned, cooked, sent, received or left over. */
export class EnterProductionDto {
  /** The client's own id: sent again with the same body, the entry is answered again. */
  @IsUUID()
  clientId!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** The day, not closed yet; a plan up to 31 days ahead. */
  @IsDay()
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  @IsIn(SLOTS)
  slot!: Slot;

  @ApiProperty({ enum: PRODUCTION_KINDS })
  @IsIn(PRODUCTION_KINDS)
  kind!: ProductionKind;

  /** Portions: whole meals, or of the dish where one is named. Only meals are matched. */
  @IsInt()
  @Min(0)
  @Max(MOST_PORTIONS)
  portions!: number;

  /** The dish that was planned, cooked or wasted. */
  @IsOptional()
  @IsUUID()
  dishId?: string;

  /** Of a cooked dish: how it is kept. Until when it may be eaten follows by the district's rule. */
  @IsOptional()
  @ApiProperty({ enum: HOLDINGS, required: false })
  @IsIn(HOLDINGS)
  holding?: Holding;

  /** Degrees Celsius: at the core of a cooked dish, in the boxes when they left or arrived. */
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(COLDEST)
  @Max(HOTTEST)
  celsius?: number;

  /** When it was cooked, left or arrived, RFC 3339. */
  @IsOptional()
  @IsISO8601({ strict: true })
  happenedAt?: string;

  /** Of a dispatch. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_BOXES)
  boxes?: number;

  /** Why it was thrown away, or came back from a door. */
  @IsOptional()
  @ApiProperty({ enum: PORTION_REASONS, required: false })
  @IsIn(PORTION_REASONS)
  reason?: PortionReason;

  /** In words, no personal data. */
  @IsOptional()
  @IsLine(200)
  note?: string;

  /** Of a dispatch: where it goes. The point must be fed by this kitchen in that slot. */
  @IsOptional()
  @IsUUID()
  pointId?: string;

  /** Of a dispatch: the driver or volunteer in words; kept apart for a year. */
  @IsOptional()
  @IsLine(60)
  carrier?: string;

  /** Of a receipt: what was received. */
  @IsOptional()
  @IsUUID()
  dispatchId?: string;

  /** The entry that this one puts right: it is withdrawn in the same step. */
  @IsOptional()
  @IsUUID()
  replacesId?: string;
}

/** Taking an entry back before its day closes; both rows stay. */
export class WithdrawProductionDto {
  /** Why. */
  @IsLine(200)
  reason!: string;
}

/** The id of an entry. */
export class ProductionEnteredDto {
  id!: string;
}
