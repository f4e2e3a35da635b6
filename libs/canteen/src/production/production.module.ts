import { Module } from '@nestjs/common';
import { DishTraceController } from '../dish-trace/dish-trace.controller.js';
import { DishTraceService } from '../dish-trace/dish-trace.service.js';
import { DishController } from '../dish/dish.controller.js';
import { DishService } from '../dish/dish.service.js';
import { FoodRuleController } from './food-rule.controller.js';
import { FoodRuleService } from './food-rule.service.js';
import { FoodSampleController } from './food-sample.controller.js';
import { FoodSampleService } from './food-sample.service.js';
import { PortionMatchController } from './portion-match.controller.js';
import { PortionMatchService } from './portion-match.service.js';
import { ProductionDayController } from './production-day.controller.js';
import { ProductionDayService } from './production-day.service.js';
import { ProductionEntryController } from './production-entry.controller.js';
import { ProductionEntryService } from './production-entry.service.js';
import { SampleReminderController } from './sample-reminder.controller.js';
import { SampleReminderService } from './sample-reminder.service.js';

/** Dishes, what kitchens cook and send, samples, and whether portions match. */
@Module({
  controllers: [
    DishController,
    DishTraceController,
    ProductionEntryController,
    ProductionDayController,
    PortionMatchController,
    FoodSampleController,
    FoodRuleController,
    SampleReminderController,
  ],
  providers: [
    DishService,
    DishTraceService,
    ProductionEntryService,
    ProductionDayService,
    PortionMatchService,
    FoodSampleService,
    FoodRuleService,
    SampleReminderService,
  ],
})
export class ProductionModule {}
