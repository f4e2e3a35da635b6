import { ApiProperty } from '@nestjs/swagger';
import { PageQueryDto } from '@nuancan/platform';
import { IsOptional, IsUUID } from 'class-validator';
import { LotDto } from './lot.dto.js';
import { PlotDto } from './plot.dto.js';
import { PRODUCE_KINDS, type ProduceKind } from './produce-kind.js';

export const FORECAST_BASES = ['same_season', 'recent'] as const;

/** What has a reference price today. */
export class CropDto {
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;
  crop!: string;
  /** Fen. */
  fenPerKg!: number;
}

/** Sent, not accepted yet. */
export class TransferDto {
  id!: string;
  lotId!: string;
  crop!: string;
  facilityId!: string;
  facilityName!: string;
  toFacilityId!: string;
  toFacilityName!: string;
  grams!: number;
  sentOn!: string;
}

/** A facility that lots may go to. */
export class TransferTargetDto {
  id!: string;
  name!: string;
}

/** What was issued today. */
export class IssueDto {
  /** The entry of the day, by which it is withdrawn. */
  sourceId!: string;
  /** Null: entered before there were lots. */
  lotId!: string | null;
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;
  crop!: string;
  grams!: number;
  /** Reference price of a kilogram, fen. */
  unitFen!: number;
  valueFen!: number;
  recordedAt!: Date;
}

/** All that whoever stands in the garden or the store needs. */
export class GardenBoardDto {
  facilityId!: string;
  /** Today's business date. */
  businessDate!: string;
  /** Today is closed: nothing can be issued or withdrawn for it. */
  dayClosed!: boolean;
  /** With something left, oldest first. */
  lots!: LotDto[];
  plots!: PlotDto[];
  crops!: CropDto[];
  transfers!: TransferDto[];
  targets!: TransferTargetDto[];
  issues!: IssueDto[];
}

/** Lots of a facility, newest first. */
export class LotPageQueryDto extends PageQueryDto {
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** A page of lots. */
export class LotPageDto {
  items!: LotDto[];
  nextCursor!: string | null;
}

/** What ten days may bring of a crop. */
export class TenDaysForecastDto {
  /** First day of the ten (旬). */
  from!: string;
  grams!: number;
  /** 80 of 100 times it is at least that, */
  leastGrams!: number;
  /** and at most that. */
  mostGrams!: number;
  /** From the same season of earlier years, or from the last weeks. */
  @ApiProperty({ enum: FORECAST_BASES })
  basis!: (typeof FORECAST_BASES)[number];
  /** Periods it rests on. */
  samples!: number;
}

/** The forecast of a crop. */
export class CropForecastDto {
  crop!: string;
  /** Empty: too little is on record to say anything. */
  periods!: TenDaysForecastDto[];
}

/** What the garden may bring in the coming three times ten days. */
export class GardenForecastDto {
  /** First day that is on record; null: none. */
  since!: string | null;
  items!: CropForecastDto[];
}

/** A crop in a town. */
export class TownCropDto {
  @ApiProperty({ enum: PRODUCE_KINDS })
  kind!: ProduceKind;
  crop!: string;
  /** What lies there now, grams and what that is worth in the books, fen. */
  stockGrams!: number;
  stockFen!: number;
  /** Of the days asked for. */
  harvestedGrams!: number;
  issuedGrams!: number;
  issuedFen!: number;
  spoiledGrams!: number;
}

/** Gardens and stores of a town. */
export class TownGardenDto {
  townCode!: string;
  townName!: string;
  /** Of plots in use, square metres. */
  areaM2!: number;
  crops!: TownCropDto[];
}

/** Gardens and stores by town. */
export class TownGardensDto {
  items!: TownGardenDto[];
}
