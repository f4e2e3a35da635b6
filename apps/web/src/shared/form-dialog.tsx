import './form-dialog.css';
import './form-texts.js';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkLost } from '../api/network-lost.js';
import { describeError } from './describe-error.js';
import { Dialog } from './dialog.js';
import { ErrorState } from './error-state.js';
import { FormField } from './form-field.js';
import { askedOf, bodyOf, startValues, type Field, type FormBody, type FormValues } from './form-values.js';

interface FormDialogProps {
  readonly title: string;
  /** What the change does, in a sentence; null when the title says it. */
  readonly note?: string | null;
  readonly fields: readonly Field[];
  readonly submit: string;
  /** What to say when no answer came and a repeat is the way to learn of it; else that nothing was saved. */
  readonly unanswered?: { readonly happened: string; readonly kept: string; readonly todo: string };
  /** Sends the values under the fields' names; what it throws is shown and nothing is lost. */
  readonly onSubmit: (body: FormBody) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A few fields in a dialog; it closes when the server has saved them, and otherwise says why not. */
export function FormDialog({ title, note = null, fields, submit, unanswered, onSubmit, onClose }: FormDialogProps) {
  const { t, i18n } = useTranslation();
  const [values, setValues] = useState<FormValues>(() => startValues(fields));
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await onSubmit(bodyOf(fields, values));
      onClose();
    } catch (reason) {
      setError(reason);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={(event) => void send(event)}>
        {note !== null && <p className="form-note">{note}</p>}
        {askedOf(fields, values).map((field) => (
          <FormField
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
        {error !== null &&
          (unanswered && error instanceof NetworkLost ? (
            <ErrorState {...unanswered} />
          ) : (
            <ErrorState
              happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
              kept={t('form.kept')}
              todo={t('form.todo')}
            />
          ))}
        <div className="form-keys">
          <button type="submit" className="button button-main" disabled={busy}>
            {busy ? t('form.saving') : submit}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('form.cancel')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
