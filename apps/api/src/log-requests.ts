import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const QUIET = '/health/';

/**
 * One line per answered request: id, route pattern, status, milliseconds. Never the URL, query, body or cookie:
 * they may hold names and card numbers.
 */
export function logRequests(app: NestFastifyApplication, logger: LoggerService): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
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
