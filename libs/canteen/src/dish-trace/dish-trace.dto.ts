import { ApiProperty } from '@nestjs/swagger';
import { PurposeDto } from '@nuancan/registry';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { MODES, SLOTS, type Mode, type Slot } from '../meal/meal-words.js';
import { MENU_KINDS, type MenuKind } from '../menu/menu.dto.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether a meal had the dish: `certain`, by a set whose dishes of the day were planned with it; `possible`, by what is sold
 * one by one or a set without planned dishes, where the dish was on the menu or cooked in that slot.
 */
export const CERTAINTIES = ['certain', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Which dish, on which day. */
export class DishTraceQueryDto {
  @IsUUID()
  dishId!: string;

  @Matches(DATE)
  businessDate!: string;

  /** Every slot when absent. */
  @IsOptional()
  @ApiProperty({ enum: SLOTS, required: false })
  @IsIn(SLOTS)
  slot?: Slot;

  /** One facility; an operator's own and all of an official's scope when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** The same with the names in clear, and what for. */
export class NamedDishTraceDto extends PurposeDto {
  @IsUUID()
  dishId!: string;

  @Matches(DATE)
  businessDate!: string;

  @IsOptional()
  @ApiProperty({ enum: SLOTS, required: false })
  @IsIn(SLOTS)
  slot?: Slot;

  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Where the dish was on the menu or cooked. */
export class TracedPlaceDto {
  facilityId!: string;
  facilityName!: string;
  townName!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** Lines of the menu that were planned with it; empty: it was cooked, and no line says so. */
  lines!: string[];
  /** Portions that were logged as cooked. */
  @ApiProperty({ type: 'integer' })
  cookedPortions!: number;
  /** Meals that certainly had it, anonymous ones included. */
  @ApiProperty({ type: 'integer' })
  certainMeals!: number;
  /** Meals that may have had it: nobody can know. */
  @ApiProperty({ type: 'integer' })
  possibleMeals!: number;
  /** Of these, meals of guests without a name. */
  @ApiProperty({ type: 'integer' })
  anonymousMeals!: number;
}

/** A meal of somebody known. */
export class TracedMealDto {
  mealId!: string;
  facilityName!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** What was sold, as it was called. */
  lineName!: string;
  @ApiProperty({ enum: MENU_KINDS, nullable: true, type: 'string' })
  lineKind!: MenuKind | null;
  @ApiProperty({ enum: CERTAINTIES })
  certainty!: Certainty;
  servedAt!: Date;
  @ApiProperty({ enum: MODES })
  mode!: Mode;
  /** Null: an elder of another town, whom the district knows. */
  residentId!: string | null;
  /** Masked unless disclosed. */
  residentName!: string | null;
}

/** Who ate a dish on a day. Voided meals ate nothing. */
export class DishTraceDto {
  dishId!: string;
  dishName!: string;
  businessDate!: string;
  places!: TracedPlaceDto[];
  /** Certain ones first; at most 2,000. */
  meals!: TracedMealDto[];
  /** There are more: ask by facility or slot. */
  isCut!: boolean;
}
