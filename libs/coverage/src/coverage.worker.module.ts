import { Module } from '@nestjs/common';
import { CoverageJobs } from './coverage.jobs.js';
import { CoverageRefresher } from './figure/coverage-refresher.js';
import { NetworkActivator } from './network/network-activator.js';
import { NetworkBuilder } from './network/network-builder.js';
import { SitingProver } from './siting/siting-prover.js';
import { SitingSolver } from './siting/siting-solver.js';
import { SitingJobs } from './siting/siting.jobs.js';

/** The jobs of the 15-minute map, for the worker. */
@Module({
  providers: [
    CoverageRefresher,
    NetworkActivator,
    NetworkBuilder,
    CoverageJobs,
    SitingSolver,
    SitingProver,
    SitingJobs,
  ],
})
export class CoverageWorkerModule {}
