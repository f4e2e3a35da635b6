import { ApiProperty } from '@nestjs/swagger';
import { FUNDERS, type Funder } from '@nuancan/five-ones';
import { IsMonth } from '@nuancan/ledger';
import { PageQueryDto } from '@nuancan/platform';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  LEFT_AS,
  REPLAY_KNOWLEDGE,
  REPLAY_PURPOSES,
  REPLAY_SIDES,
  REPLAY_STATES,
  type LeftAs,
  type ReplayKnowledge,
  type ReplayPurpose,
  type ReplaySide,
  type ReplayState,
} from './replay-words.js';

const TOWN = /^[0-9]{9}$/;
const CODE = /^[a-z0-9][a-z0-9-]{1,63}$/;
const TIER = /^([a-z0-9][a-z0-9-]{1,63}\/[a-z0-9][a-z0-9-]{1,63}|none)$/;
const MOST_VERSIONS = 20;
const MOST_MONTHS = 12;
const MOST_FEN = 10_000_000;
const MOST_VERSION = 2_147_483_647;

/** Names one version of a policy. */
export class ReplayVersionDto {
  @IsString()
  @Matches(CODE)
  code!: string;

  @IsInt()
  @Min(1)
  @Max(MOST_VERSION)
  version!: number;
}

/** What is to be rated again. */
export class AskReplayDto {
  /** The client's own id: sent again, nothing is started twice. */
  @IsUUID()
  clientId!: string;

  /** preview: any month's meals; forecast: up to twelve months, sums by day only; replay: a settled month, of which corrections may follow. */
  @ApiProperty({ enum: REPLAY_PURPOSES })
  @IsIn(REPLAY_PURPOSES)
  purpose!: ReplayPurpose;

  /** `YYYY-MM`, the last one. */
  @IsMonth()
  month!: string;

  /** How many, ending with `month`; more than one for a forecast only. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_MONTHS)
  months?: number;

  /** Meals at facilities of this town only. */
  @IsOptional()
  @IsString()
  @Matches(TOWN)
  townCode?: string;

  /** Meals at this facility only. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Taken to be in force on every day of the months; none: those that were. */
  @IsArray()
  @ArrayMaxSize(MOST_VERSIONS)
  @ValidateNested({ each: true })
  @Type(() => ReplayVersionDto)
  versions!: ReplayVersionDto[];

  /** Whether policies of other codes go on beside them as they were in force. */
  @IsBoolean()
  keepOthers!: boolean;

  /** then: facts as on record when the meal was recorded; now: as on record today. */
  @ApiProperty({ enum: REPLAY_KNOWLEDGE })
  @IsIn(REPLAY_KNOWLEDGE)
  knowledge!: ReplayKnowledge;
}

/** Of one funder, fen. */
export class ReplayFunderDto {
  @ApiProperty({ enum: FUNDERS })
  funder!: Funder;
  /** Of the funder `town`, else null. */
  townCode!: string | null;
  beforeFen!: number;
  afterFen!: number;
}

/** Of the facilities of a town. */
export class ReplayPlaceDto {
  townCode!: string;
  meals!: number;
  changed!: number;
  elderBeforeFen!: number;
  elderAfterFen!: number;
  governmentBeforeFen!: number;
  governmentAfterFen!: number;
}

/** Of one facility. */
export class ReplayFacilityDto extends ReplayPlaceDto {
  facilityId!: string;
}

/** Of one tier; both codes null: meals without one. */
export class ReplayTierDto {
  policyCode!: string | null;
  tierCode!: string | null;
  mealsBefore!: number;
  mealsAfter!: number;
  peopleBefore!: number;
  peopleAfter!: number;
  governmentBeforeFen!: number;
  governmentAfterFen!: number;
}

/** How many meals elders are due so much for. */
export class ReplayPaymentDto {
  fromFen!: number;
  toFen!: number;
  before!: number;
  after!: number;
}

/** Of a funder and day; of forecasts. */
export class ReplayDayDto extends ReplayFunderDto {
  day!: string;
}

/** Meals that stay as they stand. */
export class ReplayLeftDto {
  /** Somebody corrected them otherwise. */
  decided!: number;
  /** Who ate was erased. */
  erased!: number;
}

