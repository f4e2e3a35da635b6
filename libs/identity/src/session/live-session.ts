import type { Scope } from '@nuancan/platform';
import type { PersonRole } from '../account/person-role.js';

/** Somebody who is logged in: the account and its scope as they are now, not as they were at login. */
export interface LiveSession {
  readonly accountId: string;
  readonly login: string;
  readonly displayName: string;
  readonly role: PersonRole;
  readonly districtCode: string;
  readonly townCode: string | null;
  readonly facilityId: string | null;
  /** When the session ends if nothing more is asked: the earlier of the idle and the absolute limit. */
  readonly expiresAt: Date;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by SessionGuard on every route but public ones. */
    liveSession?: LiveSession;
  }
}

/** The scope of the session's work in one request. */
export function scopeOf(session: LiveSession, request: { requestId: string; ip: string }): Scope {
  return {
    accountId: session.accountId,
    role: session.role,
    districtCode: session.districtCode,
    townCode: session.townCode,
    facilityId: session.facilityId,
    requestId: request.requestId,
    ip: request.ip,
  };
}
