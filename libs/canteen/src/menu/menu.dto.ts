import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { SLOTS } from '../meal/meal-words.js';
import type { Slot } from '../meal/meal-words.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
export const MENU_KINDS = ['set', 'a_la_carte'] as const;
export type MenuKind = (typeof MENU_KINDS)[number];

/** Which facility and day. */
export class FacilityDayQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @Matches(DATE)
  businessDate?: string;
}

/** A price that holds from a day on. */
export class SetMenuItemDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Meal slot. */
  @IsIn(SLOTS)
  slot!: Slot;

  /** A set, or à la carte. */
  @IsIn(MENU_KINDS)
  kind!: MenuKind;

  /** Name on the till; the same slot and name replaces the earlier price. */
  @IsString()
  @Length(1, 60)
  @HoldsNoIdentityNumber()
  name!: string;

  /** Fen. */
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  priceFen!: number;

  /** First day it holds. */
  @Matches(DATE)
  validFrom!: string;
}

/** A line of a facility's menu. */
export class MenuItemDto {
  /** Id. */
  id!: string;
  /** Facility. */
  facilityId!: string;
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** A set, or à la carte. */
  @ApiProperty({ enum: MENU_KINDS })
  kind!: MenuKind;
  /** Name on the till. */
  name!: string;
  /** Fen. */
  priceFen!: number;
  /** First day. */
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
}

/** The last day of a line. */
export class EndMenuItemDto {
  /** Last day it is sold, not before yesterday. */
  @Matches(DATE)
  validTo!: string;
}

/** Whose prices. */
export class MenuHistoryQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A price of a line, standing or corrected. */
export class MenuPriceDto extends MenuItemDto {
  /** When it was entered, RFC 3339; null: before this was kept. */
  recordedAt!: Date | null;
  /** When a correction took its place; meals recorded before keep its price. Null: it stands. */
  supersededAt!: Date | null;
}

/** The prices of a facility with the corrected ones, latest first; 500 at most. */
export class MenuHistoryDto {
  items!: MenuPriceDto[];
}

/** The menu of one facility and day. */
export class MenuDto {
  /** Ordered by slot, kind and price. */
  items!: MenuItemDto[];
}
