import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, IsLine, PageQueryDto } from '@nuancan/platform';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { DISH_CONTENTS, DISH_KINDS, HOLDINGS, type DishContent, type DishKind, type Holding } from './dish-words.js';

const LONGEST_NAME = 60;
const MOST_INGREDIENTS = 40;
const MOST_GRAMS = 2000;
const STATES = ['in_use', 'retired', 'all'] as const;

/** Which dishes. */
export class DishQueryDto extends PageQueryDto {
  /** The catalogue and what this facility adds; an operator's own when absent, all of the scope for officials. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsOptional()
  @ApiProperty({ enum: DISH_KINDS, required: false })
  @IsIn(DISH_KINDS)
  kind?: DishKind;

  /** `in_use` when absent. */
  @IsOptional()
  @ApiProperty({ enum: STATES, required: false })
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

/** What of a dish may be mended later. */
export class EditDishDto {
  /** By weight, the most first. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_INGREDIENTS)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  @HoldsNoIdentityNumber({ each: true })
  ingredients!: string[];

  /** What somebody may have to avoid. */
  @ApiProperty({ enum: DISH_CONTENTS, isArray: true })
  @IsArray()
  @ArrayMaxSize(DISH_CONTENTS.length)
  @ArrayUnique()
  @IsIn(DISH_CONTENTS, { each: true })
  contains!: DishContent[];

  /** Weight of a portion, grams. */
  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  portionGrams!: number;

  /** How it is kept until it is eaten. */
  @ApiProperty({ enum: HOLDINGS })
  @IsIn(HOLDINGS)
  holding!: Holding;
}

/** A new dish. */
export class AddDishDto extends EditDishDto {
  /** The facility that adds it for itself, an operator's own when absent; without one, an official's goes into the catalogue. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Fixed: another name is another dish. */
  @IsLine(LONGEST_NAME)
  name!: string;

  @ApiProperty({ enum: DISH_KINDS })
  @IsIn(DISH_KINDS)
  kind!: DishKind;
}

/** A dish. */
export class DishDto {
  id!: string;
  /** Null: the district's catalogue. */
  facilityId!: string | null;
  name!: string;
  @ApiProperty({ enum: DISH_KINDS })
  kind!: DishKind;
  ingredients!: string[];
  @ApiProperty({ enum: DISH_CONTENTS, isArray: true })
  contains!: DishContent[];
  /** Weight of a portion, grams. */
  @ApiProperty({ type: 'integer' })
  portionGrams!: number;
  @ApiProperty({ enum: HOLDINGS })
  holding!: Holding;
  /** Since when it is cooked no more; null while it is. */
  retiredOn!: string | null;
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** A page of dishes, by name. */
export class DishListDto {
  items!: DishDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
