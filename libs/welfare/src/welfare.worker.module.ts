import { Module } from '@nestjs/common';
import { ChainJobs } from './chain/chain.jobs.js';
import { WelfareClock } from './chain/welfare-clock.js';

/** The jobs of welfare cases, for the worker. */
@Module({ providers: [WelfareClock, ChainJobs] })
export class WelfareWorkerModule {}
