import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics, ProblemFilter, requestValidation, type Configuration } from '@nuancan/platform';
import { ApiModule } from './api.module.js';
import { logRequests } from './log-requests.js';
import { measureRequests } from './measure-requests.js';
import { serveWeb } from './serve-web.js';

const BODY_LIMIT_BYTES = 512 * 1024;

/** Builds the HTTP application, not yet listening: one place for limits, headers, validation and error texts. */
export async function createApi(configuration: Configuration, logger: LoggerService): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_address: string, hop: number) => hop < configuration.TRUSTED_PROXIES,
    genReqId: () => randomUUID(),
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, { logger });
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter());
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: configuration.PUBLIC_ORIGIN?.startsWith('https:') ?? false,
  });
  logRequests(app, logger);
  measureRequests(app, app.get(Metrics));
  await serveWeb(app, configuration.WEB_ROOT);
  app.enableShutdownHooks();
  return app;
}
