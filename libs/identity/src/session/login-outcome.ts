import type { LiveSession } from './live-session.js';

/** What a log-in can still have to do after the password, in this order. */
export const LOGIN_STEPS = ['totp', 'change_password', 'enrol_totp'] as const;
export type LoginStepName = (typeof LOGIN_STEPS)[number];

/** Logged in: the token exists here and in the browser's cookie, nowhere else. */
export interface OpenedSession {
  readonly session: LiveSession;
  readonly token: string;
}

/** Not logged in yet: whoever holds the token may do this one step, and nothing else. */
export interface LoginStep {
  readonly step: LoginStepName;
  readonly stepToken: string;
  readonly expiresAt: Date;
}

/** How a password, or a step after it, was answered. */
export type LoginOutcome = OpenedSession | LoginStep;

/** Where a log-in comes from; `formerToken` is the cookie that browser still has. */
export interface LoginOrigin {
  readonly ip: string;
  readonly requestId: string;
  readonly userAgent: string | undefined;
  readonly formerToken: string | undefined;
}
