import { Global, Module } from '@nestjs/common';
import { WaysOfRun } from '@nuancan/delivery';
import { DistrictStreets } from './district-streets.js';
import { NetworkWays } from './network-ways.js';

/** Tells deliveries, which know no network, along which ways they go; for all, since they stand before it. */
@Global()
@Module({
  providers: [DistrictStreets, { provide: WaysOfRun, useClass: NetworkWays }],
  exports: [WaysOfRun],
})
export class RunWaysModule {}
