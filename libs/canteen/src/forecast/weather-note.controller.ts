import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentScope, Roles } from '@nuancan/identity';
import { ApiProblems, type Scope } from '@nuancan/platform';
import { NoteWeatherDto, WeatherNoteDto } from './weather-note.dto.js';
import { WeatherNoteService } from './weather-note.service.js';

@ApiTags('production')
@Controller('v1/weather-notes')
export class WeatherNoteController {
  constructor(private readonly notes: WeatherNoteService) {}

  /** Notes the weather of a day, before it or after; `GET /v1/portion-forecasts` reckons with it. */
  @Post()
  @HttpCode(200)
  @Roles('operator', 'town_official', 'district_official')
  @ApiProblems({
    400: ['REQUEST.INVALID', 'KERNEL.NOT_A_DATE'],
    404: ['FORECAST.FACILITY_NOT_IN_SCOPE'],
    409: ['FORECAST.CLIENT_ID_CLASH'],
    422: ['FORECAST.NOTE_OUT_OF_TIME'],
  })
  note(@CurrentScope() scope: Scope, @Body() draft: NoteWeatherDto): Promise<WeatherNoteDto> {
    return this.notes.note(scope, draft);
  }
}
