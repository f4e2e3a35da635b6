import '../i18n/account-texts.js';
import './account-page.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account, OwnAccount as OwnAccountState } from '../api/contract.js';
import { request } from '../api/request.js';
import { describeError } from '../shared/describe-error.js';
import { ErrorState } from '../shared/error-state.js';
import { moment } from './moment.js';
import { NewPasswordForm } from './new-password-form.js';
import { OwnTotp } from './own-totp.js';
import { SessionList } from './session-list.js';
import { useLoaded } from './use-loaded.js';

/** One's own account, the same in every face: password, authenticator, and where one is logged in. */
export function OwnAccount({ account }: { account: Account }) {
  const { t, i18n } = useTranslation();
  const { data, error, reload } = useLoaded<OwnAccountState>('/v1/accounts/current');
  const [changed, setChanged] = useState(false);
  /** Ended sessions leave the list when the password has changed. */
  const [round, setRound] = useState(0);
  const refresh = (): void => {
    reload();
    setRound((now) => now + 1);
  };
  if (!data) {
    return error === null ? (
      <p role="status">{t('shell.loading')}</p>
    ) : (
      <ErrorState
        happened={describeError(error, { language: i18n.language, noAnswer: t('account.noAnswer') })}
        kept={t('account.loadKept')}
        todo={t('account.loadTodo')}
      >
        <button type="button" className="button" onClick={reload}>
          {t('account.retry')}
        </button>
      </ErrorState>
    );
  }
  return (
    <div className="account-page">
      <section className="account-section" aria-labelledby="own-password">
        <h2 id="own-password">{t('account.password')}</h2>
        <p>
          {t('account.changedAt', { time: moment(data.password.changedAt) })}
          {data.password.expiresAt !== null && ` ${t('account.expiresAt', { time: moment(data.password.expiresAt) })}`}
        </p>
        {changed && (
          <p className="account-done" role="status">
            {t('account.passwordChanged')}
          </p>
        )}
        <NewPasswordForm
          login={account.login}
          policy={data.password.policy}
          asksCurrent
          onPassword={async (change) => {
            setChanged(false);
            await request('/v1/accounts/current/password', { method: 'PUT', body: change });
            setChanged(true);
            refresh();
          }}
        />
      </section>
      <section className="account-section" aria-labelledby="own-totp">
        <h2 id="own-totp">{t('account.totp')}</h2>
        <OwnTotp totp={data.totp} onChanged={refresh} />
      </section>
      <section className="account-section" aria-labelledby="own-sessions">
        <h2 id="own-sessions">{t('account.sessions')}</h2>
        <p>{t('account.sessionsText')}</p>
        <SessionList key={round} path="/v1/accounts/current/sessions" endAll={t('account.endOthers')} />
      </section>
    </div>
  );
}
