import { createContext, use } from 'react';
import type { Account } from '../api/contract.js';

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
  /** @throws ApiProblem, NetworkLost */
  logIn(login: string, password: string): Promise<void>;
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
