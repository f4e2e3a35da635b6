import '../i18n/account-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeForm } from '../account/code-form.js';
import { EnrolmentForm } from '../account/enrolment-form.js';
import { FailureLine } from '../account/failure-line.js';
import { NewPasswordForm } from '../account/new-password-form.js';
import { RecoveryCodeList } from '../account/recovery-code-list.js';
import { useWork } from '../account/use-work.js';
import type { EnrolledLogin, Enrolment, LoginStep } from '../api/contract.js';
import { request } from '../api/request.js';
import { useSession } from './session-state.js';

interface LogInStepsProps {
  readonly step: LoginStep;
  readonly login: string;
  /** The step that is due now; null: begin again. */
  readonly onStep: (step: LoginStep | null) => void;
  readonly onDone: () => void;
}

/** What a log-in still needs after the password: a code, a new password, or an authenticator. */
export function LogInSteps({ step, login, onStep, onDone }: LogInStepsProps) {
  const { t } = useTranslation();
  const session = useSession();
  const { stepToken, passwordPolicy } = step;
  const goOn = (next: LoginStep | null): void => {
    onStep(next);
    if (next === null) onDone();
  };
  return (
    <div className="log-in-form" key={step.step}>
      {step.step === 'totp' && (
        <CodeForm
          title={t('steps.code')}
          text={t('steps.codeText')}
          submit={t('steps.codeSubmit')}
          takesRecoveryCode
          onCode={async (code) => goOn(await session.passStep('code', { stepToken, code }))}
        />
      )}
      {step.step === 'change_password' && (
        <NewPasswordForm
          title={t('steps.password')}
          text={t('steps.passwordText')}
          login={login}
          policy={passwordPolicy}
          onPassword={async ({ newPassword }) => goOn(await session.passStep('password', { stepToken, newPassword }))}
        />
      )}
      {step.step === 'enrol_totp' && <EnrolStep stepToken={stepToken} goOn={goOn} />}
      <button type="button" className="button button-quiet" onClick={() => onStep(null)}>
        {t('steps.again')}
      </button>
    </div>
  );
}

function EnrolStep({ stepToken, goOn }: { stepToken: string; goOn: (next: LoginStep | null) => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const { busy, failure, run } = useWork();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [done, setDone] = useState<EnrolledLogin | null>(null);
  const finish = ({ session: opened, next }: EnrolledLogin): void => {
    goOn(next);
    if (opened) session.enter(opened);
  };
  if (done) return <RecoveryCodeList codes={done.recoveryCodes} onSaved={() => finish(done)} />;
  if (enrolment) {
    return (
      <EnrolmentForm
        enrolment={enrolment}
        confirm={async (proof) => setDone(await session.confirmEnrolment({ stepToken, ...proof }))}
      />
    );
  }
  const begin = async (): Promise<void> =>
    setEnrolment(await request<Enrolment>('/v1/login-steps/totp-enrolments', { method: 'POST', body: { stepToken } }));
  return (
    <div className="account-form">
      <h3>{t('steps.enrol')}</h3>
      <p>{t('steps.enrolText')}</p>
      <FailureLine failure={failure} />
      <button type="button" className="button button-main" disabled={busy} onClick={() => void run(begin)}>
        {t('account.beginTotp')}
      </button>
    </div>
  );
}
