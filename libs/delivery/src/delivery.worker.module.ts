import { Module } from '@nestjs/common';
import { CalendarReader } from '@nuancan/meal-point';
import { OrderJobs } from './order/order.jobs.js';

/** The jobs of deliveries, for the worker. */
@Module({ providers: [CalendarReader, OrderJobs] })
export class DeliveryWorkerModule {}
