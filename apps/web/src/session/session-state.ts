import { createContext, use } from 'react';
import type { Account, EnrolledLogin, LoginStep, Session } from '../api/contract.js';

/**
 * Who uses this device. `unconfirmed`: remembered from last time, the server has not answered yet; `expired`: the
 * server no longer knows the session, the work on the page goes on until the operator logs in again.
 */
export type SessionState =
  | { readonly phase: 'starting' }
  | { readonly phase: 'out' }
  | { readonly phase: 'in'; readonly account: Account; readonly standing: 'confirmed' | 'unconfirmed' | 'expired' };

/** The session and what can be done with it. */
export interface SessionControl {
  readonly state: SessionState;
  /** Null when logged in, else what is still to be done. @throws ApiProblem, NetworkLost */
  logIn(login: string, password: string): Promise<LoginStep | null>;
  /** Does the step that is due, as `logIn` does. @throws ApiProblem, NetworkLost */
  passStep(step: 'code' | 'password', body: object): Promise<LoginStep | null>;
  /** Proves the authenticator; a session in the answer waits for `enter`, until the recovery codes were read. */
  confirmEnrolment(body: object): Promise<EnrolledLogin>;
  /** Goes on with a session that the server has opened. */
  enter(session: Session): void;
  /** @throws NetworkLost: the cookie can only be ended by the server */
  logOut(): Promise<void>;
  /** To be called when an answer was 401. */
  expire(): void;
}

export const SessionContext = createContext<SessionControl | null>(null);

/** The session of this page. */
export function useSession(): SessionControl {
  const control = use(SessionContext);
  if (!control) throw new Error('useSession outside SessionProvider');
  return control;
}
