import { ApiProperty } from '@nestjs/swagger';
import { IsClock, IsDay } from '@nuancan/platform';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { SLOTS, type Slot } from '../delivery-words.js';

/** Which kitchen, and the day for which its rules are asked. */
export class DeliveryRuleQueryDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Day in Asia/Shanghai; today when absent. */
  @IsOptional()
  @IsDay()
  businessDate?: string;
}

/** From a day on: until when orders are taken, when the food leaves, how long it may be on the road. */
export class SetDeliveryRuleDto {
  /** The kitchen; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Meal slot. */
  @IsIn(SLOTS)
  slot!: Slot;

  /** First day it holds for: later than any whose cut-off may have passed. */
  @IsDay()
  validFrom!: string;

  /** The cut-off lies so many days before the meal; 0 on its day. */
  @IsInt()
  @Min(0)
  @Max(3)
  cutOffDays!: number;

  /** The hour of the cut-off, `HH:MM`. */
  @IsClock()
  cutOffAt!: string;

  /** When the food leaves the kitchen, `HH:MM`. */
  @IsClock()
  leavesAt!: string;

  /** Minutes from the kitchen to a door, at most. */
  @IsInt()
  @Min(10)
  @Max(240)
  mostMinutes!: number;
}

/** What holds for a slot of a day. */
export class DeliveryRuleDto {
  /** Meal slot. */
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** Until then orders of the day are taken, changed and cancelled. */
  cutOff!: Date;
  /** When the food leaves the kitchen. */
  leavesAt!: Date;
  /** Minutes from the kitchen to a door, at most. */
  mostMinutes!: number;
  /** Since when it holds; null: what holds where a kitchen has set nothing. */
  validFrom!: string | null;
}

/** Of the three slots of a day. */
export class DeliveryRuleListDto {
  items!: DeliveryRuleDto[];
}
