import { ApiProperty } from '@nestjs/swagger';
import type { Profile } from '@nuancan/walk-network';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { WALKING_PROFILES } from '../world/world.js';
import { MOST_ZOOM } from './tile-set.js';

/** What anybody may see: streets, points and how far it is to them. */
export const PUBLIC_LAYERS = ['network', 'points', 'reach'] as const;
/** And, for officials, where people live whom nothing reaches: by head count. */
export const TILE_LAYERS = [...PUBLIC_LAYERS, 'clusters'] as const;
export type TileLayer = (typeof TILE_LAYERS)[number];

const PROFILES = [...WALKING_PROFILES];
const MOST_COLUMN = 2 ** MOST_ZOOM - 1;

/** Place of a tile in the usual scheme (Web Mercator, rows from the north). */
export class TilePlaceDto {
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_ZOOM)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_ZOOM })
  z!: number;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_COLUMN)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_COLUMN })
  x!: number;

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(MOST_COLUMN)
  @ApiProperty({ type: 'integer', minimum: 0, maximum: MOST_COLUMN })
  y!: number;
}

/** A tile of a layer for officials. */
export class TileParamsDto extends TilePlaceDto {
  @ApiProperty({ enum: TILE_LAYERS })
  @IsIn(TILE_LAYERS)
  layer!: TileLayer;
}

/** A tile of a layer for anybody. */
export class PublicTileParamsDto extends TilePlaceDto {
  /** A district's code. */
  @Matches(/^\d{6}$/)
  districtCode!: string;

  @ApiProperty({ enum: PUBLIC_LAYERS })
  @IsIn(PUBLIC_LAYERS)
  layer!: (typeof PUBLIC_LAYERS)[number];
}

/** Who walks, and from where. */
export class TileQueryDto {
  /** Of `reach` and `clusters`; `older` when absent. */
  @IsOptional()
  @ApiProperty({ enum: PROFILES, required: false })
  @IsIn(PROFILES)
  profile?: Profile;

  /** Only the `reach` of this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}
