import { Module } from '@nestjs/common';
import { MealPointModule } from '@nuancan/meal-point';
import { SubsidyModule } from '@nuancan/subsidy';
import { CheckRunController } from './check-run/check-run.controller.js';
import { CheckRunService } from './check-run/check-run.service.js';
import { CheckService } from './check-run/check.service.js';
import { FindingController } from './finding/finding.controller.js';
import { FindingService } from './finding/finding.service.js';

/** 校验: checks, findings and decisions, for the api. */
@Module({
  imports: [MealPointModule, SubsidyModule],
  controllers: [CheckRunController, FindingController],
  providers: [CheckService, CheckRunService, FindingService],
  exports: [CheckService, CheckRunService, FindingService],
})
export class CheckModule {}
