import { Module, type DynamicModule } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import { QueueModule } from '../queue/queue.module.js';
import { HealthController } from './health.controller.js';
import { EXPECTED_MIGRATIONS, Readiness } from './readiness.js';

/** Readiness of a process and, in the api, the routes that tell it. */
@Module({})
export class HealthModule {
  /** @param migrations every migration of this version: an older database is not ready */
  static for(migrations: readonly (new () => MigrationInterface)[]): DynamicModule {
    return {
      module: HealthModule,
      imports: [QueueModule],
      controllers: [HealthController],
      providers: [{ provide: EXPECTED_MIGRATIONS, useValue: migrations }, Readiness],
      exports: [Readiness],
    };
  }
}
