import { Module } from '@nestjs/common';
import { ReminderJobs } from './reminder/reminder.jobs.js';
import { ReminderService } from './reminder/reminder.service.js';

/** The jobs of facilities, for the worker. */
@Module({ providers: [ReminderService, ReminderJobs] })
export class MealPointWorkerModule {}
