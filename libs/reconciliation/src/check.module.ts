import { Module } from '@nestjs/common';
import { MealPointModule } from '@nuancan/meal-point';
import { RegistryModule } from '@nuancan/registry';
import { SubsidyModule } from '@nuancan/subsidy';
import { AttendanceController } from './attendance/attendance.controller.js';
import { AttendanceService } from './attendance/attendance.service.js';
import { CheckRunController } from './check-run/check-run.controller.js';
import { CheckRunService } from './check-run/check-run.service.js';
import { CheckService } from './check-run/check.service.js';
import { FindingRecords } from './finding/finding-records.js';
import { FindingController } from './finding/finding.controller.js';
import { FindingService } from './finding/finding.service.js';

/** 校验: checks, findings and decisions, for the api. */
@Module({
  imports: [MealPointModule, RegistryModule, SubsidyModule],
  controllers: [CheckRunController, FindingController, AttendanceController],
  providers: [CheckService, CheckRunService, FindingRecords, FindingService, AttendanceService],
  exports: [CheckService, CheckRunService, FindingService],
})
export class CheckModule {}
