import { ApiProperty } from '@nestjs/swagger';
import { IsDay, PageQueryDto } from '@nuancan/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { MEAL_SLOTS, type MealSlot } from '../meal-slot.js';

/** Which supply relations. */
export class SupplyQueryDto extends PageQueryDto {
  /** Of this meal point. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Of this kitchen. */
  @IsOptional()
  @IsUUID()
  supplierId?: string;

  /** Only points of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Only those that hold on this day; all of them, past and future, when absent. */
  @IsOptional()
  @IsDay()
  businessDate?: string;
}

/** Who feeds a meal point from a day on. */
export class SetSupplyDto {
  /** The meal point. */
  @IsUUID()
  facilityId!: string;

  /** A central kitchen or elder canteen of the district. */
  @IsUUID()
  supplierId!: string;

  /** The slots it feeds; another supplier of these slots ends the day before. */
  @ApiProperty({ enum: MEAL_SLOTS, isArray: true })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsIn(MEAL_SLOTS, { each: true })
  slots!: MealSlot[];

  /** First day. */
  @IsDay()
  validFrom!: string;
}

/** The last day of a relation. */
export class EndRowDto {
  /** Last day it holds, not before yesterday. */
  @IsDay()
  validTo!: string;
}

/** A kitchen feeds a meal point in a slot. */
export class SupplyDto {
  id!: string;
  /** The meal point. */
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  supplierId!: string;
  supplierName!: string;
  @ApiProperty({ enum: ['central_kitchen', 'elder_canteen'] })
  supplierTier!: 'central_kitchen' | 'elder_canteen';
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  /** First day. */
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
}

/** A page of supply relations, by point, slot and first day. */
export class SupplyListDto {
  items!: SupplyDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}

/** What was set, one row per slot. */
export class SupplySetDto {
  items!: SupplyDto[];
}
