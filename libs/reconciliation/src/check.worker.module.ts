import { Module } from '@nestjs/common';
import { SubsidyModule } from '@nuancan/subsidy';
import { CheckRunService } from './check-run/check-run.service.js';
import { CheckJobs } from './check-run/check.jobs.js';
import { CheckService } from './check-run/check.service.js';
import { LateFactJobs } from './late-fact/late-fact.jobs.js';
import { LateFactService } from './late-fact/late-fact.service.js';

/** 校验, for the worker. */
@Module({
  imports: [SubsidyModule],
  providers: [CheckService, CheckRunService, CheckJobs, LateFactService, LateFactJobs],
})
export class CheckWorkerModule {}
