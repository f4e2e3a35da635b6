import cookie from '@fastify/cookie';
import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  Configuration,
  Database,
  Metrics,
  ProblemFilter,
  readConfiguration,
  readVaultKeys,
  requestValidation,
  Vault,
} from '@nuancan/platform';
import { IdentityModule } from '../identity.module.js';

/** The HTTP face of identity alone, on a test's database; ask it by `inject`. */
export async function startIdentity(
  database: Database,
  environment: Readonly<Record<string, string>> = {},
): Promise<NestFastifyApplication> {
  const configuration = readConfiguration({ DATABASE_URL: 'postgres://unused/unused', ...environment });
  @Global()
  @Module({
    providers: [
      { provide: Configuration, useValue: configuration },
      { provide: Database, useValue: database },
      Metrics,
      { provide: Vault, useValue: new Vault(readVaultKeys(configuration)) },
    ],
    exports: [Configuration, Database, Metrics, Vault],
  })
  class PlatformModule {}
  const testing = await Test.createTestingModule({ imports: [PlatformModule, IdentityModule] }).compile();
  const application = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
  application.useGlobalPipes(requestValidation());
  application.useGlobalFilters(new ProblemFilter());
  await application.register(cookie);
  await application.init();
  await application.getHttpAdapter().getInstance().ready();
  return application;
}
