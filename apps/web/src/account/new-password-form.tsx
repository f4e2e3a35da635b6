import './account-forms.css';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasswordPolicy } from '../api/contract.js';
import { FailureLine } from './failure-line.js';
import { useWork } from './use-work.js';

interface NewPasswordFormProps {
  readonly title?: string;
  readonly text?: string;
  readonly login: string;
  readonly policy: PasswordPolicy;
  /** Asks for the present password, too. */
  readonly asksCurrent?: boolean;
  readonly onPassword: (change: { currentPassword: string; newPassword: string }) => Promise<void>;
}

/** A new password, typed twice; the rule stands beside it, the server judges. */
export function NewPasswordForm({ title, text, login, policy, asksCurrent = false, onPassword }: NewPasswordFormProps) {
  const { t } = useTranslation();
  const { busy, failure, run } = useWork();
  const [current, setCurrent] = useState('');
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setDiffers(typed !== again);
    if (typed !== again) return;
    if (await run(() => onPassword({ currentPassword: current, newPassword: typed }))) {
      setCurrent('');
      setTyped('');
      setAgain('');
    }
  };
  return (
    <form className="account-form" onSubmit={(event) => void send(event)}>
      {title !== undefined && <h3>{title}</h3>}
      {text !== undefined && <p>{text}</p>}
      {/* Password keepers file the new password under this name. */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      {asksCurrent && (
        <PasswordField
          label={t('account.currentPassword')}
          name="currentPassword"
          value={current}
          onValue={setCurrent}
        />
      )}
      <PasswordField label={t('account.newPassword')} name="newPassword" value={typed} onValue={setTyped} />
      <PasswordField label={t('account.repeatPassword')} name="repeatPassword" value={again} onValue={setAgain} />
      <p className="account-hint">
        {t('account.rule', { length: policy.minLength })}
        {policy.kinds > 1 && ` ${t('account.ruleKinds', { kinds: policy.kinds })}`}
        {policy.history > 0 && ` ${t('account.ruleHistory', { history: policy.history })}`}
      </p>
      <FailureLine failure={differs ? t('account.differs') : failure} />
      <button type="submit" className="button button-main" disabled={busy}>
        {t('account.changePassword')}
      </button>
    </form>
  );
}

interface PasswordFieldProps {
  readonly label: string;
  readonly name: 'currentPassword' | 'newPassword' | 'repeatPassword';
  readonly value: string;
  readonly onValue: (value: string) => void;
}

function PasswordField({ label, name, value, onValue }: PasswordFieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="input"
        type="password"
        name={name}
        autoComplete={name === 'currentPassword' ? 'current-password' : 'new-password'}
        required
        maxLength={200}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      />
    </label>
  );
}
