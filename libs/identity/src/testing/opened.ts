import { isOpened } from '../session/login-answer.js';
import type { LoginOutcome, LoginStep, OpenedSession } from '../session/login-outcome.js';

/** The session of a log-in that needs nothing more. */
export function opened(outcome: LoginOutcome): OpenedSession {
  if (!isOpened(outcome)) throw new Error(`no session yet: ${outcome.step}`);
  return outcome;
}

/** The step of a log-in that has no session yet. */
export function stepOf(outcome: LoginOutcome): LoginStep {
  if (isOpened(outcome)) throw new Error('a session was opened');
  return outcome;
}
