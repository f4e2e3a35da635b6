import { ApiProperty } from '@nestjs/swagger';
import { DAY_KINDS, type DayKind } from '@nuancan/meal-point';
import { IsDay } from '@nuancan/platform';
import { IsOptional, IsUUID } from 'class-validator';
import { SLOTS, type Slot } from '../meal/meal-words.js';
import { FORECAST_STATES, UNLEARNT, WEATHERS } from './forecast-words.js';
import type { ForecastState, Unlearnt, Weather } from './forecast-words.js';

/** Of which day. */
export class PortionForecastQueryDto {
  /** Up to seven days ahead; of a past day, what would have been forecast the day before. */
  @IsDay()
  businessDate!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;
}

/** How far off the same reckoning was on past days, each made from what was known then. */
export class ForecastErrorDto {
  /** Days compared. */
  @ApiProperty({ type: 'integer' })
  days!: number;
  /** Mean absolute error, in portions. */
  meanPortions!: number;
  /** The same of what was eaten a week before each of these days; null where too few have one. */
  @ApiProperty({ type: 'number', nullable: true })
  lastWeekPortions!: number | null;
}

/** What a slot may need. */
export class SlotForecastDto {
  @ApiProperty({ enum: SLOTS })
  slot!: Slot;
  /** closed: nothing is served; not_enough_days: too few served days on record to say anything. */
  @ApiProperty({ enum: FORECAST_STATES })
  state!: ForecastState;
  /** Served days it rests on, of the last half year. */
  @ApiProperty({ type: 'integer' })
  days!: number;
  @ApiProperty({ type: 'integer' })
  leastDays!: number;
  /** Portions for this facility and the points it feeds; 0 when closed, null when nothing can be said. */
  @ApiProperty({ type: 'integer', nullable: true })
  portions!: number | null;
  /** Of them for the points, by their share of late. */
  @ApiProperty({ type: 'integer', nullable: true })
  atPoints!: number | null;
  /** Eight of ten days lie from here … */
  @ApiProperty({ type: 'integer', nullable: true })
  least!: number | null;
  /** … to here; null while too few forecasts can be compared with what came. */
  @ApiProperty({ type: 'integer', nullable: true })
  most!: number | null;
  @ApiProperty({ type: ForecastErrorDto, nullable: true })
  error!: ForecastErrorDto | null;
  /** What the day has and the past tells too little about: reckoned as on an ordinary day. */
  @ApiProperty({ enum: UNLEARNT, isArray: true })
  unlearnt!: Unlearnt[];
}

/** What a facility's day may need. */
export class PortionForecastDto {
  facilityId!: string;
  businessDate!: string;
  @ApiProperty({ enum: DAY_KINDS })
  dayKind!: DayKind;
  /** As noted last; null: nobody noted any, reckoned as fair. */
  @ApiProperty({ enum: WEATHERS, nullable: true })
  weather!: Weather | null;
  /** Meals are known through this day. */
  through!: string;
  slots!: SlotForecastDto[];
}
