import { Injectable } from '@nestjs/common';
import { Configuration } from '@nuancan/platform';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const SESSION_COOKIE = 'nuancan_session';

/** The cookie that carries the session token: never readable by a page, never sent from another site. */
@Injectable()
export class SessionCookie {
  private readonly options: CookieSerializeOptions;
  private readonly maxAgeSeconds: number;

  constructor(configuration: Configuration) {
    this.maxAgeSeconds = configuration.SESSION_ABSOLUTE_HOURS * 3600;
    this.options = {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: configuration.PUBLIC_ORIGIN?.startsWith('https:') ?? false,
    };
  }

  read(request: FastifyRequest): string | undefined {
    return request.cookies[SESSION_COOKIE];
  }

  set(reply: FastifyReply, token: string): void {
    reply.setCookie(SESSION_COOKIE, token, { ...this.options, maxAge: this.maxAgeSeconds });
  }

  clear(reply: FastifyReply): void {
    reply.clearCookie(SESSION_COOKIE, this.options);
  }
}
