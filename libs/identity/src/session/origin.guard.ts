import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Configuration } from '@nuancan/platform';
import type { FastifyRequest } from 'fastify';
import { SessionErrors } from './session.errors.js';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change asked for by a page of another site (OWASP CSRF cheat sheet: verifying origin, fetch metadata),
 * login included. Clients that are no browser send neither header and pass.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  private readonly publicOrigin: string | null;

  constructor(configuration: Configuration) {
    this.publicOrigin = configuration.PUBLIC_ORIGIN ? new URL(configuration.PUBLIC_ORIGIN).origin : null;
  }

  /** @throws IDENTITY.FOREIGN_ORIGIN */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (READING.has(request.method)) return true;
    if (request.headers['sec-fetch-site'] === 'cross-site') throw SessionErrors.FOREIGN_ORIGIN();
    const { origin, host } = request.headers;
    if (origin !== undefined && !this.isOurs(origin, host)) throw SessionErrors.FOREIGN_ORIGIN();
    return true;
  }

  /** The host alone is compared with the request's own: behind a proxy that ends TLS we do not know the scheme. */
  private isOurs(origin: string, host: string | undefined): boolean {
    if (!URL.canParse(origin)) return false;
    const asked = new URL(origin);
    return asked.origin === this.publicOrigin || (host !== undefined && asked.host === host.toLowerCase());
  }
}
