import { ApiProperty } from '@nestjs/swagger';
import { IsClock, IsDay, IsLine, PageQueryDto } from '@nuancan/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { FACILITY_TIERS, type FacilityTier } from '../facility/facility-tier.js';
import { MEAL_SLOTS, type MealSlot } from '../meal-slot.js';
import { FACILITY_STATES, type FacilityState } from '../standing/facility-state.js';
import { CLOSED_WHYS, type ClosedWhy } from './opening.js';

const KINDS = ['closed', 'open'] as const;
const MOST_PORTIONS = 100_000;

/** One slot of one weekday. */
export class WeekdayHoursDto {
  /** 1 = Monday to 7 = Sunday. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 7 })
  @IsInt()
  @Min(1)
  @Max(7)
  weekday!: number;

  @ApiProperty({ enum: MEAL_SLOTS })
  @IsIn(MEAL_SLOTS)
  slot!: MealSlot;

  /** `HH:MM` */
  @IsClock()
  opensAt!: string;

  /** Last order, `HH:MM`. */
  @IsClock()
  lastOrderAt!: string;

  /** `HH:MM` */
  @IsClock()
  closesAt!: string;
}

/** The whole timetable from a day on; a weekday and slot that is not named is closed. */
export class SetOpeningHoursDto {
  /** First day it holds. */
  @IsDay()
  validFrom!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(21)
  @ValidateNested({ each: true })
  @Type(() => WeekdayHoursDto)
  hours!: WeekdayHoursDto[];
}

/** Days that differ from the timetable: closed, or an extra opening with its hours. */
export class AddOpeningExceptionDto {
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind!: (typeof KINDS)[number];

  /** Only this slot; the whole day when absent. An extra opening names it. */
  @IsOptional()
  @ApiProperty({ enum: MEAL_SLOTS, required: false, nullable: true })
  @IsIn(MEAL_SLOTS)
  slot?: MealSlot | null;

  /** First day. */
  @IsDay()
  validFrom!: string;

  /** Last day, at most a year later. */
  @IsDay()
  validTo!: string;

  /** Told to elders and families, e.g. 春节. */
  @IsLine(100)
  reason!: string;

  /** `HH:MM`, of an extra opening. */
  @IsOptional()
  @IsClock()
  opensAt?: string | null;

  /** `HH:MM`, of an extra opening. */
  @IsOptional()
  @IsClock()
  lastOrderAt?: string | null;

  /** `HH:MM`, of an extra opening. */
  @IsOptional()
  @IsClock()
  closesAt?: string | null;
}

/** How many a slot can serve, from a day on. */
export class SetSlotCapacityDto {
  @ApiProperty({ enum: MEAL_SLOTS })
  @IsIn(MEAL_SLOTS)
  slot!: MealSlot;

  /** First day it holds. */
  @IsDay()
  validFrom!: string;

  /** Seats in the room. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(0)
  @Max(10_000)
  seats!: number;

  /** Portions eaten there or fetched. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(0)
  @Max(MOST_PORTIONS)
  dineInPortions!: number;

  /** Portions delivered. */
  @ApiProperty({ type: 'integer' })
  @IsInt()
  @Min(0)
  @Max(MOST_PORTIONS)
  deliveryPortions!: number;
}

/** A row of the timetable. */
export class OpeningHoursDto {
  id!: string;
  /** 1 = Monday to 7 = Sunday. */
  @ApiProperty({ type: 'integer' })
  weekday!: number;
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  opensAt!: string;
  lastOrderAt!: string;
  closesAt!: string;
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
}

/** Days that differ from the timetable. */
export class OpeningExceptionDto {
  id!: string;
  @ApiProperty({ enum: KINDS })
  kind!: (typeof KINDS)[number];
  /** Null: the whole day. */
  @ApiProperty({ enum: MEAL_SLOTS, nullable: true })
  slot!: MealSlot | null;
  validFrom!: string;
  validTo!: string;
  reason!: string;
  opensAt!: string | null;
  lastOrderAt!: string | null;
  closesAt!: string | null;
}

/** How many a slot can serve. */
export class SlotCapacityDto {
  id!: string;
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  @ApiProperty({ type: 'integer' })
  seats!: number;
  @ApiProperty({ type: 'integer' })
  dineInPortions!: number;
  @ApiProperty({ type: 'integer' })
  deliveryPortions!: number;
  validFrom!: string;
  /** Last day; null until further notice. */
  validTo!: string | null;
}

/** One slot of a day: open with its hours, or closed and why. */
export class SlotOpeningDto {
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  open!: boolean;
  /** Why not; null when open. */
  @ApiProperty({ enum: CLOSED_WHYS, nullable: true })
  why!: ClosedWhy | null;
  /** The reason given for a closed day. */
  reason!: string | null;
  /** Null when closed or not on record. */
  opensAt!: string | null;
  lastOrderAt!: string | null;
  closesAt!: string | null;
}

/** The opening times of one facility, from a day on. */
export class FacilityOpeningDto {
  /** The day asked for. */
  businessDate!: string;
  /** The slots of that day. */
  today!: SlotOpeningDto[];
  /** Rows of the timetable that hold on the day or later. */
  hours!: OpeningHoursDto[];
  /** Exceptions of the day or later. */
  exceptions!: OpeningExceptionDto[];
  /** Capacities that hold on the day or later. */
  capacities!: SlotCapacityDto[];
}

/** Which day of one facility. */
export class OpeningDayQueryDto {
  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @IsDay()
  businessDate?: string;
}

/** What is open on a day. */
export class OpeningQueryDto extends PageQueryDto {
  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @IsDay()
  businessDate?: string;

  /** Only this town's. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Only facilities open in this slot. */
  @IsOptional()
  @ApiProperty({ enum: MEAL_SLOTS, required: false })
  @IsIn(MEAL_SLOTS)
  slot?: MealSlot;

  /** Only this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** One facility's day. */
export class FacilityDayDto {
  facilityId!: string;
  code!: string;
  name!: string;
  @ApiProperty({ enum: FACILITY_TIERS })
  tier!: FacilityTier;
  townCode!: string;
  /** Its state on the day; null before the first. */
  @ApiProperty({ enum: FACILITY_STATES, nullable: true })
  state!: FacilityState | null;
  slots!: SlotOpeningDto[];
}

/** A page of facilities with their day, by code. A page asked for by slot may hold fewer than `limit`. */
export class FacilityDayListDto {
  businessDate!: string;
  items!: FacilityDayDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