/** What a replay adds up to, as meals stand and as they would. */
export class ReplaySumsDto {
  meals!: number;
  people!: number;
  changed!: number;
  left!: ReplayLeftDto;
  elderBeforeFen!: number;
  elderAfterFen!: number;
  discountBeforeFen!: number;
  discountAfterFen!: number;
  @ApiProperty({ type: [ReplayFunderDto] })
  funders!: ReplayFunderDto[];
  @ApiProperty({ type: [ReplayPlaceDto] })
  towns!: ReplayPlaceDto[];
  @ApiProperty({ type: [ReplayFacilityDto] })
  facilities!: ReplayFacilityDto[];
  @ApiProperty({ type: [ReplayTierDto] })
  tiers!: ReplayTierDto[];
  @ApiProperty({ type: [ReplayPaymentDto] })
  payments!: ReplayPaymentDto[];
  @ApiProperty({ type: [ReplayDayDto] })
  days!: ReplayDayDto[];
}

/** How far the job is. */
export class ReplayProgressDto {
  peopleDone!: number;
  peopleTotal!: number;
}

/** Corrections of a replay. */
export class ReplayBookedDto {
  /** Meals corrected. */
  booked!: number;
  /** Meals whose correction waits for a second person. */
  waiting!: number;
}

/** One replay without its sums. */
export class ReplaySummaryDto {
  id!: string;
  @ApiProperty({ enum: REPLAY_PURPOSES })
  purpose!: ReplayPurpose;
  /** `YYYY-MM`. */
  firstMonth!: string;
  lastMonth!: string;
  townCode!: string | null;
  facilityId!: string | null;
  facilityName!: string | null;
  @ApiProperty({ type: [ReplayVersionDto] })
  versions!: ReplayVersionDto[];
  keepOthers!: boolean;
  @ApiProperty({ enum: REPLAY_KNOWLEDGE })
  knowledge!: ReplayKnowledge;
  /** Every version was activated when it was asked for. */
  binding!: boolean;
  @ApiProperty({ enum: REPLAY_STATES })
  state!: ReplayState;
  askedBy!: string;
  /** RFC 3339. */
  askedAt!: Date;
  endedAt!: Date | null;
  /** Null until it is done. */
  meals!: number | null;
  changed!: number | null;
}

/** One replay. */
export class ReplayDto extends ReplaySummaryDto {
  @ApiProperty({ type: ReplayProgressDto, nullable: true })
  progress!: ReplayProgressDto | null;
  @ApiProperty({ type: ReplaySumsDto, nullable: true })
  sums!: ReplaySumsDto | null;
  corrections!: ReplayBookedDto;
}

/** Which replays. */
export class ReplayQueryDto extends PageQueryDto {
  @IsOptional()
  @IsIn(REPLAY_PURPOSES)
  @ApiProperty({ enum: REPLAY_PURPOSES, required: false })
  purpose?: ReplayPurpose;
}

/** A page, newest first. */
export class ReplayListDto {
  items!: ReplaySummaryDto[];
  nextCursor!: string | null;
}

/** Which meals of a replay. */
export class ReplayMealQueryDto extends PageQueryDto {
  /** Only those that differ. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  changed?: boolean;

  @IsOptional()
  @IsUUID()
  facilityId?: string;

  @IsOptional()
  @Matches(TOWN)
  townCode?: string;

  /** Which side `tier`, `fromFen` and `funder` are asked of; after when absent. */
  @IsOptional()
  @IsIn(REPLAY_SIDES)
  @ApiProperty({ enum: REPLAY_SIDES, required: false })
  side?: ReplaySide;

  /** `policy/tier`, or `none`. */
  @IsOptional()
  @IsString()
  @Matches(TIER)
  tier?: string;

  /** Of which the elder is due at least and at most so much. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  fromFen?: number;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  toFen?: number;

  /** That this funder carries a part of. */
  @IsOptional()
  @IsIn(FUNDERS)
  @ApiProperty({ enum: FUNDERS, required: false })
  funder?: Funder;
}

/** Who carries what of a meal, fen. */
export class ReplaySideDto {
  policyCode!: string | null;
  policyVersion!: number | null;
  tierCode!: string | null;
  elderDueFen!: number;
  provinceFen!: number;
  cityFen!: number;
  districtFen!: number;
  townFen!: number;
  discountFen!: number;
}

/** One meal of a replay. */
export class ReplayMealDto {
  mealId!: string;
  businessDate!: string;
  slot!: string;
  facilityId!: string;
  facilityName!: string;
  /** Masked; `＊` where the resident is not this account's to read. */
  residentName!: string;
  priceFen!: number;
  changed!: boolean;
  @ApiProperty({ enum: LEFT_AS, nullable: true })
  leftAs!: LeftAs | null;
  before!: ReplaySideDto;
  after!: ReplaySideDto;
  /** Its difference was booked. */
  corrected!: boolean;
}

/** A page, by day. */
export class ReplayMealListDto {
  items!: ReplayMealDto[];
  nextCursor!: string | null;
}
