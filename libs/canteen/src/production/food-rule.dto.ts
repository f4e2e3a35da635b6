import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsInt, Max, Min } from 'class-validator';

const LEAST_SAMPLE_MINUTES = 1440;
const WEEK_MINUTES = 10_080;
const DAY_MINUTES = 1440;
const COLDEST_SAMPLE = -30;

/** Until when food may be eaten, how hot it is cooked, and what a sample is. */
export class SetFoodRuleDto {
  /** First day it holds, today or later. */
  @IsDay()
  validFrom!: string;

  /** Minutes after cooking, kept hot. */
  @IsInt()
  @Min(30)
  @Max(DAY_MINUTES)
  hotMinutes!: number;

  /** Minutes after cooking, kept chilled. */
  @IsInt()
  @Min(60)
  @Max(WEEK_MINUTES)
  chilledMinutes!: number;

  /** Least degrees at the core. */
  @IsInt()
  @Min(40)
  @Max(100)
  coreCelsius!: number;

  /** Least grams of a sample. */
  @IsInt()
  @Min(50)
  @Max(1000)
  sampleGrams!: number;

  /** How long a sample is kept. */
  @IsInt()
  @Min(LEAST_SAMPLE_MINUTES)
  @Max(WEEK_MINUTES)
  sampleMinutes!: number;

  /** Coldest a sample is kept. */
  @IsInt()
  @Min(COLDEST_SAMPLE)
  @Max(10)
  sampleFromCelsius!: number;

  /** Warmest a sample is kept. */
  @IsInt()
  @Min(0)
  @Max(15)
  sampleToCelsius!: number;
}

/** The rule of a day. */
export class FoodRuleDto {
  /** Since when the district has it so; null: nobody set anything. */
  validFrom!: string | null;
  @ApiProperty({ type: 'integer' })
  hotMinutes!: number;
  @ApiProperty({ type: 'integer' })
  chilledMinutes!: number;
  @ApiProperty({ type: 'integer' })
  coreCelsius!: number;
  @ApiProperty({ type: 'integer' })
  sampleGrams!: number;
  @ApiProperty({ type: 'integer' })
  sampleMinutes!: number;
  @ApiProperty({ type: 'integer' })
  sampleFromCelsius!: number;
  @ApiProperty({ type: 'integer' })
  sampleToCelsius!: number;
}
