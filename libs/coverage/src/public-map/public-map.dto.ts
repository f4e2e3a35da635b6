import { ApiProperty } from '@nestjs/swagger';
import { FACILITY_TIERS, SlotOpeningDto, type FacilityTier } from '@nuancan/meal-point';
import { Matches } from 'class-validator';

/** A district that has a map. */
export class PublicMapDistrictDto {
  districtCode!: string;
  name!: string;
  /** Where its streets come from and under which licence. */
  source!: string;
}

export class PublicMapListDto {
  items!: PublicMapDistrictDto[];
}

/** Which district. */
export class PublicMapParamsDto {
  /** A district's code. */
  @Matches(/^\d{6}$/)
  districtCode!: string;
}

/** A point as anybody may know it. */
export class PublicPointDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: FACILITY_TIERS })
  tier!: FacilityTier;
  townName!: string;
  address!: string | null;
  /** WGS-84 degrees; null: not known. */
  longitude!: number | null;
  latitude!: number | null;
  /** It has a menu that anybody may read. */
  hasMenu!: boolean;
  /** Today by slot. */
  today!: SlotOpeningDto[];
}

/** The points of a district that are not closed for good, by town and name. */
export class PublicMapDto extends PublicMapDistrictDto {
  businessDate!: string;
  points!: PublicPointDto[];
}
