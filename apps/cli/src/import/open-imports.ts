import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GardenImportsModule } from '@nuancan/canteen';
import { ImportRunner, ImportRunService, ImportsModule, ImportsWorkerModule } from '@nuancan/imports';
import { MealPointImportsModule } from '@nuancan/meal-point';
import { Configuration, Database, DatabaseModule, readConfiguration, VaultModule } from '@nuancan/platform';
import { ReconciliationImportsModule } from '@nuancan/reconciliation';
import { RegistryImportsModule } from '@nuancan/registry';

/** Taking lists in and working them off, in this process and without a queue. */
export interface Imports {
  readonly database: Database;
  readonly runs: ImportRunService;
  readonly runner: ImportRunner;
  close(): Promise<void>;
}

/**
 * Connects as the application's role: row security binds this as it binds the pages.
 * @param environment with DATABASE_URL and the keys of protected fields
 */
export async function openImports(environment: Record<string, string | undefined>): Promise<Imports> {
  const configuration = readConfiguration(environment);
  @Global()
  @Module({ providers: [{ provide: Configuration, useValue: configuration }], exports: [Configuration] })
  class GivenConfigurationModule {}
  @Module({
    imports: [
      GivenConfigurationModule,
      DatabaseModule,
      VaultModule,
      ImportsModule,
      ImportsWorkerModule,
      RegistryImportsModule,
      ReconciliationImportsModule,
      MealPointImportsModule,
      GardenImportsModule,
    ],
  })
  class ImportCommandModule {}
  const context = await NestFactory.createApplicationContext(ImportCommandModule, {
    logger: false,
    abortOnError: false,
  });
  return {
    database: context.get(Database),
    runs: context.get(ImportRunService, { strict: false }),
    runner: context.get(ImportRunner, { strict: false }),
    close: () => context.close(),
  };
}
