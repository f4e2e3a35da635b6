import { HoldsNoIdentityNumber, IsDay } from '@nuancan/platform';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

const MOST_M2 = 1_000_000;

/** A bed of a facility or of a village. */
export class PlotDto {
  id!: string;
  townCode!: string;
  /** Null: of the village. */
  facilityId!: string | null;
  /** Null: of the facility. */
  villageCode!: string | null;
  name!: string;
  /** Square metres. */
  areaM2!: number;
  /** Who tends it, a person or group of the village; never leaves the scope of its town. */
  tendedBy!: string | null;
  /** Null: still in use. */
  endedOn!: string | null;
  version!: number;
}

/** A plot to be entered: of a facility (an operator's own when nothing is said), or of a village. */
export class AddPlotDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsOptional()
  @Matches(/^\d{12}$/)
  villageCode?: string;

  @IsString()
  @Length(1, 60)
  @Matches(/\S/)
  @HoldsNoIdentityNumber()
  name!: string;

  /** Square metres. */
  @IsInt()
  @Min(1)
  @Max(MOST_M2)
  areaM2!: number;

  /** Who tends it: a person or group. */
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @Matches(/\S/)
  @HoldsNoIdentityNumber()
  tendedBy?: string;
}

/** What to change; what is absent stays. */
export class EditPlotDto {
  @IsOptional()
  @IsString()
  @Length(1, 60)
  @Matches(/\S/)
  @HoldsNoIdentityNumber()
  name?: string;

  /** Square metres. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_M2)
  areaM2?: number;

  /** Who tends it; empty: nobody in particular. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @HoldsNoIdentityNumber()
  tendedBy?: string;

  /** No longer in use from today on, or in use again. */
  @IsOptional()
  @IsBoolean()
  ended?: boolean;
}

/** Of which facility; an operator's own when absent. */
export class GardenQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** Days of which harvest and use are summed. */
export class GardenSpanDto {
  /** First day. */
  @IsDay()
  from!: string;

  /** Last day. */
  @IsDay()
  to!: string;
}
