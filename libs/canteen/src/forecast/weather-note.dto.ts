import { ApiProperty } from '@nestjs/swagger';
import { IsDay } from '@nuancan/platform';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { WEATHERS, type Weather } from './forecast-words.js';

/** The weather of a day, as it is expected or as it was. */
export class NoteWeatherDto {
  /** The client's own id: sent again with the same body, the note is answered again. */
  @IsUUID()
  clientId!: string;

  /** The facility; an operator's own when absent. */
  @IsOptional()
  @IsUUID()
  facilityId?: string;

  /** Within a week of today. */
  @IsDay()
  businessDate!: string;

  @ApiProperty({ enum: WEATHERS })
  @IsIn(WEATHERS)
  weather!: Weather;
}

/** What was noted; a later note of the same day counts instead. */
export class WeatherNoteDto {
  id!: string;
  businessDate!: string;
  @ApiProperty({ enum: WEATHERS })
  weather!: Weather;
  recordedAt!: Date;
}
