import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { FACILITY_TIERS, type FacilityTier } from '../facility/facility-tier.js';
import { MEAL_SLOTS, type MealSlot } from '../meal-slot.js';
import { SlotOpeningDto } from '../opening/opening.dto.js';
import { FACILITY_STATES, type FacilityState } from '../standing/facility-state.js';

/** Which facilities. */
export class OverviewQueryDto extends PageQueryDto {
  /** Only this town's. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  @IsOptional()
  @ApiProperty({ enum: FACILITY_TIERS, required: false })
  @IsIn(FACILITY_TIERS)
  tier?: FacilityTier;

  /** Only in this state today. */
  @IsOptional()
  @ApiProperty({ enum: FACILITY_STATES, required: false })
  @IsIn(FACILITY_STATES)
  state?: FacilityState;

  /** Only this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Who feeds it in a slot. */
export class OverviewSupplierDto {
  @ApiProperty({ enum: MEAL_SLOTS })
  slot!: MealSlot;
  facilityId!: string;
  name!: string;
}

/** What an official wants to see of a facility at a glance, today. */
export class FacilityOverviewDto {
  id!: string;
  code!: string;
  name!: string;
  @ApiProperty({ enum: FACILITY_TIERS })
  tier!: FacilityTier;
  townCode!: string;
  townName!: string;
  organisationName!: string;
  address!: string | null;
  /** Null before the first. */
  @ApiProperty({ enum: FACILITY_STATES, nullable: true })
  state!: FacilityState | null;
  /** An acceptance waits for the district. */
  acceptancePending!: boolean;
  /** 1 to 5; null without a grade. */
  @ApiProperty({ type: 'integer', nullable: true })
  stars!: number | null;
  suppliers!: OverviewSupplierDto[];
  /** Meal points it feeds today. */
  @ApiProperty({ type: 'integer' })
  feeds!: number;
  /** Licences in use that expire within 60 days or have expired. */
  @ApiProperty({ type: 'integer' })
  expiring!: number;
  /** The first of them to expire; null without. */
  nextExpiry!: string | null;
  /** Today by slot. */
  today!: SlotOpeningDto[];
}

/** A page of facilities, by code. A page asked for by state may hold fewer than `limit`. */
export class FacilityOverviewListDto {
  businessDate!: string;
  items!: FacilityOverviewDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
