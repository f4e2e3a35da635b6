import { Module } from '@nestjs/common';
import { CalendarReader } from '@nuancan/meal-point';
import { AbsenceJobs } from './absence/absence.jobs.js';
import { ChainJobs } from './chain/chain.jobs.js';
import { WelfareClock } from './chain/welfare-clock.js';

/** The jobs of welfare cases, for the worker. */
@Module({ providers: [CalendarReader, WelfareClock, ChainJobs, AbsenceJobs] })
export class WelfareWorkerModule {}
