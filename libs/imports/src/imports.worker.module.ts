import { Module } from '@nestjs/common';
import { ImportKindsModule } from './kind/import-kinds.module.js';
import { ImportJobs } from './run/import.jobs.js';
import { ImportRunner } from './run/import-runner.js';

/** Checking and applying lists, for the worker. */
@Module({ imports: [ImportKindsModule], providers: [ImportRunner, ImportJobs] })
export class ImportsWorkerModule {}
