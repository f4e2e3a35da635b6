import { Module } from '@nestjs/common';
import { RegistryModule } from '@nuancan/registry';
import { SubsidyModule } from '@nuancan/subsidy';
import { ReplayRunner } from './replay-runner.js';
import { ReplayJobs } from './replay.jobs.js';

/** Rating months again, for the worker. */
@Module({ imports: [RegistryModule, SubsidyModule], providers: [ReplayRunner, ReplayJobs] })
export class ReplayWorkerModule {}
