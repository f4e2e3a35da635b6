import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { ProfileQueryDto } from '../figure/figure.dto.js';
import {
  FIGURE_FORMATS,
  FIGURE_TABLES,
  MAP_LAYERS,
  PLAN_FORMATS,
  type FigureFormat,
  type FigureTable,
  type MapLayer,
  type PlanFormat,
} from './export-words.js';

/** Figures as a file. */
export class ExportFiguresQueryDto {
  @ApiProperty({ enum: FIGURE_FORMATS })
  @IsIn(FIGURE_FORMATS)
  format!: FigureFormat;

  /** Of `csv`, which holds one table; towns when absent. */
  @ApiProperty({ enum: FIGURE_TABLES, required: false })
  @IsOptional()
  @IsIn(FIGURE_TABLES)
  table?: FigureTable;

  /** As they were on a day; as they are when absent. */
  @IsOptional()
  @IsDay()
  onDate?: string;
}

/** A layer of the map as a file. */
export class ExportMapQueryDto extends ProfileQueryDto {
  @ApiProperty({ enum: MAP_LAYERS })
  @IsIn(MAP_LAYERS)
  layer!: MapLayer;

  /** Only the reach of this facility. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A scenario or a siting as a file. */
export class ExportPlanQueryDto {
  /** `csv` holds what it would do by town, or the chosen sites; `xlsx` also the changes, or how good they are; `geojson` the places. */
  @ApiProperty({ enum: PLAN_FORMATS })
  @IsIn(PLAN_FORMATS)
  format!: PlanFormat;
}
