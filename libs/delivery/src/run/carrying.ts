import type { Provider } from '@nestjs/common';
import { CarriersOfRun } from './carriers-of-run.js';
import { DelivererCarriers } from './deliverer-carriers.js';
import { StraightWays } from './straight-ways.js';
import { WaysOfRun } from './ways-of-run.js';

/** Who carries, and along which ways: the same for API and worker. */
export const CARRYING: readonly Provider[] = [
  { provide: CarriersOfRun, useClass: DelivererCarriers },
  { provide: WaysOfRun, useClass: StraightWays },
];
