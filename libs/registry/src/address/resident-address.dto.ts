import { ApiProperty } from '@nestjs/swagger';
import { IsLine } from '@nuancan/platform';
import { IsIn, IsNumber, IsOptional, Max, Min, ValidateIf } from 'class-validator';

export const ADDRESS_LABELS = ['home', 'other'] as const;
export type AddressLabel = (typeof ADDRESS_LABELS)[number];

/** How well the place is known: the door, the middle of the village, not at all. */
export const LOCATED = ['exact', 'village', 'none'] as const;
export type Located = (typeof LOCATED)[number];

/** A place where somebody is found. */
export class AddAddressDto {
  /** Where they live, or another place such as a daughter's. A new home ends the one before. */
  @IsIn(ADDRESS_LABELS)
  label!: AddressLabel;

  /** In words, as a volunteer is told it. */
  @IsLine(120)
  line!: string;

  /** What one needs to know at the door. */
  @IsOptional()
  @IsLine(200)
  doorNote?: string;

  /** Degrees east in WGS-84, with `latitude`; without both the middle of the village stands for it, and says so. */
  @ValidateIf((address: AddAddressDto) => address.latitude !== undefined || address.longitude !== undefined)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(73)
  @Max(136)
  longitude?: number;

  /** Degrees north in WGS-84. */
  @ValidateIf((address: AddAddressDto) => address.latitude !== undefined || address.longitude !== undefined)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(3)
  @Max(54)
  latitude?: number;
}

/** A place where somebody is found, or was. */
export class ResidentAddressDto {
  /** Id. */
  id!: string;
  /** Whose. */
  residentId!: string;
  /** Where they live, or another place. */
  @ApiProperty({ enum: ADDRESS_LABELS })
  label!: AddressLabel;
  /** In words. */
  line!: string;
  /** What one needs to know at the door. */
  doorNote!: string | null;
  /** Degrees east in WGS-84; null when nothing is known. */
  longitude!: number | null;
  /** Degrees north in WGS-84. */
  latitude!: number | null;
  /** How well the place is known. */
  @ApiProperty({ enum: LOCATED })
  located!: Located;
  /** When it was written down. */
  recordedAt!: Date;
  /** When it ceased to hold; null while it does. */
  endedAt!: Date | null;
}

/** Of one resident, those that hold first. */
export class ResidentAddressListDto {
  items!: ResidentAddressDto[];
}
