import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const QUIET = '/health/';

/**
 * Marks each answer with its request id and as not to be kept, and logs one line: id, route pattern, status,
 * milliseconds. Never the URL, query, body or cookie: they may hold names and card numbers.
 */
export function logRequests(app: NestFastifyApplication, logger: LoggerService): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // A tablet at a counter is shared: what was answered about people stays in no browser's cache.
    if (request.url.startsWith('/v1/')) reply.header('cache-control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unmatched';
    if (!route.startsWith(QUIET)) {
      logger.log({
        msg: 'request',
        requestId: request.id,
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      });
    }
    done();
  });
}
