import './account-forms.css';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureLine } from './failure-line.js';
import { useWork } from './use-work.js';

/** Asks for one's password once more, before something that would lock its owner out. */
export function PasswordProof({ text, onPassword }: { text: string; onPassword: (password: string) => Promise<void> }) {
  const { t } = useTranslation();
  const { busy, failure, run } = useWork();
  const [password, setPassword] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await run(() => onPassword(password)))) setPassword('');
  };
  return (
    <form className="account-form" onSubmit={(event) => void send(event)}>
      <p>{text}</p>
      <label className="field">
        <span>{t('account.currentPassword')}</span>
        <input
          className="input"
          type="password"
          name="proof"
          autoComplete="current-password"
          required
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </label>
      <FailureLine failure={failure} />
      <button type="submit" className="button button-main" disabled={busy}>
        {t('account.goOn')}
      </button>
    </form>
  );
}
