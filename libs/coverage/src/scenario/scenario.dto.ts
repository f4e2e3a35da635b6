import { ApiProperty } from '@nestjs/swagger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { PROFILES, type Profile } from '@nuancan/walk-network';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { SHARED_WITH, type SharedWith } from '../planning/planning-words.js';
import { CHANGE_KINDS, type ChangeKind } from '../what-if/facility-change.js';
import { COVERED_SLOTS, type CoveredSlot } from '../world/world.js';

const WALKERS = Object.keys(PROFILES) as Profile[];
const MOST_CHANGES = 200;
const WEST = -180;
const SOUTH = -90;

/** Scenarios that somebody may see. */
export class ScenarioQueryDto extends PageQueryDto {}

/** One change: what its kind needs, and nothing else. */
export class ScenarioChangeDraftDto {
  /** `add`: name, place, may have seats and slots; `move`: facility and place; `close`; `hours`: slots; `capacity`: seats. */
  @IsIn(CHANGE_KINDS)
  kind!: ChangeKind;

  /** Of all but `add`. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Of `add`. */
  @IsOptional()
  @IsLine(120)
  name?: string;

  /** Degrees, WGS-84. */
  @IsOptional()
  @Min(WEST)
  @Max(180)
  longitude?: number;

  @IsOptional()
  @Min(SOUTH)
  @Max(90)
  latitude?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  seats?: number;

  /** Slots it serves on some day of the week; none: it serves nobody. */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(3)
  @IsIn(COVERED_SLOTS, { each: true })
  @ApiProperty({ enum: COVERED_SLOTS, isArray: true })
  slots?: CoveredSlot[];
}

/** A list of changes to be kept. */
export class SaveScenarioDto {
  /** UUIDv7 of the entry: sent again, it saves nothing more. */
  @IsUUID(7)
  clientId!: string;

  @IsLine(80)
  name!: string;

  @IsIn(WALKERS)
  profile!: Profile;

  /** One slot; absent: any. */
  @IsOptional()
  @IsIn(COVERED_SLOTS)
  slot?: CoveredSlot;

  @IsOptional()
  @IsIn(SHARED_WITH)
  sharedWith?: SharedWith;

  /** Siting whose chosen sites are among the changes. */
  @IsOptional()
  @IsUUID()
  sitingId?: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => ScenarioChangeDraftDto)
  changes!: ScenarioChangeDraftDto[];
}

/** Another name, or other readers. */
export class SharePlanDto {
  @IsOptional()
  @IsLine(80)
  name?: string;

  @IsOptional()
  @IsIn(SHARED_WITH)
  sharedWith?: SharedWith;
}

/** A scenario in a list; figures are of the district, or of the reader's town. */
export class ScenarioDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: SHARED_WITH })
  sharedWith!: SharedWith;
  /** Town whose official made it; null: the district. */
  townCode!: string | null;
  /** Made by this account, which alone may share, rename and delete it. */
  isOwn!: boolean;
  createdAt!: Date;
  @ApiProperty({ enum: WALKERS })
  profile!: Profile;
  @ApiProperty({ enum: COVERED_SLOTS, nullable: true })
  slot!: CoveredSlot | null;
  /** Siting it came from. */
  sitingId!: string | null;
  changes!: number;
  /** Version of the network it was counted over; null: it is not counted yet. */
  networkId!: string | null;
  /** Day whose register it was counted with. */
  businessDate!: string | null;
  countedAt!: Date | null;
  /** The network, the register or a facility moved since: count it again. */
  isStale!: boolean;
  /** Auditors are told every number of people in fives: the nearest five, null below five. */
  reachedBefore!: number | null;
  reachedAfter!: number | null;
}

/** One page, latest first. */
export class ScenarioListDto {
  items!: ScenarioDto[];
  nextCursor!: string | null;
}

/** One change as it was saved. */
export class ScenarioChangeDto {
  @ApiProperty({ enum: CHANGE_KINDS })
  kind!: ChangeKind;
  facilityId!: string | null;
  /** Of the new point, or of the facility. */
  name!: string;
  longitude!: number | null;
  latitude!: number | null;
  seats!: number | null;
  @ApiProperty({ enum: COVERED_SLOTS, isArray: true, nullable: true })
  slots!: CoveredSlot[] | null;
}

/** How an area stands before and after the changes; auditors are told numbers of people in fives. */
export class ScenarioFigureDto {
  @ApiProperty({ enum: ['district', 'town'] })
  level!: 'district' | 'town';
  code!: string;
  name!: string;
  /** Residents of 60 and more. */
  people!: number | null;
  /** Within 15 minutes on foot. */
  reachedBefore!: number | null;
  reachedAfter!: number | null;
  gained!: number | null;
  lost!: number | null;
  over80Before!: number | null;
  over80After!: number | null;
  dependentBefore!: number | null;
  dependentAfter!: number | null;
  livesAloneBefore!: number | null;
  livesAloneAfter!: number | null;
  /** Neither on foot nor by delivery. */
  notReachedBefore!: number | null;
  notReachedAfter!: number | null;
  seatsBefore!: number;
  seatsAfter!: number;
  facilitiesBefore!: number;
  facilitiesAfter!: number;
}

/** A scenario with its changes and figures by town; a town sees its own. */
export class ScenarioDetailDto extends ScenarioDto {
  changeList!: ScenarioChangeDto[];
  figures!: ScenarioFigureDto[];
}
