import { Module } from '@nestjs/common';
import { SampleReminderJobs } from './sample-reminder.jobs.js';
import { SampleReminderService } from './sample-reminder.service.js';

/** The jobs of production, for the worker. */
@Module({ providers: [SampleReminderService, SampleReminderJobs] })
export class ProductionWorkerModule {}
