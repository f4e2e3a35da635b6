import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { AREA_LEVELS, ProfileQueryDto, ToldCountDto, type AreaLevel } from './figure.dto.js';

/** Which areas, month by month. */
export class MonthsQueryDto extends ProfileQueryDto {
  /** This town with its villages; the district with its towns when absent. Nine digits. */
  @IsOptional()
  @Matches(/^[0-9]{9}$/)
  town?: string;
}

/** An area at the end of a month; of the month that is not over, as it is. */
export class AreaMonthDto extends ToldCountDto {
  /** `2026-11` */
  month!: string;
  /** Day of the count that stands for it: the last one in the month, or before it when nothing moved. */
  businessDate!: string;
  facilities!: number;
  seats!: number;
  /** Seats for a hundred who are reached; null: nobody is. */
  seatsPerHundred!: number | null;
}

/** An area through the months; without those in which it was not counted. */
export class AreaMonthsDto {
  @ApiProperty({ enum: AREA_LEVELS })
  level!: AreaLevel;
  code!: string;
  name!: string;
  months!: AreaMonthDto[];
}

/** Areas of one's scope. */
export class MonthListDto {
  /** The earliest first; 24 at most, from the first count on. */
  months!: string[];
  items!: AreaMonthsDto[];
}

/** A facility at the end of a month. Auditors: in fives. */
export class FacilityMonthDto {
  month!: string;
  businessDate!: string;
  reached!: number | null;
  nearestOf!: number | null;
  onlyHere!: number | null;
  overlap!: number | null;
  seats!: number | null;
  seatsPerHundred!: number | null;
}

/** A facility through the months; without those in which it did not serve. */
export class FacilityMonthsDto {
  facilityId!: string;
  name!: string;
  townCode!: string;
  months!: FacilityMonthDto[];
}

/** Facilities of one's scope. */
export class FacilityMonthListDto {
  months!: string[];
  items!: FacilityMonthsDto[];
}
