import { Module } from '@nestjs/common';
import { LedgerModule } from '@nuancan/ledger';
import { DayCloseJobs } from './day-close.jobs.js';
import { DayCloseService } from './day-close.service.js';

/** Closing what nobody closed and settling what came late, for the worker. */
@Module({ imports: [LedgerModule], providers: [DayCloseService, DayCloseJobs] })
export class DayCloseWorkerModule {}
