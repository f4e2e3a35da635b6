import { Module } from '@nestjs/common';
import { DaySummaryWorkerModule } from '@nuancan/canteen';
import { ConfigurationModule, DatabaseModule, HealthModule, OutboxWorkerModule, VaultModule } from '@nuancan/platform';
import { ALL_MIGRATIONS } from '../../cli/src/migrate/all-migrations.js';
import { WorkerListener } from './worker-listener.js';

/** Composes the jobs of the features with the engine that does them. */
@Module({
  imports: [
    ConfigurationModule,
    DatabaseModule,
    VaultModule,
    HealthModule.for(ALL_MIGRATIONS),
    OutboxWorkerModule,
    DaySummaryWorkerModule,
  ],
  providers: [WorkerListener],
})
export class WorkerModule {}
