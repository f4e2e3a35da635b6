import { ApiProperty } from '@nestjs/swagger';

/** 镇/街道 */
export class TownDto {
  /** Division code, nine digits. */
  code!: string;
  name!: string;
  /** Number of its villages and communities. */
  @ApiProperty({ type: 'integer' })
  villages!: number;
  /** WGS-84 degrees; null when not placed yet. */
  longitude!: number | null;
  latitude!: number | null;
}

/** 区/县 */
export class DistrictDto {
  /** Division code, six digits. */
  code!: string;
  name!: string;
}

/** Every town of the district, by code. */
export class TownListDto {
  district!: DistrictDto;
  items!: TownDto[];
}

/** 村/社区 */
export class VillageDto {
  /** Division code, twelve digits. */
  code!: string;
  name!: string;
  /** WGS-84 degrees; null when not placed yet. */
  longitude!: number | null;
  latitude!: number | null;
}

/** Every village and community of a town, by code. */
export class VillageListDto {
  items!: VillageDto[];
}
