import { Module } from '@nestjs/common';
import {
  DayCloseWorkerModule,
  DaySummaryWorkerModule,
  GardenImportsModule,
  ProductionWorkerModule,
  ReplayWorkerModule,
} from '@nuancan/canteen';
import { CoverageWorkerModule, RunWaysModule } from '@nuancan/coverage';
import { DeliveryWorkerModule } from '@nuancan/delivery';
import { ImportsWorkerModule } from '@nuancan/imports';
import { MealPointImportsModule, MealPointWorkerModule } from '@nuancan/meal-point';
import { MessagingWorkerModule } from '@nuancan/messaging';
import { OversightWorkerModule } from '@nuancan/oversight';
import {
  ConfigurationModule,
  DatabaseModule,
  FileStoreModule,
  HealthModule,
  OutboxWorkerModule,
  VaultModule,
} from '@nuancan/platform';
import { CheckWorkerModule, ReconciliationImportsModule } from '@nuancan/reconciliation';
import { RegistryImportsModule } from '@nuancan/registry';
import { WelfareWorkerModule } from '@nuancan/welfare';
import { ALL_MIGRATIONS } from '../../cli/src/migrate/all-migrations.js';
import { WorkerListener } from './worker-listener.js';

/** Composes the jobs of the features with the engine that does them. */
@Module({
  imports: [
    ConfigurationModule,
    DatabaseModule,
    VaultModule,
    FileStoreModule,
    HealthModule.for(ALL_MIGRATIONS),
    OutboxWorkerModule,
    DayCloseWorkerModule,
    DaySummaryWorkerModule,
    ReplayWorkerModule,
    CheckWorkerModule,
    ImportsWorkerModule,
    RegistryImportsModule,
    ReconciliationImportsModule,
    MealPointImportsModule,
    GardenImportsModule,
    MealPointWorkerModule,
    ProductionWorkerModule,
    DeliveryWorkerModule,
    CoverageWorkerModule,
    RunWaysModule,
    OversightWorkerModule,
    MessagingWorkerModule,
    WelfareWorkerModule,
  ],
  providers: [WorkerListener],
})
export class WorkerModule {}
