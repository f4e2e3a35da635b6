import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import type { Scope } from '@nuancan/platform';
import type { FastifyRequest } from 'fastify';
import { scopeOf } from './live-session.js';

/** The scope of whoever is logged in, with the request's id and address, for `Database.scoped`. */
export const CurrentScope = createParamDecorator((_: unknown, context: ExecutionContext): Scope => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  assert(request.liveSession !== undefined, '@CurrentScope() on a public route');
  return scopeOf(request.liveSession, { requestId: String(request.id), ip: request.ip });
});
