import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Undoes one merge, with a reason. */
export function UndoMergeForm({ busy, onUndo }: { busy: boolean; onUndo: (reason: string) => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <form
      className="registry-search"
      onSubmit={(event) => {
        event.preventDefault();
        onUndo(reason);
      }}
    >
      <label className="field">
        <span>{t('merge.reason')}</span>
        <input
          className="input"
          required
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={busy}>
        {t('merge.undo')}
      </button>
    </form>
  );
}
