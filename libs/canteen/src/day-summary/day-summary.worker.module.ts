import { Module } from '@nestjs/common';
import { DaySummaryJobs } from './day-summary.jobs.js';
import { DaySummaryService } from './day-summary.service.js';

/** Making the summaries, for the worker. */
@Module({ providers: [DaySummaryService, DaySummaryJobs] })
export class DaySummaryWorkerModule {}
