import { Module } from '@nestjs/common';
import { MealPointModule } from '@nuancan/meal-point';
import { PortionForecastController } from './portion-forecast.controller.js';
import { PortionForecastService } from './portion-forecast.service.js';
import { WeatherNoteController } from './weather-note.controller.js';
import { WeatherNoteService } from './weather-note.service.js';

/** 份数预测: what kitchens may need on coming days, and the weather they note for it. */
@Module({
  imports: [MealPointModule],
  controllers: [PortionForecastController, WeatherNoteController],
  providers: [PortionForecastService, WeatherNoteService],
})
export class ForecastModule {}
