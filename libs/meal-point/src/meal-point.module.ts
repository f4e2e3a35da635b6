import { Module } from '@nestjs/common';
import { FacilityReader } from './facility/facility-reader.js';
import { FacilityController } from './facility/facility.controller.js';
import { FacilityService } from './facility/facility.service.js';

/** Where meals are cooked and served. */
@Module({
  controllers: [FacilityController],
  providers: [FacilityReader, FacilityService],
  exports: [FacilityReader],
})
export class MealPointModule {}
