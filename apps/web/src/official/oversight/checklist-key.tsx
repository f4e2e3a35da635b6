import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { Checklist } from '../../oversight/oversight-contract.js';
import { Dialog } from '../../shared/dialog.js';
import { BooksFailure } from '../books/books-failure.js';

/** Changes what inspections of a kind look at. */
export function ChecklistKey({ checklist }: { checklist: Checklist }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [lines, setLines] = useState<string | null>(null);
  const title = t('oversight.checklistEdit', { kind: t(`oversight.kind.${checklist.kind}`) });
  const saving = useMutation({
    mutationFn: (items: readonly string[]) =>
      request<unknown>(`/v1/inspection-checklists/${checklist.kind}`, {
        method: 'PUT',
        body: { items, version: checklist.version },
      }),
    onSuccess: () => {
      setLines(null);
      return client.invalidateQueries({ queryKey: ['oversight', 'checklists'] });
    },
  });
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const items = (lines ?? '').split('\n').map((line) => line.trim());
    saving.mutate(items.filter((item) => item !== ''));
  };
  return (
    <>
      <button type="button" className="button" onClick={() => setLines(checklist.items.join('\n'))}>
        {title}
      </button>
      {lines !== null && (
        <Dialog title={title} onClose={() => setLines(null)}>
          <form className="form" onSubmit={send}>
            <p className="form-note">{t('oversight.checklistNote')}</p>
            <label className="field">
              <span>{t('oversight.checklistItems')}</span>
              <textarea
                className="input oversight-lines"
                required
                value={lines}
                onChange={({ target }) => setLines(target.value)}
              />
            </label>
            <BooksFailure error={saving.error} onRetry={() => saving.mutate(lines.split('\n'))} />
            <div className="form-keys">
              <button type="submit" className="button button-main" disabled={saving.isPending}>
                {t('form.save')}
              </button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
