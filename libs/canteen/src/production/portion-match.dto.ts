import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { FACILITY_TIERS, type FacilityTier } from '@nuancan/meal-point';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { DIFFERENCE_OWNERS, MATCH_STAGES, type DifferenceOwner, type MatchStage } from './production-words.js';

/** Which month and facilities. */
export class PortionMonthQueryDto {
  @Matches(/^\d{4}-(0[1-9]|1[0-2])$/)
  month!: string;

  /** Only this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Only facilities of this town. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;
}

/** Portions that do not match. */
export class PortionDifferenceDto {
  /** cooked = sent + kept · sent = received + lost · a receipt that is missing · received + kept = what became of them. */
  @ApiProperty({ enum: MATCH_STAGES })
  stage!: MatchStage;
  /** Who has to explain it. */
  @ApiProperty({ enum: DIFFERENCE_OWNERS })
  owner!: DifferenceOwner;
  /** Missing when positive, too many when negative. */
  @ApiProperty({ type: 'integer' })
  portions!: number;
}

/** The match of one slot: portions are whole meals. */
export class PortionMatchDto {
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  @ApiProperty({ type: 'integer' })
  planned!: number;
  @ApiProperty({ type: 'integer' })
  cooked!: number;
  /** Sent to points. */
  @ApiProperty({ type: 'integer' })
  dispatched!: number;
  /** Kept here: as counted, else what was not sent. */
  @ApiProperty({ type: 'integer' })
  kept!: number;
  /** Whether somebody counted what was kept. */
  keptCounted!: boolean;
  /** Sent here by kitchens, and receipted. */
  @ApiProperty({ type: 'integer' })
  sent!: number;
  /** Sent here, without a receipt. */
  @ApiProperty({ type: 'integer' })
  awaited!: number;
  @ApiProperty({ type: 'integer' })
  received!: number;
  /** Identified diners at the counter. */
  @ApiProperty({ type: 'integer' })
  diners!: number;
  @ApiProperty({ type: 'integer' })
  delivered!: number;
  /** The public and guests. */
  @ApiProperty({ type: 'integer' })
  publicGuests!: number;
  @ApiProperty({ type: 'integer' })
  returned!: number;
  @ApiProperty({ type: 'integer' })
  waste!: number;
  @ApiProperty({ type: 'integer' })
  samples!: number;
  @ApiProperty({ type: 'integer' })
  staff!: number;
  /** Whether anything was cooked, sent or received on record. */
  logged!: boolean;
  differences!: PortionDifferenceDto[];
}

/** What became of whole meals, added up. */
export class PortionFlowDto {
  @ApiProperty({ type: 'integer' })
  cooked!: number;
  /** Sent to points. */
  @ApiProperty({ type: 'integer' })
  dispatched!: number;
  /** Kept here: as counted, else what was not sent. */
  @ApiProperty({ type: 'integer' })
  kept!: number;
  @ApiProperty({ type: 'integer' })
  received!: number;
  /** Meals of every kind. */
  @ApiProperty({ type: 'integer' })
  served!: number;
  @ApiProperty({ type: 'integer' })
  returned!: number;
  @ApiProperty({ type: 'integer' })
  waste!: number;
  @ApiProperty({ type: 'integer' })
  staff!: number;
  @ApiProperty({ type: 'integer' })
  samples!: number;
  /** Wasted, returned, eaten by the staff, kept as samples. */
  @ApiProperty({ type: 'integer' })
  otherUse!: number;
}

/** Portions with those that differ, by owner, each missing or too many. */
export class OwedPortionsDto extends PortionFlowDto {
  @ApiProperty({ type: 'integer' })
  kitchen!: number;
  @ApiProperty({ type: 'integer' })
  transport!: number;
  @ApiProperty({ type: 'integer' })
  point!: number;
}

/** A day of a facility in the month's table. */
export class PortionDayDto extends OwedPortionsDto {
  businessDate!: string;
  logged!: boolean;
}

/** A difference of a slot, with the day it is of. */
export class DatedDifferenceDto extends PortionDifferenceDto {
  businessDate!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
}

/** A month of a facility. */
export class PortionFacilityDto extends OwedPortionsDto {
  facilityId!: string;
  facilityName!: string;
  townCode!: string;
  @ApiProperty({ enum: FACILITY_TIERS })
  tier!: FacilityTier;
  /** Days with anything on record, by date. */
  days!: PortionDayDto[];
  /** By day and slot. */
  differences!: DatedDifferenceDto[];
}

/** Facilities that log what they cook or receive. */
export class PortionMonthDto {
  month!: string;
  items!: PortionFacilityDto[];
}
