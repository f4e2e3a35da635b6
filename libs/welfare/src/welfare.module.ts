import { Module } from '@nestjs/common';
import { MealPointModule } from '@nuancan/meal-point';
import { RegistryModule } from '@nuancan/registry';
import { CaseRecords } from './case/case-records.js';
import { CaseController } from './case/case.controller.js';
import { CaseService } from './case/case.service.js';
import { KitchenCaseController } from './kitchen/kitchen-case.controller.js';
import { KitchenCaseService } from './kitchen/kitchen-case.service.js';
import { DutyController } from './duty/duty.controller.js';
import { DutyService } from './duty/duty.service.js';
import { WelfareStatisticsController } from './statistics/welfare-statistics.controller.js';
import { WelfareStatisticsService } from './statistics/welfare-statistics.service.js';

/** 关爱: cases of people who may need help, who is on duty, and the figures. */
@Module({
  imports: [MealPointModule, RegistryModule],
  controllers: [CaseController, KitchenCaseController, DutyController, WelfareStatisticsController],
  providers: [CaseService, CaseRecords, KitchenCaseService, DutyService, WelfareStatisticsService],
})
export class WelfareModule {}
