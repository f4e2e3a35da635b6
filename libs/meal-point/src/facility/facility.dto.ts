import { ApiProperty } from '@nestjs/swagger';
import { HoldsNoIdentityNumber, PageQueryDto } from '@nuancan/platform';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { FACILITY_TIERS, type FacilityTier } from './facility-tier.js';

const DATE = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;
const NO_CONTROL_CHARACTERS = /^[^\p{Cc}]*$/u;

/** A field may be left out of an edit, but not emptied: null is validated and refused. */
const isGiven = (_edit: EditFacilityDto, value: unknown): boolean => value !== undefined;

/** Query of the list of facilities. */
export class FacilityQueryDto extends PageQueryDto {
  /** Only this town's. */
  @IsOptional()
  @Matches(/^\d{9}$/)
  townCode?: string;

  /** Only of this tier. */
  @IsOptional()
  @ApiProperty({ enum: FACILITY_TIERS, required: false })
  @IsIn(FACILITY_TIERS)
  tier?: FacilityTier;
}

/** What may be changed of a facility; what is left out stays. */
export class EditFacilityDto {
  @ValidateIf(isGiven)
  @IsString()
  @Length(1, 60)
  @Matches(NO_CONTROL_CHARACTERS)
  @HoldsNoIdentityNumber()
  name?: string;

  @ValidateIf(isGiven)
  @ApiProperty({ enum: FACILITY_TIERS, required: false })
  @IsIn(FACILITY_TIERS)
  tier?: FacilityTier;

  /** Who runs it. */
  @ValidateIf(isGiven)
  @IsUUID()
  organisationId?: string;

  /** Village or community of its town, twelve digits. */
  @IsOptional()
  @Matches(/^\d{12}$/)
  villageCode?: string | null;

  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  @HoldsNoIdentityNumber()
  address?: string | null;

  /** WGS-84 degrees. */
  @IsOptional()
  @IsNumber()
  @IsLongitude()
  longitude?: number | null;

  /** WGS-84 degrees. */
  @IsOptional()
  @IsNumber()
  @IsLatitude()
  latitude?: number | null;

  @IsOptional()
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  @IsInt()
  @Min(0)
  @Max(10_000)
  seats?: number | null;

  /** First day of business, `YYYY-MM-DD`. */
  @ValidateIf(isGiven)
  @Matches(DATE)
  @IsISO8601({ strict: true })
  openedOn?: string;

  /** Last day of business; null: open until further notice. */
  @IsOptional()
  @Matches(DATE)
  @IsISO8601({ strict: true })
  closedOn?: string | null;
}

/** A new facility. */
export class CreateFacilityDto {
  /** Short code, unique in the district: capitals, digits and hyphens. */
  @Matches(/^[A-Z0-9-]{3,32}$/)
  code!: string;

  /** Its town for good, nine digits. */
  @Matches(/^\d{9}$/)
  townCode!: string;

  @IsString()
  @Length(1, 60)
  @Matches(NO_CONTROL_CHARACTERS)
  @HoldsNoIdentityNumber()
  name!: string;

  @ApiProperty({ enum: FACILITY_TIERS })
  @IsIn(FACILITY_TIERS)
  tier!: FacilityTier;

  /** Who runs it. */
  @IsUUID()
  organisationId!: string;

  /** Village or community of its town, twelve digits. */
  @IsOptional()
  @Matches(/^\d{12}$/)
  villageCode?: string | null;

  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  @HoldsNoIdentityNumber()
  address?: string | null;

  /** WGS-84 degrees. */
  @IsOptional()
  @IsNumber()
  @IsLongitude()
  longitude?: number | null;

  /** WGS-84 degrees. */
  @IsOptional()
  @IsNumber()
  @IsLatitude()
  latitude?: number | null;

  @IsOptional()
  @ApiProperty({ type: 'integer', nullable: true, required: false })
  @IsInt()
  @Min(0)
  @Max(10_000)
  seats?: number | null;

  /** First day of business, `YYYY-MM-DD`. */
  @Matches(DATE)
  @IsISO8601({ strict: true })
  openedOn!: string;
}

/** A central kitchen, elder canteen or meal point. */
export class FacilityDto {
  id!: string;
  code!: string;
  name!: string;
  @ApiProperty({ enum: FACILITY_TIERS })
  tier!: FacilityTier;
  townCode!: string;
  villageCode!: string | null;
  organisationId!: string;
  address!: string | null;
  /** WGS-84 degrees. */
  longitude!: number | null;
  latitude!: number | null;
  /** First day of business. */
  openedOn!: string;
  /** Last day of business; null: open until further notice. */
  closedOn!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  seats!: number | null;
  /** Counts the edits; send it as If-Match with an edit. */
  @ApiProperty({ type: 'integer' })
  version!: number;
}

/** A page of facilities, by code. */
export class FacilityListDto {
  items!: FacilityDto[];
  /** Ask with this `cursor` for the next page; null on the last. */
  nextCursor!: string | null;
}
