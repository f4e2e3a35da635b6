import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Metrics, ProblemFilter, requestValidation, type Configuration } from '@nuancan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiModule } from './api.module.js';
import { acceptUploads } from './accept-uploads.js';
import { endSlowRequests, LONGEST_REQUEST_MS } from './end-slow-requests.js';
import { logRequests } from './log-requests.js';
import { measureRequests } from './measure-requests.js';
import { serveWeb } from './serve-web.js';

/** Bodies have a limit of their own. */
const HEADERS_LIMIT_MS = 30_000;
const BODY_LIMIT_BYTES = 512 * 1024;
/** Photos and PDFs arrive as they are; what they may be and how large, their own route decides again. */
const FILE_TYPES = ['image/jpeg', 'image/png', 'application/pdf'];
const FILE_LIMIT_BYTES = 4 * 1024 * 1024;

/** Builds the HTTP application, not yet listening: one place for limits, headers, validation and error texts. */
export async function createApi(configuration: Configuration, logger: LoggerService): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy: (_address: string, hop: number) => hop < configuration.TRUSTED_PROXIES,
    genReqId: () => randomUUID(),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply.header('x-request-id', request.id)),
    requestTimeout: LONGEST_REQUEST_MS,
    http: { headersTimeout: HEADERS_LIMIT_MS },
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  });
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, adapter, { logger });
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(problems);
  for (const type of FILE_TYPES) {
    adapter.getInstance().addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: FILE_LIMIT_BYTES }, takeAsItIs);
  }
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
  endSlowRequests(app);
  acceptUploads(app);
  logRequests(app, logger);
  measureRequests(app, app.get(Metrics));
  endSilentConnections(app);
  await serveWeb(app, configuration.WEB_ROOT);
  app.enableShutdownHooks();
  return app;
}

/** A browser connects ahead of what it may ask: such a connection is not idle to Node, and would hold the end of the process for a minute. */
function endSilentConnections(app: NestFastifyApplication): void {
  const open = new Set<Socket>();
  app.getHttpServer().on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
      done();
    });
}

function takeAsItIs(_request: unknown, body: unknown, done: (error: Error | null, body: unknown) => void): void {
  done(null, body);
}
