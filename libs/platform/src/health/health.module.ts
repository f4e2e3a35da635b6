import { Module, type DynamicModule } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import { QueueModule } from '../queue/queue.module.js';
import { MetricsDoor } from '../metrics/metrics-door.js';
import { MetricsController } from '../metrics/metrics.controller.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { SystemFigures } from '../metrics/system-figures.js';
import { HealthController } from './health.controller.js';
import { EXPECTED_MIGRATIONS, Readiness } from './readiness.js';

/** Readiness and metrics of a process and, in the api, the routes that tell them. */
@Module({})
export class HealthModule {
  /** @param migrations every migration of this version: an older database is not ready */
  static for(migrations: readonly (new () => MigrationInterface)[]): DynamicModule {
    return {
      module: HealthModule,
      imports: [QueueModule, MetricsModule],
      controllers: [HealthController, MetricsController],
      providers: [{ provide: EXPECTED_MIGRATIONS, useValue: migrations }, Readiness, MetricsDoor, SystemFigures],
      exports: [Readiness, MetricsDoor],
    };
  }
}
