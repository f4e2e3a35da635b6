import { ApiProperty } from '@nestjs/swagger';
import { FACILITY_TIERS, type FacilityTier } from '@nuancan/meal-point';
import { IsOptional, IsUUID } from 'class-validator';
import { HOLDINGS, type Holding } from '../dish/dish-words.js';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { FoodRuleDto } from './food-rule.dto.js';
import { FoodSampleDto } from './food-sample.dto.js';
import { PortionMatchDto } from './portion-match.dto.js';
import { PORTION_REASONS, PRODUCTION_KINDS, type PortionReason, type ProductionKind } from './production-words.js';

/** Whose day. */
export class ProductionDayQueryDto {
  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** An entry of the day, of this facility or sent to it. */
export class ProductionEntryDto {
  id!: string;
  /** Whose entry it is: of a dispatch to this facility, the kitchen. */
  facilityId!: string;
  facilityName!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  @ApiProperty({ enum: PRODUCTION_KINDS })
  kind!: ProductionKind;
  @ApiProperty({ type: 'integer' })
  portions!: number;
  dishId!: string | null;
  dishName!: string | null;
  @ApiProperty({ enum: HOLDINGS, nullable: true })
  holding!: Holding | null;
  celsius!: number | null;
  happenedAt!: Date | null;
  useBy!: Date | null;
  @ApiProperty({ type: 'integer', nullable: true })
  boxes!: number | null;
  @ApiProperty({ enum: PORTION_REASONS, nullable: true })
  reason!: PortionReason | null;
  note!: string | null;
  /** Where a dispatch goes, where a receipt comes from. */
  counterpartId!: string | null;
  counterpartName!: string | null;
  carrier!: string | null;
  dispatchId!: string | null;
  /** Of a dispatch: what the point received; null while it entered nothing. */
  @ApiProperty({ type: 'integer', nullable: true })
  receivedPortions!: number | null;
  recordedAt!: Date;
  /** Why it was taken back; null while it stands. */
  withdrawnReason!: string | null;
}

/** A point that this kitchen feeds. */
export class SuppliedPointDto {
  facilityId!: string;
  name!: string;
  @ApiProperty({ enum: SLOTS, isArray: true })
  slots!: Slot[];
}

/** Production of a facility on a day. */
export class ProductionDayDto {
  facilityId!: string;
  facilityName!: string;
  @ApiProperty({ enum: FACILITY_TIERS })
  tier!: FacilityTier;
  businessDate!: string;
  /** A closed day takes no entries. */
  closed!: boolean;
  /** Slots with anything on record, with their match. */
  slots!: PortionMatchDto[];
  /** By time of entry, those that were taken back, too. */
  entries!: ProductionEntryDto[];
  points!: SuppliedPointDto[];
  /** Of this day, and those still kept of others. */
  samples!: FoodSampleDto[];
  rule!: FoodRuleDto;
}
