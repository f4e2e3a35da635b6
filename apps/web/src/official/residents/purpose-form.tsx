import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosurePurpose } from '../../api/registry-contract.js';

const PURPOSES: readonly DisclosurePurpose[] = [
  'call',
  'visit',
  'verify_identity',
  'correct_record',
  'subsidy_review',
  'emergency',
  'request_of_person',
];

/** What personal data are wanted for. */
export interface Purpose {
  readonly purpose: DisclosurePurpose;
  readonly note: string;
}

interface PurposeFormProps {
  readonly initial: DisclosurePurpose;
  /** What the occasion begins with. */
  readonly occasion?: string;
  /** What its key says. */
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly onSubmit: (purpose: Purpose) => void;
}

/** Asks for a purpose and an occasion before anything is shown in clear. */
export function PurposeForm({ initial, occasion = '', submitLabel, busy, onSubmit }: PurposeFormProps) {
  const { t } = useTranslation();
  const [purpose, setPurpose] = useState(initial);
  const [note, setNote] = useState(occasion);
  const hint = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit({ purpose, note });
  };
  return (
    <form className="registry-form" autoComplete="off" onSubmit={submit}>
      <label className="field">
        <span>{t('disclosure.purposeLabel')}</span>
        <select
          className="input"
          value={purpose}
          onChange={(event) => setPurpose(event.target.value as DisclosurePurpose)}
        >
          {PURPOSES.map((one) => (
            <option key={one} value={one}>
              {t(`disclosure.purpose.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <div className="field wide">
        <label className="field">
          <span>{t('disclosure.note')}</span>
          <input
            className="input"
            value={note}
            minLength={2}
            maxLength={200}
            required
            aria-describedby={hint}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <span id={hint} className="registry-hint">
          {t('disclosure.noteHint')}
        </span>
      </div>
      <button type="submit" className="button button-main" disabled={busy}>
        {submitLabel}
      </button>
    </form>
  );
}
