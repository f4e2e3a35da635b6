import type { FastifyReply } from 'fastify';
import { CredentialErrors } from '../credential/credential.errors.js';
import type { PasswordPolicy } from '../credential/password-policy.js';
import type { LiveSession } from './live-session.js';
import type { LoginOutcome, LoginStep, OpenedSession } from './login-outcome.js';
import type { LoginStepDto } from './login-step.dto.js';
import type { SessionCookie } from './session-cookie.js';
import type { SessionDto } from './session.dto.js';

const ACCEPTED = 202;

/** What an answer to a log-in is made with. */
export interface LoginAnswer {
  readonly reply: FastifyReply;
  readonly cookie: SessionCookie;
  readonly policy: PasswordPolicy;
}

export function isOpened(outcome: LoginOutcome): outcome is OpenedSession {
  return 'session' in outcome;
}

/** 201 and the cookie for a session, or 202 and the step that is next. A wait is told in `Retry-After`, too. */
export async function answerLogin(
  { reply, cookie, policy }: LoginAnswer,
  work: Promise<LoginOutcome>,
): Promise<SessionDto | LoginStepDto> {
  const outcome = await withRetryAfter(reply, work);
  if (!isOpened(outcome)) {
    void reply.status(ACCEPTED);
    return loginStepDtoOf(outcome, policy);
  }
  cookie.set(reply, outcome.token);
  return sessionDtoOf(outcome.session);
}

/** Adds the header `Retry-After` to the answer when `work` is refused by the throttle. */
export async function withRetryAfter<T>(reply: FastifyReply, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (CredentialErrors.TOO_MANY_ATTEMPTS.is(error)) {
      reply.header('retry-after', String(error.detail?.['retryAfterSeconds']));
    }
    throw error;
  }
}

export function sessionDtoOf(session: LiveSession): SessionDto {
  const { accountId, login, displayName, role, districtCode, townCode, facilityId } = session;
  return {
    account: { id: accountId, login, displayName, role, scope: { districtCode, townCode, facilityId } },
    expiresAt: session.expiresAt.toISOString(),
  };
}

export function loginStepDtoOf({ step, stepToken, expiresAt }: LoginStep, policy: PasswordPolicy): LoginStepDto {
  const { minLength, kinds, history } = policy;
  return { step, stepToken, expiresAt: expiresAt.toISOString(), passwordPolicy: { minLength, kinds, history } };
}
