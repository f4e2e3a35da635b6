import './account-forms.css';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureLine } from './failure-line.js';
import { useWork } from './use-work.js';

interface CodeFormProps {
  readonly title?: string;
  readonly text: string;
  readonly submit: string;
  /** A recovery code does as well. */
  readonly takesRecoveryCode?: boolean;
  readonly onCode: (code: string) => Promise<void>;
}

/** Asks for six digits of the authenticator. */
export function CodeForm({ title, text, submit, takesRecoveryCode = false, onCode }: CodeFormProps) {
  const { t } = useTranslation();
  const { busy, failure, run } = useWork();
  const [code, setCode] = useState('');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!(await run(() => onCode(code)))) setCode('');
  };
  return (
    <form className="account-form" onSubmit={(event) => void send(event)}>
      {title !== undefined && <h3>{title}</h3>}
      <p>{text}</p>
      <label className="field">
        <span>{t(takesRecoveryCode ? 'account.codeOrRecovery' : 'account.code')}</span>
        <input
          className="input account-code"
          name="code"
          autoComplete="one-time-code"
          inputMode={takesRecoveryCode ? 'text' : 'numeric'}
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </label>
      <FailureLine failure={failure} />
      <button type="submit" className="button button-main" disabled={busy}>
        {submit}
      </button>
    </form>
  );
}
