import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  Configuration,
  DatabaseModule,
  ensureLoginRoles,
  migrate,
  openClient,
  readConfiguration,
  scratchFolder,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '@nuancan/platform';
import { Global, Module, type INestApplicationContext, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Client } from 'pg';
import { ALL_MIGRATIONS } from '../migrate/all-migrations.js';

/** A PostgreSQL of its own that flushes every commit, migrated and empty. */
export interface ScratchServer {
  readonly server: EmbeddedPostgres;
  readonly ownerUrl: string;
  /** The product's own role, under row security. */
  readonly appPassword: string;
  /** Of the role that owns nothing but the queue. */
  readonly queuePassword: string;
}

/** The owner's connection, and services of the product connected as its own role. */
export interface BenchServices {
  readonly owner: Client;
  readonly services: INestApplicationContext;
}

/** Runs `work` on a scratch PostgreSQL that is gone afterwards. */
export async function onScratchServer<T>(work: (scratch: ScratchServer) => Promise<T>): Promise<T> {
  const folder = scratchFolder();
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data') });
  try {
    const passwords = { appPassword: randomUUID(), queuePassword: randomUUID() };
    await ensureLoginRoles(server.ownerUrl, passwords);
    await migrate(server.ownerUrl, ALL_MIGRATIONS);
    return await work({ server, ownerUrl: server.ownerUrl, ...passwords });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `work` with the services of `product`, a module's imports and providers, on top of the database. */
export async function withServices<T>(
  { server, ownerUrl, appPassword }: ScratchServer,
  product: Pick<ModuleMetadata, 'imports' | 'providers'>,
  work: (opened: BenchServices) => Promise<T>,
): Promise<T> {
  const owner = await openClient(ownerUrl, 'nuancan-bench');
  try {
    const services = await openServices(server.urlFor({ user: 'nuancan_app', password: appPassword }), product);
    try {
      return await work({ owner, services });
    } finally {
      await services.close();
    }
  } finally {
    await owner.end();
  }
}

/** Services of the product, connected as its own role, with what else of the `environment` they are told. */
export function openServices(
  appUrl: string,
  { imports = [], providers = [] }: Pick<ModuleMetadata, 'imports' | 'providers'>,
  environment: Readonly<Record<string, string>> = {},
): Promise<INestApplicationContext> {
  const configuration = readConfiguration({ DATABASE_URL: appUrl, ...environment });
  @Global()
  @Module({ providers: [{ provide: Configuration, useValue: configuration }], exports: [Configuration] })
  class GivenConfigurationModule {}
  @Module({ imports: [GivenConfigurationModule, DatabaseModule, ...imports], providers })
  class BenchModule {}
  return NestFactory.createApplicationContext(BenchModule, { logger: false, abortOnError: false });
}
