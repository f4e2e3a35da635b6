import { ApiProperty } from '@nestjs/swagger';
import { IsLine, PageQueryDto } from '@nuancan/platform';
import { COORDINATE_SYSTEMS, type CoordinateSystem, POINT_PROBLEMS, type PointProblem } from '@nuancan/walk-network';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { NETWORK_PHASES, NETWORK_STATES, type NetworkPhase, type NetworkState } from './network-words.js';

const YES_OR_NO = ['true', 'false'] as const;

/** What is said of a network file. */
export class UploadNetworkQueryDto {
  /** Coordinate system of the file, as `WGS-84` (also CGCS2000), `GCJ-02` or `BD-09`; silence is refused. OpenStreetMap is WGS-84. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  coordinates?: string;

  /** Where the file comes from and under which licence it may be used; shown beside the map. */
  @IsLine(300)
  source!: string;

  /** `true`: barriers that stop people on foot cut the way they stand on. */
  @IsOptional()
  @IsIn(YES_OR_NO)
  barriersBlock?: (typeof YES_OR_NO)[number];
}

/** Query of the list of networks. */
export class NetworkQueryDto extends PageQueryDto {}

/** Why a version failed, or could not be activated. */
export class NetworkProblemDto {
  /** Stable code. */
  code!: string;
  zh!: string;
  en!: string;
}

/** How far a build or an activation has come. */
export class NetworkProgressDto {
  @ApiProperty({ enum: NETWORK_PHASES })
  phase!: NetworkPhase;
  done!: number;
  /** null: not counted. */
  total!: number | null;
  at!: Date;
}

/** What is odd about the file; none of it stops the import, none of it is counted silently. */
export class NetworkFindingsDto {
  /** Edges that come back to where they began. */
  selfLoops!: number;
  /** Edges between nodes at one place. */
  zeroLengthEdges!: number;
  /** Parts that nothing leads to from the main one; nobody is put onto them. */
  otherComponents!: number;
  /** Nodes of those parts. */
  nodesOffMain!: number;
  /** Names of nodes that the file lacks. */
  missingRefs!: number;
  /** Nodes where a barrier stops people on foot. */
  blockedNodes!: number;
  /** More than a fifth of the nodes are cut off: lines do not meet, or the file is not whole. */
  isScattered!: boolean;
}

/** A version of the walking network. */
export class NetworkDto {
  id!: string;
  fileName!: string;
  fileBytes!: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  fileSha256!: string;
  @ApiProperty({ enum: COORDINATE_SYSTEMS })
  coordinates!: CoordinateSystem;
  source!: string;
  barriersBlock!: boolean;
  @ApiProperty({ enum: NETWORK_STATES })
  state!: NetworkState;
  uploadedAt!: Date;
  /** Account that sent it; null: taken over with other data. */
  accountId!: string | null;
  builtAt!: Date | null;
  activatedAt!: Date | null;
  nodes!: number | null;
  edges!: number | null;
  @ApiProperty({ type: NetworkFindingsDto, nullable: true })
  findings!: NetworkFindingsDto | null;
  @ApiProperty({ type: NetworkProblemDto, nullable: true })
  problem!: NetworkProblemDto | null;
}

/** One page, latest first. */
export class NetworkListDto {
  items!: NetworkDto[];
  nextCursor!: string | null;
}

/** A facility that is on no way of the network. */
export class MisplacedFacilityDto {
  facilityId!: string;
  name!: string;
  townCode!: string;
  @ApiProperty({ enum: POINT_PROBLEMS })
  problem!: PointProblem;
}

/** How people and facilities meet a network. */
export class NetworkPlacesDto {
  /** Homes that were put onto it, and those farther than 300 m from every way, swapped or no degrees at all. */
  homes!: number;
  offNetwork!: number;
  swapped!: number;
  notDegrees!: number;
  /** Of those on it; null: there are none. */
  medianAccessMetres!: number | null;
  /** Most are far off: as with a coordinate system that is taken for another. */
  isShifted!: boolean;
  /** In the sea, swapped, or without a place. */
  facilities!: MisplacedFacilityDto[];
}

/** One version with its progress and what was found. */
export class NetworkDetailDto extends NetworkDto {
  /** While it is built or activated. */
  @ApiProperty({ type: NetworkProgressDto, nullable: true })
  progress!: NetworkProgressDto | null;
  /** Once it was activated. */
  @ApiProperty({ type: NetworkPlacesDto, nullable: true })
  places!: NetworkPlacesDto | null;
}
