import { lazy, Suspense, useState, type ComponentProps, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoginStep } from '../api/contract.js';
import { describeError } from '../shared/describe-error.js';
import { useSession } from './session-state.js';

const LogInSteps = lazy(async () => ({ default: (await import('./log-in-steps.js')).LogInSteps }));

/** Login and password, and then whatever else the account needs; says in words what is wrong and keeps what was typed. */
export function LogInForm({ login: known = '', onDone }: { login?: string; onDone?: () => void }) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const [login, setLogin] = useState(known);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [step, setStep] = useState<LoginStep | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      const next = await session.logIn(login, password);
      setStep(next);
      if (next === null) onDone?.();
      else setPassword('');
    } catch (error) {
      setPassword('');
      setFailure(describeError(error, { language: i18n.language, noAnswer: t('logIn.noAnswer') }));
    } finally {
      setBusy(false);
    }
  };
  if (step !== null) return <Steps {...{ step, login }} onStep={setStep} onDone={() => onDone?.()} />;
  return (
    <form className="log-in-form" onSubmit={(event) => void submit(event)}>
      <label className="field">
        <span>{t('logIn.login')}</span>
        <input
          className="input"
          name="login"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus={known === ''}
          value={login}
          onChange={(event) => setLogin(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('logIn.password')}</span>
        <input
          className="input"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          autoFocus={known !== ''}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      {failure && (
        <p className="log-in-failure" role="alert">
          {failure}
        </p>
      )}
      <button type="submit" className="button button-main" disabled={busy}>
        {busy ? t('logIn.busy') : t('logIn.submit')}
      </button>
    </form>
  );
}

/** They are fetched when somebody needs them; what stands around the form stays meanwhile. */
function Steps(props: ComponentProps<typeof LogInSteps>) {
  return (
    <Suspense>
      <LogInSteps {...props} />
    </Suspense>
  );
}
