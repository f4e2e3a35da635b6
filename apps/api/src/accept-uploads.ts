import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Routes that take a file as it is. */
const UPLOADS: readonly string[] = ['/v1/imports', '/v1/coverage/networks'];

/**
 * Hands the body of an upload to its controller unread: only there is it known who sends it, and how much may be read.
 * Elsewhere such a body stays refused.
 */
export function acceptUploads(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  server.addContentTypeParser('application/octet-stream', (request: FastifyRequest, payload, done) => {
    if (UPLOADS.includes(request.routeOptions.url ?? '')) done(null, payload);
    else done(Object.assign(new Error('unsupported media type'), { statusCode: 415 }));
  });
}
