import { ApiProperty } from '@nestjs/swagger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { COORDINATE_SYSTEMS, PROFILES, type CoordinateSystem, type Profile } from '@nuancan/walk-network';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  CANDIDATE_SOURCES,
  SHARED_WITH,
  SITING_STATES,
  WEIGHTINGS,
  type CandidateSource,
  type SharedWith,
  type SitingState,
  type Weighting,
} from '../planning/planning-words.js';
import { COVERED_SLOTS, type CoveredSlot } from '../world/world.js';

const WALKERS = Object.keys(PROFILES) as Profile[];
const LONGEST_CSV = 400_000;
const MOST_FEN = 1e13;

/** Sitings that somebody may see. */
export class SitingQueryDto extends PageQueryDto {}

/** Where further points would reach most of those whom nothing reaches. */
export class AskSitingDto {
  /** UUIDv7 of the entry: sent again, it computes nothing more. */
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

  /** Villages' middles, facilities that do not serve (yet), a CSV, or nodes of the network. */
  @IsIn(CANDIDATE_SOURCES)
  source!: CandidateSource;

  /** Of `upload`: a CSV with 名称, 经度, 纬度, and perhaps 费用 (yuan) and 座位; at most 2000 rows. */
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_CSV)
  csv?: string;

  /** Of `upload`: the system of its coordinates; WGS-84 when absent. */
  @IsOptional()
  @IsIn(COORDINATE_SYSTEMS)
  coordinates?: CoordinateSystem;

  /** `dependency`: who is moderately to totally impaired counts threefold. */
  @IsIn(WEIGHTINGS)
  weighting!: Weighting;

  /** How many points at most. */
  @IsInt()
  @Min(1)
  @Max(100)
  mostSites!: number;

  /** What they may cost together. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  budgetFen?: number;

  /** What one costs that does not say so itself; without it such a site is not on offer where there is a budget. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST_FEN)
  costFen?: number;

  /** How many people a new point serves at most. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000)
  seats?: number;
}

/** A siting in a list. */
export class SitingDto {
  id!: string;
  name!: string;
  @ApiProperty({ enum: SHARED_WITH })
  sharedWith!: SharedWith;
  /** Town whose residents count; null: the district. */
  townCode!: string | null;
  isOwn!: boolean;
  askedAt!: Date;
  networkId!: string;
  businessDate!: string;
  @ApiProperty({ enum: WALKERS })
  profile!: Profile;
  @ApiProperty({ enum: COVERED_SLOTS, nullable: true })
  slot!: CoveredSlot | null;
  @ApiProperty({ enum: CANDIDATE_SOURCES })
  source!: CandidateSource;
  @ApiProperty({ enum: WEIGHTINGS })
  weighting!: Weighting;
  mostSites!: number;
  budgetFen!: number | null;
  seats!: number | null;
  candidates!: number;
  /** Candidates farther than 300 m from every way. */
  offNetwork!: number;
  /**
   * Residents of 60 and more who count. Auditors and other towns' officials are told every number of people in fives: the nearest
   * five, null below five.
   */
  people!: number | null;
  /** Whom a facility reaches already. */
  reached!: number | null;
  /** Whom the chosen sites reach, too. */
  newly!: number | null;
  /** What was maximised: `newly`, or the sum of their weights. */
  covered!: number | null;
  /** No choice has more. */
  bound!: number | null;
  /** How far `covered` may be from the best, as a share of `bound`. */
  gap!: number | null;
  @ApiProperty({ enum: SITING_STATES })
  state!: SitingState;
  /** When the proof ended. */
  endedAt!: Date | null;
  /** The network, the register or a facility moved since. */
  isStale!: boolean;
}

/** One page, latest first. */
export class SitingListDto {
  items!: SitingDto[];
  nextCursor!: string | null;
}

/** A chosen site. */
export class SitingSiteDto {
  name!: string;
  longitude!: number;
  latitude!: number;
  costFen!: number | null;
  seats!: number | null;
  /** Whom it would newly reach without the others. */
  alone!: number | null;
}

/** How long a proof has been sought. */
export class SitingProgressDto {
  seconds!: number;
  mostSeconds!: number;
}

/** A siting with what it chose and how far its proof is. */
export class SitingDetailDto extends SitingDto {
  sites!: SitingSiteDto[];
  @ApiProperty({ type: SitingProgressDto, nullable: true })
  progress!: SitingProgressDto | null;
}
