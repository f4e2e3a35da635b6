import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { ApiProblem } from '../api/api-problem.js';
import type { EnrolledLogin, LoginStep, Session } from '../api/contract.js';
import { NetworkLost } from '../api/network-lost.js';
import { reachability } from '../api/reachability.js';
import { request } from '../api/request.js';
import { faceOf } from './face.js';
import { rememberedAccount } from './remembered-account.js';
import { SessionContext, type SessionState } from './session-state.js';

/** Asks once who is logged in, and again whenever the server comes back. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<SessionState>({ phase: 'starting' });

  const confirm = useCallback(async () => setState(await askWho()), []);

  useEffect(() => {
    void askWho().then(setState);
  }, []);

  useEffect(() => {
    // Another tab logged somebody in or out: the cookie is shared, so this page must follow.
    const follow = (event: StorageEvent): void => {
      if (rememberedAccount.isKeptIn(event.key)) void confirm();
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, [confirm]);

  useEffect(() => {
    if (state.phase !== 'in' || state.standing !== 'unconfirmed') return;
    return reachability.subscribe(() => reachability.current() && void confirm());
  }, [state, confirm]);

  const goOn = useCallback((answer: LoginAnswer): LoginStep | null => {
    if (isStep(answer)) return answer;
    setState(entered(answer));
    return null;
  }, []);

  const control = useMemo(
    () => ({
      state,
      async logIn(login: string, password: string) {
        return goOn(await asNobody<LoginAnswer>('/v1/sessions', { login, password }, isStep));
      },
      async passStep(step: 'code' | 'password', body: object) {
        return goOn(await asNobody<LoginAnswer>(`/v1/login-steps/${step}`, body, isStep));
      },
      confirmEnrolment: (body: object) =>
        asNobody<EnrolledLogin>('/v1/login-steps/totp', body, ({ session }) => session === null),
      enter: (session: Session) => setState(entered(session)),
      async logOut() {
        try {
          await request<void>('/v1/sessions/current', { method: 'DELETE' });
        } catch (error) {
          if (!ApiProblem.hasStatus(error, 401)) throw error;
        }
        rememberedAccount.forget();
        setState({ phase: 'out' });
      },
      expire() {
        setState((now) => stateWithout(now.phase === 'in' ? now.account : null, true));
      },
    }),
    [state, goOn],
  );
  return <SessionContext value={control}>{children}</SessionContext>;
}

type LoginAnswer = Session | LoginStep;

function isStep(answer: LoginAnswer): answer is LoginStep {
  return 'stepToken' in answer;
}

/**
 * Asks what may change the cookie. From then on it may be somebody else's: other tabs must stop sending before it is.
 * They go on when it failed, or when the answer says that the cookie `stays`.
 */
async function asNobody<Answer>(path: string, body: object, stays: (answer: Answer) => boolean): Promise<Answer> {
  const before = rememberedAccount.read();
  rememberedAccount.forget();
  let answer: Answer | null = null;
  try {
    answer = await request<Answer>(path, { method: 'POST', body });
    return answer;
  } finally {
    if (before && (answer === null || stays(answer))) rememberedAccount.keep(before);
  }
}

async function askWho(): Promise<SessionState> {
  const remembered = rememberedAccount.read();
  try {
    return entered(await request<Session>('/v1/sessions/current'));
  } catch (error) {
    if (!(error instanceof NetworkLost || error instanceof ApiProblem)) throw error;
    return stateWithout(remembered, ApiProblem.hasStatus(error, 401));
  }
}

function entered({ account }: Session): SessionState {
  rememberedAccount.keep(account);
  return { phase: 'in', account, standing: 'confirmed' };
}

/** Only a till and a volunteer's phone go on without the server: their records wait on the device. */
function stateWithout(account: Session['account'] | null, expired: boolean): SessionState {
  if (!account) return { phase: 'out' };
  if (!expired) return { phase: 'in', account, standing: 'unconfirmed' };
  return faceOf(account.role) === 'official' ? { phase: 'out' } : { phase: 'in', account, standing: 'expired' };
}
