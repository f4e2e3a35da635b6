import { Module } from '@nestjs/common';
import { DeadlineJobs } from './deadline/deadline.jobs.js';
import { DeadlineService } from './deadline/deadline.service.js';

/** The jobs of inspections and complaints, for the worker. */
@Module({ providers: [DeadlineService, DeadlineJobs] })
export class OversightWorkerModule {}
