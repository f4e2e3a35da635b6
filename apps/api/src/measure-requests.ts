import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Metrics } from '@nuancan/platform';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Times every answered request by its route's pattern, never its address: an address names people, and each would be a
 * series of its own. A stream of events is left out: it lasts as long as its page, which says nothing of the server.
 */
export function measureRequests(app: NestFastifyApplication, metrics: Metrics): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      if (String(reply.raw.getHeader('content-type')).startsWith('text/event-stream')) return done();
      const labels = {
        route: request.routeOptions.url ?? 'unmatched',
        method: METHODS.has(request.method) ? request.method : 'other',
        status: String(reply.statusCode),
      };
      metrics.observe('nuancan_http_request_duration_seconds', labels, reply.elapsedTime / 1000);
      done();
    });
}
