import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PageQueryDto } from '@nuancan/platform';
import { SLOTS } from './meal-words.js';
import type { Slot } from './meal-words.js';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Which meals to list: a day or a range, and filters. */
export class MealQueryDto extends PageQueryDto {
  /** One day, `YYYY-MM-DD`; or give `from` and `to`. */
  @IsOptional()
  @Matches(DATE)
  businessDate?: string;

  /** First day. */
  @IsOptional()
  @Matches(DATE)
  from?: string;

  /** Last day. */
  @IsOptional()
  @Matches(DATE)
  to?: string;

  /** Only this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Only this slot. */
  @IsOptional()
  @IsIn(SLOTS)
  slot?: Slot;

  /** Beginning of a resident's name, pinyin or pinyin initials. */
  @IsOptional()
  @IsString()
  @Length(1, 40)
  query?: string;
}
