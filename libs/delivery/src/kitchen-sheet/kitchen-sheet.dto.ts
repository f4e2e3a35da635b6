import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { RESTRICTIONS, type Restriction } from '@nuancan/registry';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { SLOTS, type Slot } from '../delivery-words.js';

/** Of which kitchen, day and slot. */
export class KitchenSheetQueryDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Day in Asia/Shanghai. */
  @IsDay()
  businessDate!: string;

  /** Meal slot. */
  @IsIn(SLOTS)
  slot!: Slot;
}

/** So many of a set. */
export class SetCountDto {
  /** Name of the set; null: the cheapest of the day, before the orders are frozen. */
  setName!: string | null;
  /** Portions. */
  portions!: number;
}

/** So many who do not eat something. */
export class RestrictionCountDto {
  /** What. */
  @ApiProperty({ enum: RESTRICTIONS })
  restriction!: Restriction;
  /** Portions. */
  portions!: number;
  /** Of them, those whose set contains it. */
  clashes!: number;
}

/** What a kitchen cooks for delivery: counts, and the numbers of the labels that need something else. */
export class KitchenSheetDto {
  /** Whether the numbers can still change. */
  frozen!: boolean;
  /** Until then, or since when not. */
  cutOff!: Date;
  /** Portions in all. */
  portions!: number;
  /** Orders that somebody has to look at first. */
  unsettled!: number;
  /** By set. */
  sets!: SetCountDto[];
  /** By what is not eaten. */
  restrictions!: RestrictionCountDto[];
}
