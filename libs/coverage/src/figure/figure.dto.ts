import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { PROFILES, type Profile } from '@nuancan/walk-network';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { COVERED_SLOTS, type CoveredSlot } from '../world/world.js';

export const AREA_LEVELS = ['district', 'town', 'village'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];
export const PROFILE_NAMES = Object.keys(PROFILES) as [Profile, ...Profile[]];

const LONGEST_MINUTES = 60;

/** Whose walk. */
export class ProfileQueryDto {
  /** How fast they walk: frail 0.64 m/s, older adult 0.9 (when absent), able 1.0. */
  @ApiProperty({ enum: PROFILE_NAMES, required: false })
  @IsOptional()
  @IsIn(PROFILE_NAMES)
  profile?: Profile;
}

/** Which figures. */
export class FigureQueryDto extends ProfileQueryDto {
  /** As they were on a day; as they are when absent. */
  @IsOptional()
  @IsDay()
  onDate?: string;
}

/** Whose history. */
export class HistoryQueryDto extends ProfileQueryDto {
  /** A district, town or village: six, nine or twelve digits. */
  @Matches(/^([0-9]{6}|[0-9]{9}|[0-9]{12})$/)
  area!: string;
}

/** What is counted anew. */
export class LiveQueryDto extends ProfileQueryDto {
  /** How far they walk; 15 when absent. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(5)
  @Max(LONGEST_MINUTES)
  minutes?: number;

  /** Only what serves this meal; any when absent. */
  @IsOptional()
  @IsIn(COVERED_SLOTS)
  slot?: CoveredSlot;
}

/** Residents of 60 and more, each in exactly one of `reached` to `withoutPlace`. */
export class CoverageCountDto {
  people!: number;
  over80!: number;
  /** Moderately to totally impaired. */
  dependent!: number;
  livesAlone!: number;
  reached!: number;
  reachedOver80!: number;
  reachedDependent!: number;
  reachedLivesAlone!: number;
  /** Not reached on foot, but with a standing order of home delivery. */
  deliveryOnly!: number;
  notReached!: number;
  /** Farther than 300 m from every way. */
  offNetwork!: number;
  withoutPlace!: number;
  /** Share reached, 0 to 1; null without people. */
  share!: number | null;
  /** Mean walk of those reached, in seconds; null: nobody is. */
  meanWalkSeconds!: number | null;
  /** Share whose door is known and at most 100 m from a way, 0 to 1: how far the figures can be believed. */
  completeness!: number | null;
}

/**
 * The same as it is told to whoever does not answer for these people: each number is the nearest five by itself, so that they need
 * not add up, and null below five. Officials of the place are told every number as it is.
 */
export class ToldCountDto {
  people!: number | null;
  over80!: number | null;
  /** Moderately to totally impaired. */
  dependent!: number | null;
  livesAlone!: number | null;
  reached!: number | null;
  reachedOver80!: number | null;
  reachedDependent!: number | null;
  reachedLivesAlone!: number | null;
  /** Not reached on foot, but with a standing order of home delivery. */
  deliveryOnly!: number | null;
  notReached!: number | null;
  /** Farther than 300 m from every way. */
  offNetwork!: number | null;
  withoutPlace!: number | null;
  /** Share reached, 0 to 1, of what is told; null without people. */
  share!: number | null;
  /** Mean walk of those reached, in seconds (in fives: whole minutes); null: nobody is. */
  meanWalkSeconds!: number | null;
  /** Share whose door is known and at most 100 m from a way, 0 to 1: how far the figures can be believed. */
  completeness!: number | null;
}

/** How an area is covered. */
export class AreaFigureDto extends ToldCountDto {
  @ApiProperty({ enum: AREA_LEVELS })
  level!: AreaLevel;
  code!: string;
  name!: string;
  /** Facilities that serve there, and their seats. */
  facilities!: number;
  seats!: number;
  /** Seats for a hundred who are reached; null: nobody is. */
  seatsPerHundred!: number | null;
  /** Of a village: nearest to its middle, however far within two hours. */
  nearestFacilityId!: string | null;
  nearestFacilityName!: string | null;
  nearestSeconds!: number | null;
  /** Share now less the share at the end of last month; null: not counted then. */
  shareChange!: number | null;
  /** People reached now less those reached then. */
  reachedChange!: number | null;
}

/** Figures of one's scope. */
export class FigureListDto {
  /** Day they were counted on. */
  businessDate!: string;
  computedAt!: Date;
  networkId!: string;
  /** Where the network comes from, to be named beside it. */
  source!: string;
  items!: AreaFigureDto[];
}

/** How a facility stands. */
export class FacilityFigureDto {
  facilityId!: string;
  name!: string;
  townCode!: string;
  /** People within its reach, for whom it is the nearest, and who would lose their reach if it closed; of all towns. Auditors: in fives. */
  reached!: number | null;
  nearestOf!: number | null;
  onlyHere!: number | null;
  /** Of those within its reach, who has another as well. */
  overlap!: number | null;
  seats!: number | null;
  /** For a hundred within its reach. */
  seatsPerHundred!: number | null;
}

/** Facilities of one's scope; an operator's own. */
export class FacilityFigureListDto {
  businessDate!: string;
  items!: FacilityFigureDto[];
}

/** One counted day. */
export class HistoryDayDto extends ToldCountDto {
  businessDate!: string;
  networkId!: string;
}

/** The days on which something was another than before, latest first; the last two years. */
export class HistoryDto {
  items!: HistoryDayDto[];
}

/** Some hundred metres. */
export class ClusterCellDto {
  /** H3 index, resolution 9. */
  cell!: string;
  /** Auditors: in fives; null: fewer than five. */
  people!: number | null;
}

/** A village in which people of a cluster live. */
export class ClusterVillageDto {
  code!: string;
  name!: string;
  townName!: string;
  /** Of the cluster. Auditors: in fives; null: fewer than five. */
  people!: number | null;
}

/** People whom nothing reaches and who live next to each other. */
export class ClusterDto {
  /** Auditors: in fives, and no cluster of fewer than five. */
  people!: number | null;
  /** The mean of the doors in the fullest cell; auditors: its middle. */
  longitude!: number;
  latitude!: number;
  /** The villages that have more than half of its people, the fullest first: what it is called by. */
  villages!: ClusterVillageDto[];
  /** What serves nearest to that place along the ways, within 20 km. */
  nearestFacilityId!: string | null;
  nearestFacilityName!: string | null;
  nearestMetres!: number | null;
  cells!: ClusterCellDto[];
}

/** The largest first. */
export class ClusterListDto {
  items!: ClusterDto[];
}
