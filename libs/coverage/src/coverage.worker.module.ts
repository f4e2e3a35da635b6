import { Module } from '@nestjs/common';
import { CoverageJobs } from './coverage.jobs.js';
import { CoverageRefresher } from './figure/coverage-refresher.js';
import { NetworkActivator } from './network/network-activator.js';
import { NetworkBuilder } from './network/network-builder.js';

/** The jobs of the 15-minute map, for the worker. */
@Module({ providers: [CoverageRefresher, NetworkActivator, NetworkBuilder, CoverageJobs] })
export class CoverageWorkerModule {}
