import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { DISH_CONTENTS, DISH_KINDS, type DishContent, type DishKind } from '../dish/dish-words.js';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { MENU_KINDS, type MenuKind } from './menu.dto.js';

/** Which week. */
export class PublicMenuQueryDto {
  /** First of seven days, at most 35 days from today; today when absent. */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  from?: string;
}

export class PublicDishDto {
  name!: string;
  @ApiProperty({ enum: DISH_KINDS })
  kind!: DishKind;
  @ApiProperty({ enum: DISH_CONTENTS, isArray: true })
  contains!: DishContent[];
}

export class PublicMenuLineDto {
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  @ApiProperty({ enum: MENU_KINDS })
  kind!: MenuKind;
  name!: string;
  /** Fen, before what others pay of it. */
  priceFen!: number;
  soldOut!: boolean;
  /** Empty: not planned yet. */
  dishes!: PublicDishDto[];
}

export class PublicMenuDayDto {
  businessDate!: string;
  lines!: PublicMenuLineDto[];
}

/** Seven days of a facility's menu as anybody may read it. */
export class PublicMenuDto {
  facilityId!: string;
  facilityName!: string;
  townName!: string;
  days!: PublicMenuDayDto[];
}

export class PublicMenuPlaceDto {
  facilityId!: string;
  facilityName!: string;
  townName!: string;
}

/** The facilities that have a menu, by town and name. */
export class PublicMenuPlacesDto {
  items!: PublicMenuPlaceDto[];
}
