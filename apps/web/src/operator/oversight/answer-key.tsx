import '../garden/garden-texts.js';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { LONGEST, type InspectionFinding } from '../../oversight/oversight-contract.js';
import { describeError } from '../../shared/describe-error.js';
import { Dialog } from '../../shared/dialog.js';
import { ErrorState } from '../../shared/error-state.js';
import { PhotoField } from '../garden/photo-field.js';

/** Says what was done about a finding, with a photo. */
export function AnswerKey({ finding }: { finding: InspectionFinding }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [photo, setPhoto] = useState<string | undefined>();
  const answering = useMutation({
    mutationFn: () =>
      request<unknown>(`/v1/inspection-findings/${finding.id}/steps`, {
        method: 'POST',
        body: { action: 'answered', step: finding.step, text: text.trim(), ...(photo !== undefined && { photo }) },
      }),
    onSuccess: () => {
      setOpen(false);
      return client.invalidateQueries({ queryKey: ['oversight'] });
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    answering.mutate();
  };
  return (
    <>
      <button type="button" className="button button-main" onClick={() => setOpen(true)}>
        {t('oversight.answer')}
      </button>
      {open && (
        <Dialog title={t('oversight.answer')} onClose={() => setOpen(false)}>
          <form className="form" onSubmit={send}>
            <p className="form-note">{t('oversight.answerNote')}</p>
            <label className="field">
              <span>{t('oversight.done')}</span>
              <input
                className="input"
                required
                maxLength={LONGEST.step}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </label>
            <PhotoField taken={photo !== undefined} onPhoto={setPhoto} />
            {answering.error && (
              <ErrorState
                happened={describeError(answering.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
                kept={t('form.kept')}
                todo={t('form.todo')}
              />
            )}
            <div className="form-keys">
              <button type="submit" className="button button-main" disabled={answering.isPending}>
                {t('form.save')}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
