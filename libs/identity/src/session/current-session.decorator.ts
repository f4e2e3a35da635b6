import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { assert } from '@nuancan/kernel';
import type { FastifyRequest } from 'fastify';
import type { LiveSession } from './live-session.js';

/** Whoever is logged in. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): LiveSession => {
  const { liveSession } = context.switchToHttp().getRequest<FastifyRequest>();
  assert(liveSession !== undefined, '@CurrentSession() on a public route');
  return liveSession;
});
