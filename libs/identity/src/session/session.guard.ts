import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { PersonRole } from '../account/person-role.js';
import { PUBLIC_ROUTE } from './public.decorator.js';
import { ROUTE_ROLES } from './roles.decorator.js';
import { SessionCookie } from './session-cookie.js';
import { SessionErrors } from './session.errors.js';
import { SessionService } from './session.service.js';

/**
 * Lets a request in when its route is `@Public()`, or when a live session has one of the route's `@Roles(…)`.
 * One look-up per request and no cache: a disabled account is out at its next request.
 */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws IDENTITY.NO_SESSION, IDENTITY.ROLE_NOT_ALLOWED */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, places)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.sessions.find(this.cookie.read(request));
    if (!session) throw SessionErrors.NO_SESSION();
    const roles = this.reflector.getAllAndOverride<readonly PersonRole[] | undefined>(ROUTE_ROLES, places);
    if (!roles?.includes(session.role)) throw SessionErrors.ROLE_NOT_ALLOWED();
    request.liveSession = session;
    return true;
  }
}
