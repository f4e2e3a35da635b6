import { Module } from '@nestjs/common';
import { CalendarReader } from '@nuancan/meal-point';
import { OrderJobs } from './order/order.jobs.js';
import { PhotoJobs } from './photo/photo.jobs.js';
import { CARRYING } from './run/carrying.js';
import { RouteSearch, ThreadedSearch } from './run/route-search.js';
import { RunPlanner } from './run/run-planner.js';
import { RunJobs } from './run/run.jobs.js';

/** The jobs of deliveries, for the worker. */
@Module({
  providers: [
    ...[CalendarReader, OrderJobs, RunJobs, RunPlanner, PhotoJobs],
    ...CARRYING,
    { provide: RouteSearch, useClass: ThreadedSearch },
  ],
})
export class DeliveryWorkerModule {}
