import { ApiProperty } from '@nestjs/swagger';
import { IsDay, IsLine } from '@nuancan/platform';
import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { SAMPLE_ENDS } from './production-words.js';

const MOST_GRAMS = 5000;
const COLDEST = -40;
const WARMEST = 60;

/** A sample of a dish that is kept. */
export class KeepSampleDto {
  /** The client's own id: sent again with the same body, the sample is answered again. */
  @IsUUID()
  clientId!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** The day the dish was cooked for. */
  @IsDay()
  businessDate!: string;

  @ApiProperty({ enum: SLOTS })
  @IsIn(SLOTS)
  slot!: Slot;

  @IsUUID()
  dishId!: string;

  /** Grams. */
  @IsInt()
  @Min(1)
  @Max(MOST_GRAMS)
  grams!: number;

  /** Of where it is kept, degrees Celsius. */
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(COLDEST)
  @Max(WARMEST)
  celsius!: number;

  /** When it was put away, RFC 3339. */
  @IsISO8601({ strict: true })
  keptAt!: string;

  /** Which fridge, which shelf. */
  @IsLine(60)
  keptWhere!: string;
}

/** A sample is thrown away, or its entry was a mistake. */
export class EndSampleDto {
  @ApiProperty({ enum: SAMPLE_ENDS })
  @IsIn(SAMPLE_ENDS)
  kind!: (typeof SAMPLE_ENDS)[number];

  /** Needed before its time is over, and of a mistake. */
  @IsOptional()
  @IsLine(200)
  reason?: string;
}

/** A kept sample. */
export class FoodSampleDto {
  id!: string;
  businessDate!: string;
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  dishId!: string;
  dishName!: string;
  @ApiProperty({ type: 'integer' })
  grams!: number;
  celsius!: number;
  keptAt!: Date;
  /** From then on it may be thrown away. */
  keepUntil!: Date;
  keptWhere!: string;
  /** Enough, and cold enough, by the rule of its day. */
  sufficient!: boolean;
  /** When it was thrown away; null while it is kept. */
  disposedAt!: Date | null;
  /** Why it was thrown away before its time. */
  disposedReason!: string | null;
}

/** The id of a sample. */
export class SampleKeptDto {
  id!: string;
}
