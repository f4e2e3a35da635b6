import { ApiProperty } from '@nestjs/swagger';
import { PROFILES, type Profile } from '@nuancan/walk-network';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CoverageCountDto, ToldCountDto } from '../figure/figure.dto.js';
import { COVERED_SLOTS, type CoveredSlot } from '../world/world.js';
import { CHANGE_KINDS, type ChangeKind } from './facility-change.js';

const PROFILE_NAMES = Object.keys(PROFILES) as [Profile, ...Profile[]];
const MOST_CHANGES = 50;
const MOST_SEATS = 10_000;
const PLACED: readonly ChangeKind[] = ['add', 'move'];

/** One change to try. */
export class FacilityChangeDto {
  /** `add`, `move` (both with a place), `close`, `hours` (with slots) or `capacity` (with seats). */
  @ApiProperty({ enum: CHANGE_KINDS })
  @IsIn(CHANGE_KINDS)
  kind!: ChangeKind;

  /** Of every kind but `add`. */
  @ValidateIf((change: FacilityChangeDto) => change.kind !== 'add')
  @IsUUID()
  facilityId?: string;

  /** Degrees east in WGS-84. */
  @ValidateIf((change: FacilityChangeDto) => PLACED.includes(change.kind))
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(73)
  @Max(136)
  longitude?: number;

  /** Degrees north in WGS-84. */
  @ValidateIf((change: FacilityChangeDto) => PLACED.includes(change.kind))
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(3)
  @Max(54)
  latitude?: number;

  /** Of `capacity`; of `add` if wished. */
  @ValidateIf((change: FacilityChangeDto) => change.kind === 'capacity' || change.seats !== undefined)
  @IsInt()
  @Min(0)
  @Max(MOST_SEATS)
  seats?: number;

  /** Meals it serves, of `hours`, and of `add` if wished (all when absent); none: nobody is served. */
  @ApiProperty({ enum: COVERED_SLOTS, isArray: true, required: false })
  @ValidateIf((change: FacilityChangeDto) => change.kind === 'hours' || change.slots !== undefined)
  @IsArray()
  @ArrayUnique()
  @IsIn(COVERED_SLOTS, { each: true })
  slots?: CoveredSlot[];
}

/** What is tried, all of it together. */
export class TryChangesDto {
  /** How fast people walk; older adult when absent. */
  @ApiProperty({ enum: PROFILE_NAMES, required: false })
  @IsOptional()
  @IsIn(PROFILE_NAMES)
  profile?: Profile;

  /** Only what serves this meal; any when absent. */
  @ApiProperty({ enum: COVERED_SLOTS, required: false })
  @IsOptional()
  @IsIn(COVERED_SLOTS)
  slot?: CoveredSlot;

  @ApiProperty({ type: [FacilityChangeDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => FacilityChangeDto)
  changes!: FacilityChangeDto[];
}

/** An area before and after. */
export class TriedAreaDto {
  code!: string;
  name!: string;
  before!: CoverageCountDto;
  after!: CoverageCountDto;
}

/** What a facility that the changes name would reach. */
export class TriedFacilityDto {
  /** Place of the last change about it in the list, from 0. */
  change!: number;
  /** null: it is added. */
  facilityId!: string | null;
  serves!: boolean;
  /** It stands on no way: farther than 300 m. */
  isOffNetwork!: boolean;
  /** People within its reach: of the district, or of the town that asks. */
  reached!: number;
  seats!: number | null;
}

/** Before and after, within 15 minutes. */
export class TriedChangesDto {
  /** The whole district; null for a town. */
  @ApiProperty({ type: TriedAreaDto, nullable: true })
  district!: TriedAreaDto | null;
  towns!: TriedAreaDto[];
  /** Only those that change. */
  villages!: TriedAreaDto[];
  /** People who are reached then and not now, and the other way round: of the district, or of the town that asks. */
  gained!: number;
  lost!: number;
  /** What serves, in the district or the town. */
  seatsBefore!: number;
  seatsAfter!: number;
  facilitiesBefore!: number;
  facilitiesAfter!: number;
  facilities!: TriedFacilityDto[];
  /** What it took to compute, in milliseconds. */
  computedMs!: number;
}

/** Everybody counted anew at this moment. */
export class LiveCountDto {
  /** The whole district; null for a town. */
  @ApiProperty({ type: () => LiveAreaDto, nullable: true })
  district!: LiveAreaDto | null;
  towns!: LiveAreaDto[];
  villages!: LiveAreaDto[];
  computedMs!: number;
}

/** An area as it is now. */
export class LiveAreaDto extends ToldCountDto {
  code!: string;
  name!: string;
}
