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
import { DISH_CONTENTS, DISH_KINDS, type DishContent, type DishKind } from '../dish/dish-words.js';
import { MenuItemDto } from './menu.dto.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MOST_LINES = 100;
const MOST_DISHES = 20;

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

/** Of which dishes a line is made on a date. */
export class SetMenuDishesDto {
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

  /** In the order they are told; of the catalogue or of the facility, and still cooked. */
  @IsArray()
  @ArrayMaxSize(MOST_DISHES)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  dishIds!: string[];
}

/** Copies what is offered in one week, and its dishes, to another week, or to another facility. */
export class CopyMenuWeekDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** A Monday. */
  @Matches(DATE)
  fromWeek!: string;

  /** A Monday; its days before today stay. */
  @Matches(DATE)
  toWeek!: string;

  /** Whose week it becomes; the same facility's when absent. */
  @IsOptional()
  @IsUUID()
  toFacilityId?: string;
}

/** A dish of a line. */
export class MenuDishDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: DISH_KINDS })
  kind!: DishKind;
  @ApiProperty({ enum: DISH_CONTENTS, isArray: true })
  contains!: DishContent[];
}

/** A line of a day's menu. */
export class MenuDayLineDto extends MenuItemDto {
  /** Offered on that day. */
  offered!: boolean;
  /** Since when it is sold out, RFC 3339; null while it is to be had. */
  soldOutAt!: Date | null;
  /** What it is made of on that day, as planned; empty: not planned. */
  dishes!: MenuDishDto[];
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

/** The week that was copied to. */
export class CopiedMenuWeekDto extends MenuWeekDto {
  /** Names of dishes that were not taken along: of another facility, cooked no more, or of a line without a price there. */
  leftOut!: string[];
}
