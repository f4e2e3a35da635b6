import { ApiProperty } from '@nestjs/swagger';
import { FESTIVALS, type FestivalName } from '@nuancan/kernel';
import { IsDay, IsLine } from '@nuancan/platform';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DAY_KINDS, SAID_KINDS, type DayKind, type SaidKind } from './day-kind.js';

/** Of which year. */
export class CalendarQueryDto {
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2049)
  year!: number;
}

/** A festival, a day off or a day worked instead. */
export class CalendarDayDto {
  day!: string;
  @ApiProperty({ enum: DAY_KINDS })
  kind!: DayKind;
  @ApiProperty({ enum: FESTIVALS, nullable: true })
  festival!: FestivalName | null;
  /** What the district calls it. */
  name!: string | null;
  /** The district said so; else by law or by the almanac. */
  isSaid!: boolean;
}

/** The named days of a year, in order; all others are what their weekday is. */
export class CalendarDto {
  year!: number;
  @ApiProperty({ type: [CalendarDayDto] })
  days!: CalendarDayDto[];
}

/** What the district says of a day. */
export class SetCalendarDayDto {
  @IsDay()
  day!: string;

  /** holiday: off; working: worked, though a weekend or holiday (调休); ordinary: as law and weekday have it again. */
  @ApiProperty({ enum: SAID_KINDS })
  @IsIn(SAID_KINDS)
  kind!: SaidKind;

  @IsOptional()
  @IsLine(40)
  name?: string;
}
