import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { SLOTS } from '../meal/meal-words.js';
import type { Slot } from '../meal/meal-words.js';
import { MenuItemDto } from './menu.dto.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_LINES = 100;

/** A week of menus. */
export class MenuWeekQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** First of seven days; today when absent. */
  @IsOptional()
  @Matches(DATE)
  from?: string;
}

/** What is offered on one date, whatever the weekdays say. */
export class SetMenuDayDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Today or later. */
  @Matches(DATE)
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  @IsIn(SLOTS)
  slot!: Slot;

  /** Names of the lines that are offered; the slot's other lines are not. */
  @IsArray()
  @ArrayMaxSize(MOST_LINES)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 60, { each: true })
  offered!: string[];
}

/** A line is sold out, or is to be had again. */
export class SetSoldOutDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Today or later. */
  @Matches(DATE)
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  @IsIn(SLOTS)
  slot!: Slot;

  /** Name of the line. */
  @IsString()
  @Length(1, 60)
  name!: string;

  @IsBoolean()
  soldOut!: boolean;
}

/** On which weekdays a line is offered from a day on. */
export class SetMenuWeekdaysDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @ApiProperty({ enum: SLOTS })
  @IsIn(SLOTS)
  slot!: Slot;

  /** Name of the line. */
  @IsString()
  @Length(1, 60)
  name!: string;

  /** 1 = Monday to 7 = Sunday. */
  @ApiProperty({ type: 'integer', isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  weekdays!: number[];

  /** First day it holds. */
  @Matches(DATE)
  validFrom!: string;
}

/** Copies what is offered in one week to another. */
export class CopyMenuWeekDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** A Monday. */
  @Matches(DATE)
  fromWeek!: string;

  /** Another Monday; its days before today stay. */
  @Matches(DATE)
  toWeek!: string;
}

/** A line of a day's menu. */
export class MenuDayLineDto extends MenuItemDto {
  /** Offered on that day. */
  offered!: boolean;
  /** Since when it is sold out, RFC 3339; null while it is to be had. */
  soldOutAt!: Date | null;
}

/** The menu of one day. */
export class MenuDayDto {
  businessDate!: string;
  /** Every line that has a price on the day, by slot, kind and price. */
  lines!: MenuDayLineDto[];
}

/** Seven days of menus. */
export class MenuWeekDto {
  facilityId!: string;
  days!: MenuDayDto[];
}
