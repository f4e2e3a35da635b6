import type { Provider } from '@nestjs/common';
import { CarriersOfRun } from './carriers-of-run.js';
import { DelivererCarriers } from './deliverer-carriers.js';

/** Who carries: the same for API and worker. Along which ways is said by whoever composes, who provides `WaysOfRun` to all. */
export const CARRYING: readonly Provider[] = [{ provide: CarriersOfRun, useClass: DelivererCarriers }];
